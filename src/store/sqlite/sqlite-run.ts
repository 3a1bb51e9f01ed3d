/** One run that puts records into SQLite. A killed one leaves the transactions that were committed; the next takes up what is missing. */

import { messagesOfText, messagesToText } from '../../diagnostics/stored-message.ts'
import { addSums, type sumUp } from '../../diagnostics/sum.ts'
import { type Collision, collisionMessages, findCollision, holderOf } from '../collisions.ts'
import { fileName, nameKey } from '../file-name.ts'
import { type Packed, rename } from '../packed.ts'
import { type ReadingRow, SourceKey, type SourceRow, toKnown } from '../source-row.ts'
import type {
  Kept,
  Known,
  Reading,
  ReadPart,
  Recalled,
  RunCounts,
  RunOptions,
  SamePart,
  StoreRun,
  Written,
} from '../store.ts'
import { parseMessages, sumsToText } from '../stored-messages.ts'
import { createBits } from './bits.ts'
import { beginClaims, type Claimant } from './claims.ts'
import { asStoreError, type Connection } from './database.ts'
import type { Statements } from './statements.ts'

/** Readings of a source that are in memory at once. */
const pageSize = 50

/** A source whose parts are being kept. */
interface OpenSource extends Pick<SourceRow, 'first' | 'articles' | 'refused'> {
  sums: ReturnType<typeof sumUp>
  /** A record of it was not kept as it came, which only reading it again can tell of. */
  isDoubted: boolean
}

