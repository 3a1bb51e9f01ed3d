/** What came of sources → the database, in the transaction of the caller. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { messagesOfText, messagesToText } from '../../diagnostics/stored-message.ts'
import { addSums, type Sum } from '../../diagnostics/sum.ts'
import { toKey } from '../keys.ts'
import type { CollisionMode } from '../names.ts'
import type { Packed } from '../packed.ts'
import type { Kept, Part, Reading, ReadPart, RunCounts, Way, Written } from '../store.ts'
import { sumsToText } from '../stored-messages.ts'
import type { Queryable } from './database.ts'
import { openPlacing } from './placing.ts'
import { keyOf, recordRow } from './rows.ts'
import * as sql from './sql.ts'
import { noWrites, write } from './writes.ts'

/** What is the same for all batches of a run. */
export interface KeepOptions {
  run: number
  mode: CollisionMode
  way: Way | undefined
  languages: Set<string>
  /** Nothing is written but claims. */
  dryRun: boolean
}

/** Where a run stands between two batches. */
export interface Progress {
  /** The number of the last reading. */
  lastReading: number
  /** A source of which more parts are to come. */
  open: OpenSource
  /** Sources that are to be read, in a dry run, which cannot note it. */
  lost: string[]
}

interface OpenSource {
  first: number
  articles: number
  refused: number
  sums: Sum[]
  /** A record of it was not kept as it came, which only reading it again can tell of. */
  isDoubted: boolean
}

const closed: OpenSource = { first: 1, articles: 0, refused: 0, sums: [], isDoubted: false }

/** Where a run begins. */
export const beginning: Progress = { lastReading: 0, open: closed, lost: [] }

/**
 * Keeps parts in their order; stops before a source that was said to be unchanged and whose record belongs to another by
 * now. Gives where the run stands then, which holds only if the transaction does.
 */
export async function keepParts(
  client: Queryable,
  parts: Part[],
  options: KeepOptions,
  before: Progress,
): Promise<{ kept: Kept[]; progress: Progress }> {
  const { run, way, dryRun } = options
  let { lastReading, open } = before
  const counts: RunCounts = { created: 0, updated: 0, same: 0, taken: 0, unreadable: 0 }
  const writes = noWrites()
  const articles = parts.flatMap((part) => ('known' in part ? [] : part.readings.flatMap(({ record }) => record ?? [])))
  const placing = await openPlacing(client, articles, { ...options, lost: before.lost })
  const known = await stillKnown(client, parts)

  const keepRecord = async (record: Packed, { start }: Reading): Promise<Written> => {
    const placed = await placing.place(record, start)
    const { messages } = placed
    if (!placed.record) return { change: 'taken', name: placed.name, messages }
    const { record: kept, before: there } = placed
    const change = !there ? 'created' : there.content.equals(contentOf(kept)) ? 'same' : 'updated'
    if (change === 'updated') writes.replaced.push(keyOf(kept.id))
    if (change !== 'same') writes.records.push(recordRow(kept, options))
    return { change, name: kept.id, messages }
  }

  const keepReading = async (source: string, reading: Reading): Promise<Written | undefined> => {
    const { record, messages: said, sums } = reading
    const written = record && (await keepRecord(record, reading))
    const change = written?.change ?? (sums.some(({ severity }) => severity === 'error') ? 'unreadable' : undefined)
    if (change) counts[change] += 1
    lastReading += 1
    const more = written?.messages ?? []
    const messages = more.length === 0 ? said : messagesToText([...messagesOfText(said, source), ...more], source)
    const id = written && written.change !== 'taken' ? toKey(written.name) : null
    writes.readings.push([run, lastReading, toKey(source), id, change ?? null, messages])
    open = {
      first: open.first,
      articles: open.articles + (id === null ? 0 : 1),
      refused: open.refused + (change === 'unreadable' ? 1 : 0),
      isDoubted: open.isDoubted || more.length > 0,
      sums: addSums(open.sums, sums),
    }
    return written
  }

  const keepRead = async (part: ReadPart): Promise<Kept> => {
    const { path, readings, isFirst, isLast, isDoubted = false, sha256, stamp } = part
    if (isFirst) {
      open = { ...closed, first: lastReading + 1 }
      writes.forgotten.add(path)
    }
    open = { ...open, isDoubted: open.isDoubted || isDoubted }
    const kept: Kept = []
    for (const reading of readings) kept.push(await keepReading(path, reading))
    if (isLast && way && sha256 !== undefined && !open.isDoubted) {
      const origin = [sha256, stamp ?? null, way.importer, way.profile]
      const came = [run, open.first, lastReading, open.articles, open.refused, sumsToText(open.sums)]
      writes.sources.push([keyOf(path), toKey(path), ...origin, ...came])
    }
    return kept
  }

  const kept: Kept[] = []
  for (const part of parts) {
    if (!('known' in part)) {
      kept.push(await keepRead(part))
      continue
    }
    const { path, articles: same, refused, key } = part.known
    const number = numberOf(key)
    if (placing.isLost(path) || !known.has(number)) break
    placing.pass(path)
    writes.same.push({ number, stamp: part.stamp })
    counts.same += same
    counts.unreadable += refused
    kept.push([])
  }
  await placing.save()
  if (dryRun) return { kept, progress: { lastReading, open, lost: [...before.lost, ...placing.lost()] } }
  for (const path of placing.lost()) writes.forgotten.add(path)
  await write(client, writes, run, counts)
  return { kept, progress: { lastReading, open, lost: [] } }
}

const Numbered = z.object({ number: z.coerce.number() })

/** The number of a source, in what `known` gave. */
function numberOf(key: unknown): number {
  return Numbered.parse(key).number
}

async function stillKnown(client: Queryable, parts: Part[]): Promise<Set<number>> {
  const numbers = parts.flatMap((part) => ('known' in part ? [numberOf(part.known.key)] : []))
  if (numbers.length === 0) return new Set()
  const { rows } = await client.query(sql.stillKnown, [numbers])
  return new Set(rows.map(numberOf))
}

function contentOf({ line }: Packed): Buffer {
  return createHash('sha256').update(line).digest()
}
