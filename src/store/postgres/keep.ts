/** What came of sources → the database, in the transaction of the caller. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { messagesOfText, messagesToText } from '../../diagnostics/stored-message.ts'
import { addSums, type Sum } from '../../diagnostics/sum.ts'
import { type Collision, collisionMessages, findCollision, holderOf } from '../collisions.ts'
import { toKey } from '../keys.ts'
import type { CollisionMode } from '../names.ts'
import { type Packed, rename } from '../packed.ts'
import type { Kept, Part, Reading, ReadPart, RunCounts, SamePart, Way, Written } from '../store.ts'
import { sumsToText } from '../stored-messages.ts'
import { openClaims } from './claims.ts'
import { putRows, type Queryable } from './database.ts'
import { createLookUp } from './look-up.ts'
import { keyOf, nameOfSlug, type Row, recordRow } from './rows.ts'
import * as sql from './sql.ts'

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
  counts: RunCounts
  /** Sources that are to be read again, in a dry run, which cannot note it. */
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
const noCounts: RunCounts = { created: 0, updated: 0, same: 0, taken: 0, unreadable: 0 }

/** Where a run begins. */
export const beginning: Progress = { lastReading: 0, open: closed, counts: noCounts, lost: [] }

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
  const { run, mode, way, dryRun } = options
  const progress: Progress = { ...before, counts: { ...before.counts }, lost: [...before.lost] }
  const lost = new Set(before.lost)
  const lookUp = createLookUp(client)
  const claims = openClaims(client, run, mode)
  const writes = { forgotten: new Set<string>(), records: [] as Row[], readings: [] as Row[], sources: [] as Row[] }
  const updated: Buffer[] = []
  const passed = new Map<string, SamePart>()
  /** Keys of records that this batch writes, which hold what they held no more. */
  const written = new Set<string>()

  const articles = parts.flatMap((part) => ('known' in part ? [] : part.readings.flatMap(({ record }) => record ?? [])))
  await lookUp.prepare({ ids: articles.map(({ id }) => id), names: articles.map(({ slug }) => nameOfSlug(slug)) })
  await claims.prepare(
    articles.flatMap(({ id, slug }) => [['id', id] as const, ['slug', slug] as const].map((one) => [...one])),
  )
  const known = await stillKnown(client, parts)

  /** Of sources that have what an article of `own` wants: one that the run has passed, or nothing; the others have to be read. */
  const firstOf = async (holders: string[], own: string): Promise<string | undefined> => {
    const others = holders.filter((holder) => holder !== own)
    if (others.length === 0) return undefined
    const before = await passedBefore(client, run, others)
    const first = others.find((other) => passed.has(other) || before.has(other))
    if (first !== undefined) return first
    for (const other of others) {
      lost.add(other)
      writes.forgotten.add(other)
    }
    return undefined
  }

  const keepRecord = async (record: Packed, { start }: Reading): Promise<Written> => {
    const { path } = record
    const holder = holderOf(path, start)
    const idClaim = await claims.claim('id', record.id, {
      holder,
      earlier: async (id) => firstOf([(await lookUp.record(id))?.path ?? path], path),
    })
    const collisions: (Collision | undefined)[] = [findCollision('id', record.id, idClaim)]
    if (idClaim.kind !== 'taken') {
      const own = keyOf(idClaim.name).toString('hex')
      const slugClaim = await claims.claim('slug', record.slug, {
        holder,
        async earlier(name) {
          const holders = (await lookUp.holders(name)).filter(({ key }) => key !== own && !written.has(key))
          return firstOf(
            holders.map((held) => held.path),
            path,
          )
        },
      })
      collisions.push(findCollision('slug', record.slug, slugClaim))
    }
    const met = collisions.filter((collision) => collision !== undefined)
    const messages = met.length === 0 ? [] : collisionMessages(path, met, { mode, start })
    const taken = met.find(({ isTaken }) => isTaken)
    if (taken) return { change: 'taken', name: taken.name, messages }
    const slug = met.find(({ field }) => field === 'slug')?.name ?? record.slug
    const kept = met.length === 0 ? record : rename(record, { id: idClaim.name, slug })
    const there = await lookUp.record(kept.id)
    const change = !there ? 'created' : there.content.equals(contentOf(kept)) ? 'same' : 'updated'
    written.add(keyOf(kept.id).toString('hex'))
    if (change === 'updated') updated.push(keyOf(kept.id))
    if (change !== 'same') writes.records.push(recordRow(kept, options))
    return { change, name: kept.id, messages }
  }

  const keepReading = async (source: string, reading: Reading): Promise<Written | undefined> => {
    const { record, messages: said, sums } = reading
    const became = record && (await keepRecord(record, reading))
    const change = became?.change ?? (sums.some(({ severity }) => severity === 'error') ? 'unreadable' : undefined)
    if (change) progress.counts[change] += 1
    progress.lastReading += 1
    const more = became?.messages ?? []
    const messages = more.length === 0 ? said : messagesToText([...messagesOfText(said, source), ...more], source)
    const name = became && became.change !== 'taken' ? toKey(became.name) : null
    writes.readings.push([run, progress.lastReading, toKey(source), name, change ?? null, messages])
    const { open } = progress
    progress.open = {
      first: open.first,
      articles: open.articles + (name === null ? 0 : 1),
      refused: open.refused + (change === 'unreadable' ? 1 : 0),
      isDoubted: open.isDoubted || more.length > 0,
      sums: addSums(open.sums, sums),
    }
    return became
  }

  const keepRead = async ({ path, readings, isFirst, isLast, sha256, stamp }: ReadPart): Promise<Kept> => {
    if (isFirst) {
      progress.open = { ...closed, first: progress.lastReading + 1 }
      writes.forgotten.add(path)
    }
    const kept: Kept = []
    for (const reading of readings) kept.push(await keepReading(path, reading))
    const { open, lastReading } = progress
    if (isLast && way && sha256 !== undefined && !open.isDoubted) {
      const origin = [sha256, stamp ?? null, way.importer, way.profile]
      const range = [run, open.first, lastReading, open.articles, open.refused, sumsToText(open.sums)]
      writes.sources.push([keyOf(path), toKey(path), ...origin, ...range])
    }
    return kept
  }

  const kept: Kept[] = []
  for (const part of parts) {
    if (!('known' in part)) {
      kept.push(await keepRead(part))
      continue
    }
    const { path, articles, refused, key } = part.known
    if (lost.has(path) || !known.has(numberOf(key))) break
    passed.set(path, part)
    progress.counts.same += articles
    progress.counts.unreadable += refused
    kept.push([])
  }
  await claims.save()
  if (dryRun) return { kept, progress: { ...progress, lost: [...lost] } }
  await write()
  return { kept, progress }

  async function write(): Promise<void> {
    const forgotten = [...writes.forgotten].map(keyOf)
    if (forgotten.length > 0) await client.query(sql.forgetSources, [forgotten])
    if (updated.length > 0) await client.query(sql.keepReplaced, [run, updated])
    await putRows(client, writes.records, { name: 'records', toSql: sql.putRecords })
    await putRows(client, writes.readings, { name: 'readings', toSql: sql.putReadings })
    await putRows(client, writes.sources, { name: 'sources', toSql: sql.putSources })
    const same = [...passed.values()]
    if (same.length > 0) {
      const numbers = same.map((part) => numberOf(part.known.key))
      await client.query(sql.passSources, [run, numbers, same.map(({ stamp }) => stamp ?? null)])
    }
    const { created, updated: changed, same: unchanged, taken, unreadable } = progress.counts
    await client.query(sql.countInRun, [run, created, changed, unchanged, taken, unreadable])
    progress.counts = noCounts
  }
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

/** The sources among `paths` that earlier batches of the run found the same. */
async function passedBefore(client: Queryable, run: number, paths: string[]): Promise<Set<string>> {
  const { rows } = await client.query(sql.passedSources, [run, paths.map(keyOf)])
  const found = new Set(
    z
      .array(z.object({ path: z.string() }))
      .parse(rows)
      .map(({ path }) => path),
  )
  return new Set(paths.filter((path) => found.has(toKey(path))))
}

function contentOf({ line }: Packed): Buffer {
  return createHash('sha256').update(line).digest()
}
