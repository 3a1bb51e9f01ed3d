/** What all stores of files do alike, because files have no index. */

import { createLog } from '../diagnostics/report.ts'
import type { ReadRecord } from './read-records.ts'

/** The records with these ids, in the order in which they stand; all of them if no ids are given. */
export async function* chosen(
  records: AsyncIterable<ReadRecord>,
  path: string,
  ids: string[] | undefined,
): AsyncGenerator<ReadRecord> {
  const missing = new Set(ids)
  const wanted = ids && new Set(ids)
  for await (const record of records) {
    const id = record.article?.id
    if (wanted && (id === undefined || !wanted.has(id))) continue
    if (id !== undefined) missing.delete(id)
    yield record
  }
  for (const id of missing) yield unknownId(path, id)
}

/** Says that nothing has this id. */
export function unknownId(path: string, id: string): ReadRecord {
  const { report, messages } = createLog(path, '')
  report('store/unknown-id', { id })
  return { path, messages }
}

/** How many of them are records. */
export async function counted(records: AsyncIterable<ReadRecord>): Promise<number> {
  let count = 0
  for await (const { article } of records) count += article ? 1 : 0
  return count
}
