/** What a batch writes, table by table: many rows a statement. */

import type { RunCounts, SamePart } from '../store.ts'
import { putRows, type Queryable } from './database.ts'
import { keyOf, type Row } from './rows.ts'
import * as sql from './sql.ts'

export interface Writes {
  /** Sources of which nothing is known any more, before what follows. */
  forgotten: Set<string>
  /** Keys of records that are there, and change. */
  replaced: Buffer[]
  records: Row[]
  readings: Row[]
  /** Sources that were read to the end. */
  sources: Row[]
  /** Those that did not change, with their numbers. */
  same: { number: number; stamp: SamePart['stamp'] }[]
}

export const noWrites = (): Writes => ({
  forgotten: new Set(),
  replaced: [],
  records: [],
  readings: [],
  sources: [],
  same: [],
})

/** Writes all of it, and adds to the counts of the run. */
export async function write(client: Queryable, writes: Writes, run: number, counts: RunCounts): Promise<void> {
  const { forgotten, replaced, records, readings, sources, same } = writes
  if (forgotten.size > 0) await client.query(sql.forgetSources, [[...forgotten].map(keyOf)])
  if (replaced.length > 0) await client.query(sql.keepReplaced, [run, replaced])
  await putRows(client, records, { name: 'records', toSql: sql.putRecords })
  await putRows(client, readings, { name: 'readings', toSql: sql.putReadings })
  await putRows(client, sources, { name: 'sources', toSql: sql.putSources })
  if (same.length > 0) {
    const numbers = same.map(({ number }) => number)
    await client.query(sql.passSources, [run, numbers, same.map(({ stamp }) => stamp ?? null)])
  }
  const { created, updated, same: unchanged, taken, unreadable } = counts
  await client.query(sql.countInRun, [run, created, updated, unchanged, taken, unreadable])
}