/** Begins a run. */
export function beginSqliteRun(
  path: string,
  connection: Connection,
  { records, sources, runs, atomically }: Statements,
  options: RunOptions,
): StoreRun {
  const { onCollision: mode, dryRun = false, way } = options
  const id = dryRun ? undefined : asStoreError(path, () => runs.begin(options))
  const run = id ?? 0
  const { claim } = beginClaims(path, connection, mode)
  /** The sources that did not change and were passed already, by their numbers. */
  const passed = createBits()
  /** Unchanged sources that have lost a record or a name to an earlier one of the run. */
  const lost = new Set<string>()
  let lastReading = 0
  let open: OpenSource = { first: 1, articles: 0, refused: 0, sums: [], isDoubted: false }

  const hasPassed = (source: string): boolean => {
    const known = way && sources.find(source, way)
    return known !== undefined && passed.has(known.number)
  }
  /** Of sources that have what the article of `own` wants: one that came first, or nothing; the others have to be read. */
  const firstOf = (holders: string[], own: string): string | undefined => {
    const others = holders.filter((holder) => holder !== own)
    const first = others.find(hasPassed)
    if (first !== undefined) return first
    for (const other of others) {
      lost.add(other)
      if (!dryRun) sources.forget(other)
    }
    return undefined
  }

  const keepRecord = (record: Packed, { start }: Reading): Written => {
    const holder = holderOf(record.path, start)
    const byId: Claimant = {
      holder,
      earlier: (key) => firstOf([records.find(key)?.path ?? record.path], record.path),
    }
    const idClaim = claim('id', record.id, byId)
    const collisions: (Collision | undefined)[] = [findCollision('id', record.id, idClaim)]
    if (idClaim.kind !== 'taken') {
      const bySlug: Claimant = {
        holder,
        earlier: (key) => firstOf(records.holdersOf(key, idClaim.name), record.path),
      }
      const slugClaim = claim('slug', record.slug, bySlug)
      collisions.push(findCollision('slug', record.slug, slugClaim))
    }
    const met = collisions.filter((collision) => collision !== undefined)
    const messages = met.length === 0 ? [] : collisionMessages(record.path, met, { mode, start })
    const taken = met.find(({ isTaken }) => isTaken)
    if (taken) return { change: 'taken', name: taken.name, messages }
    const slug = met.find(({ field }) => field === 'slug')?.name ?? record.slug
    const kept = met.length === 0 ? record : rename(record, { id: idClaim.name, slug })
    const before = records.find(kept.id)
    const change = before === undefined ? 'created' : before.record === kept.line ? 'same' : 'updated'
    if (change !== 'same' && !dryRun) {
      if (before) records.keepReplaced(kept.id, run, before.record)
      records.put(kept, { name: nameKey(fileName(kept.slug, '')), way, run })
    }
    return { change, name: kept.id, messages }
  }

  const keepReading = (source: string, reading: Reading, counts: RunCounts): Written | undefined => {
    const { record, messages: said, sums } = reading
    const written = record && keepRecord(record, reading)
    const change = written?.change ?? (sums.some(({ severity }) => severity === 'error') ? 'unreadable' : null)
    if (change) counts[change] += 1
    lastReading += 1
    const more = written?.messages ?? []
    if (!dryRun) {
      const messages = more.length === 0 ? said : messagesToText([...messagesOfText(said, source), ...more], source)
      const name = written && written.change !== 'taken' ? written.name : null
      sources.putReading(run, { number: lastReading, path: source, id: name, change, messages })
    }
    open.articles += written && written.change !== 'taken' ? 1 : 0
    open.refused += change === 'unreadable' ? 1 : 0
    open.isDoubted ||= more.length > 0
    open.sums = addSums(open.sums, sums)
    return written
  }

  const keepRead = (part: ReadPart, counts: RunCounts): Kept => {
    const { path: source, readings, isFirst, isLast, isDoubted = false, sha256, stamp } = part
    if (isFirst) {
      open = { first: lastReading + 1, articles: 0, refused: 0, sums: [], isDoubted: false }
      if (!dryRun) sources.forget(source)
    }
    open.isDoubted ||= isDoubted
    const kept = readings.map((reading) => keepReading(source, reading, counts))
    if (isLast && way && sha256 !== undefined && !open.isDoubted && !dryRun) {
      const { first, articles, refused, sums } = open
      const row = { sha256, stamp: stamp ?? null, run, first, last: lastReading, articles, refused }
      sources.put(source, way, { ...row, sums: sumsToText(sums) })
    }
    return kept
  }

  const keepSame = ({ known, stamp }: SamePart, counts: RunCounts): void => {
    const { number } = SourceKey.parse(known.key)
    passed.add(number)
    counts.same += known.articles
    counts.unreadable += known.refused
    if (stamp !== undefined && !dryRun) sources.stamp(number, stamp)
  }

  const findKnown = (source: string): Known | undefined => {
    const row = way && sources.find(source, way)
    return row && toKnown(row)
  }

  return {
    ...(id !== undefined && { id }),
    known: async (paths) => asStoreError(path, () => paths.map((source) => findKnown(source))),
    async keep(parts) {
      const kept: Kept[] = []
      const counts: RunCounts = { created: 0, updated: 0, same: 0, taken: 0, unreadable: 0 }
      const work = () => {
        for (const part of parts) {
          if (!('known' in part)) kept.push(keepRead(part, counts))
          else if (lost.has(part.known.path)) break
          else {
            keepSame(part, counts)
            kept.push([])
          }
        }
        if (!dryRun) runs.count(run, counts)
      }
      asStoreError(path, () => (dryRun ? work() : atomically(work)))
      return kept
    },
    recall: ({ path: source, key }) => recalled(source, SourceKey.parse(key)),
    async finish(end) {
      if (!dryRun) asStoreError(path, () => runs.end(run, end))
    },
    abort: async () => {},
  }

  /** A page at a time. What was spoilt is read by the next run. */
  async function* recalled(source: string, { run, first, last }: SourceKey): AsyncGenerator<Recalled> {
    for (let number: number | undefined = first - 1; number !== undefined; ) {
      const range = { run, number, last, limit: pageSize }
      const page: ReadingRow[] = asStoreError(path, () => sources.readings(range))
      for (const { id, messages: text } of page) {
        const messages = parseMessages(text, source)
        if (!messages && !dryRun) asStoreError(path, () => sources.forget(source))
        yield { ...(id !== null && { id }), messages: messages ?? [] }
      }
      number = page.at(-1)?.number
    }
  }
}
