/**
 * What came of batches → the store, in the order of their run, whoever read them and whenever: the same as one machine makes
 * that reads them one after the other.
 */

import { z } from 'zod'
import { createLedger, type LedgerState } from '../../../diagnostics/ledger.ts'
import { sumUp } from '../../../diagnostics/sum.ts'
import { collisionModes } from '../../names.ts'
import { Losses } from '../../run-record.ts'
import type { Kept, Part } from '../../store.ts'
import { atomically, type Database, type Queryable, withClient } from '../database.ts'
import { keepParts, type Progress } from '../keep.ts'
import { endRun } from '../sql.ts'
import * as sql from './sql.ts'
import { fromStaged } from './staged-part.ts'

/** Parts of one transaction, and their bytes. */
const max = { parts: 200, bytes: 16_000_000 }

const Row = z.object({
  run: z.number(),
  collisions: z.enum(collisionModes),
  batches: z.number(),
  batch: z.number(),
  part: z.number(),
  progress: z.string(),
  importer: z.string(),
  profile: z.string(),
})
type Row = z.infer<typeof Row>

const Staged = z.array(z.object({ part: z.number(), content: z.string(), last: z.number() }))

/** A source that has to be read again before its run can go on. */
export type Step = 'none' | 'kept' | { run: number; batch: number; part: number; path: string }

/** Keeps the next parts of a run whose next batch is done. */
export function keepNext(database: Database, now: () => string): Promise<Step> {
  return withClient(database.pool, (client) =>
    atomically(client, async () => {
      const [row] = z.array(Row).parse((await client.query(sql.nextToKeep)).rows)
      if (!row) return 'none'
      const from = [row.run, row.batch, row.part, max.parts, max.bytes]
      const staged = Staged.parse((await client.query(sql.stagedAfter, from)).rows)
      const parts = staged.map(({ content }) => fromStaged(content))
      const kept = await keepSome(client, row, parts, database)
      const last = staged.at(-1)
      const isWhole = kept.length === parts.length && (last === undefined || last.part === last.last)
      await move(client, row, { ...kept, isWhole, now })
      const lost = parts[kept.length]
      if (!lost || !('known' in lost)) return 'kept'
      return { run: row.run, batch: row.batch, part: row.part + kept.length, path: lost.known.path }
    }),
  )
}

/** Keeps what came of a source that was read again, unless somebody else did. */
export async function keepAgain(
  database: Database,
  { run, batch, part }: Exclude<Step, string>,
  { parts, now }: { parts: Part[]; now: () => string },
): Promise<void> {
  await withClient(database.pool, (client) =>
    atomically(client, async () => {
      const [row] = z.array(Row).parse((await client.query(sql.runAt, [run, batch, part])).rows)
      if (!row) return
      const kept = await keepSome(client, row, parts, database)
      await move(client, row, { ...kept, length: 1, isWhole: false, now })
    }),
  )
}

interface Moved {
  /** How many parts were kept. */
  length: number
  state: State
}

interface State {
  progress: Progress
  losses: LedgerState['entries']
  lastFiles: LedgerState['lastFiles']
}

/** The state is ours; only what people see of it is checked. */
const Stored = z.object({
  progress: z.custom<Progress>(),
  losses: Losses,
  lastFiles: z.record(z.string(), z.string()),
})

async function keepSome(client: Queryable, row: Row, parts: Part[], { languages }: Database): Promise<Moved> {
  const { run, collisions: mode, importer, profile } = row
  const before: State = Stored.parse(JSON.parse(row.progress))
  const options = { run, mode, way: { importer, profile }, languages, dryRun: false }
  const { kept, progress } = await keepParts(client, parts, options, before.progress)
  const ledger = createLedger(undefined, { entries: before.losses, lastFiles: before.lastFiles })
  for (const [index, part] of parts.slice(0, kept.length).entries()) addLosses(ledger, part, kept[index])
  return {
    length: kept.length,
    state: { progress, losses: ledger.entries(), lastFiles: ledger.lastFiles() },
  }
}

function addLosses(ledger: ReturnType<typeof createLedger>, part: Part, kept: Kept = []): void {
  if ('known' in part) ledger.addSums(part.known.sums)
  else
    for (const [index, { sums }] of part.readings.entries()) {
      ledger.addSums([...sums, ...sumUp(kept[index]?.messages ?? [])])
    }
}

/** Notes how far the run is, and that it ended, if it did. */
async function move(
  client: Queryable,
  { run, batch, part, batches }: Row,
  { length, state, isWhole, now }: Moved & { isWhole: boolean; now: () => string },
): Promise<void> {
  const [nextBatch, nextPart] = isWhole ? [batch + 1, 0] : [batch, part + length]
  await client.query(sql.moveRun, [run, nextBatch, nextPart, JSON.stringify(state)])
  if (!isWhole) return
  await client.query(sql.dropStaged, [run, batch])
  if (nextBatch < batches) return
  await client.query(sql.dropClaims, [run])
  await client.query(endRun, [run, 'finished', now(), JSON.stringify(state.losses)])
}
