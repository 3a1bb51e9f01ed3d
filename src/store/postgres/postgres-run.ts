/** One run of one machine that puts records into PostgreSQL. A killed one leaves the transactions that were committed; the next takes up what is missing. */

import { z } from 'zod'
import { fromKey } from '../keys.ts'
import { ReadingRow, SourceKey, SourceRow, toKnown } from '../source-row.ts'
import type { Known, Recalled, RunOptions, StoreRun, Way } from '../store.ts'
import { parseMessages } from '../stored-messages.ts'
import { asStoreError, atomically, type Database, type Queryable } from './database.ts'
import { beginning, keepParts } from './keep.ts'
import { keyOf } from './rows.ts'
import * as sql from './sql.ts'

/** Readings of a source that are in memory at once. */
const pageSize = 50

/** Begins a run. It holds one connection, whose temporary table has the claims of its articles. */
export async function beginPostgresRun(database: Database, options: RunOptions): Promise<StoreRun> {
  const { address, pool, languages } = database
  const { onCollision: mode, dryRun = false, way } = options
  const guarded = <Result>(work: () => Promise<Result>) => asStoreError(address.name, work)

  const client = await guarded(() => pool.connect())
  const release = async () => {
    const ended = await client.query(sql.dropTemporaryClaims).catch((error: Error) => error)
    client.release(ended instanceof Error ? ended : undefined)
  }
  const run = await guarded(async () => {
    await client.query(sql.temporaryClaims)
    return dryRun ? 0 : insertRun(client, options)
  })
  const keepOptions = { run, mode, way, languages, dryRun }
  let progress = beginning

  return {
    ...(!dryRun && { id: run }),
    known: (paths) => guarded(() => knownSources(client, paths, way)),
    async keep(parts) {
      const keep = () => keepParts(client, parts, keepOptions, progress)
      const done = await guarded(() => (dryRun ? keep() : atomically(client, keep)))
      progress = done.progress
      return done.kept
    },
    recall: (known) => recallSource(database, known),
    async finish({ state, finishedAt, losses }) {
      if (!dryRun) {
        const end = [run, state, finishedAt ?? null, JSON.stringify(losses ?? [])]
        await guarded(() => client.query(sql.endRun, end))
      }
      await release()
    },
    abort: release,
  }
}

/** Notes that a run begins; gives its number. */
export async function insertRun(client: Queryable, { startedAt, way, asked }: RunOptions): Promise<number> {
  const values = [startedAt ?? null, way?.importer ?? null, way?.profile ?? null, JSON.stringify(asked ?? {})]
  const { rows } = await client.query(sql.beginRun, values)
  return (
    z
      .array(z.object({ id: z.number() }))
      .length(1)
      .parse(rows)[0]?.id ?? 0
  )
}

/** What is known of each source that was read in this way; nothing where that is spoilt. */
export async function knownSources(
  client: Queryable,
  paths: string[],
  way: Way | undefined,
): Promise<(Known | undefined)[]> {
  if (!way) return paths.map(() => undefined)
  const { rows } = await client.query(sql.findSources, [paths.map(keyOf), way.importer, way.profile])
  const known = z.array(SourceRow).parse(rows).map(toKnown)
  const found = new Map(known.map((one) => [one?.path, one]))
  return paths.map((path) => found.get(path))
}

/** What came of the articles of a source, a page at a time. What was spoilt is read by the next run. */
async function* recallSource(database: Database, { path, key }: Known): AsyncGenerator<Recalled> {
  const { run, first, last } = SourceKey.parse(key)
  for await (const { id, messages: text } of readReadings(database, { run, after: first - 1, last, pageSize })) {
    const messages = parseMessages(text, path)
    if (!messages) {
      await asStoreError(database.address.name, () => database.pool.query(sql.forgetSources, [[keyOf(path)]]))
    }
    yield { ...(id !== null && { id: fromKey(id) }), messages: messages ?? [] }
  }
}

/** The readings of a run after a number up to another. */
export async function* readReadings(
  { address, pool }: Database,
  { run, after, last, pageSize }: { run: number; after: number; last: number; pageSize: number },
): AsyncGenerator<ReadingRow> {
  for (let number: number | undefined = after; number !== undefined; ) {
    const values: number[] = [run, number, last, pageSize]
    const { rows } = await asStoreError(address.name, () => pool.query(sql.readingsAfter, values))
    const page = z.array(ReadingRow).parse(rows)
    yield* page
    number = page.at(-1)?.number
  }
}
