/** The runs that SQLite keeps. */

import type { Article } from '../../article/article.ts'
import { parseRecord } from '../check-record.ts'
import type { ReadingRow } from '../source-row.ts'
import { type History, StoreError } from '../store.ts'
import { parseMessages } from '../stored-messages.ts'
import { asStoreError } from './database.ts'
import type { Statements } from './statements.ts'

/** Readings or ids that are in memory at once. */
const pageSize = 200

export function createHistory(path: string, { records, sources, runs, atomically }: Statements): History {
  const stateAfter = (run: number, id: string): Article | undefined => {
    const text = asStoreError(path, () => records.stateAfter(run, id))
    const checked = text === undefined ? undefined : parseRecord(text)
    if (checked && 'problem' in checked) throw new StoreError(`Unexpected record ${id} in ${path}: ${checked.problem}`)
    return checked?.article
  }
  return {
    runs: async () => asStoreError(path, () => runs.all()),
    prune: async (kept) =>
      asStoreError(path, () => {
        let count = 0
        atomically(() => {
          count = runs.prune(kept)
        })
        return count
      }),
    async *readings(run) {
      for (let number: number | undefined = 0; number !== undefined; ) {
        const range = { run, number, last: Number.MAX_SAFE_INTEGER, limit: pageSize }
        const page: ReadingRow[] = asStoreError(path, () => sources.readings(range))
        for (const { path: source, id, change, messages } of page) {
          yield {
            path: source,
            ...(id !== null && { id }),
            ...(change !== null && { change }),
            messages: parseMessages(messages, source) ?? [],
          }
        }
        number = page.at(-1)?.number
      }
    },
    async *changes(from, to) {
      for (let id: string | undefined = ''; id !== undefined; ) {
        const range = { from, to, id, limit: pageSize }
        const page: string[] = asStoreError(path, () => records.changedIds(range))
        for (const one of page) {
          const [before, after] = [stateAfter(from, one), stateAfter(to, one)]
          yield { id: one, ...(before && { before }), ...(after && { after }) }
        }
        id = page.at(-1)
      }
    },
  }
}
