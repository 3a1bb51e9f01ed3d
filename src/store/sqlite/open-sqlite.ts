/** Records in one file of SQLite: written in batches, found by id, and with a memory of their sources. */

import { parseRecord } from '../check-record.ts'
import { unknownId } from '../choose-records.ts'
import { badRecord, type ReadRecord } from '../read-records.ts'
import type { Store } from '../store.ts'
import { asStoreError, connect, disconnect } from './database.ts'
import { createHistory } from './history.ts'
import type { RecordRow, RecordStatements } from './record-statements.ts'
import { beginSqliteRun } from './sqlite-run.ts'
import { prepareStatements } from './statements.ts'

/** Records that are in memory at once when all are read. */
const pageSize = 50

/** Opens the database, which is made if it is not there. Throws `StoreError`. */
export function openSqlite(path: string, { dryRun }: { dryRun: boolean }): Store {
  const connection = connect(path, { dryRun })
  const statements = asStoreError(path, () => prepareStatements(connection))
  return {
    begin: async (options) => beginSqliteRun(path, connection, statements, options),
    read: (ids) => (ids ? recordsOf(ids, path, statements.records) : allRecords(path, statements.records)),
    count: async () => asStoreError(path, () => statements.records.count()),
    history: createHistory(path, statements),
    close: async () => asStoreError(path, () => disconnect(connection)),
  }
}

/** Page by page, so that no reading stands open while others write. */
async function* allRecords(path: string, records: RecordStatements): AsyncGenerator<ReadRecord> {
  for (let last: number | undefined = 0; last !== undefined; ) {
    const after: number = last
    const page = asStoreError(path, () => records.after(after, pageSize))
    for (const kept of page) yield toRecord(kept, path)
    last = page.at(-1)?.number
  }
}

async function* recordsOf(ids: string[], path: string, records: RecordStatements): AsyncGenerator<ReadRecord> {
  for (const id of new Set(ids)) {
    const kept = asStoreError(path, () => records.find(id))
    yield kept ? toRecord(kept, path) : unknownId(path, id)
  }
}

function toRecord({ id, record }: RecordRow, path: string): ReadRecord {
  const checked = parseRecord(record)
  if ('problem' in checked) return badRecord(path, `id ${id}: ${checked.problem}`)
  return { path, article: checked.article, messages: [] }
}
