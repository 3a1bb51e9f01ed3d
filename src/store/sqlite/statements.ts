/** All statements of a connection, prepared once. */

import type { Connection } from './database.ts'
import { prepareRecords, type RecordStatements } from './record-statements.ts'
import { prepareRuns, type RunStatements } from './run-statements.ts'
import { prepareSources, type SourceStatements } from './source-statements.ts'

export interface Statements {
  records: RecordStatements
  sources: SourceStatements
  runs: RunStatements
  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  atomically(work: () => void): void
}

export function prepareStatements(connection: Connection): Statements {
  return {
    records: prepareRecords(connection),
    sources: prepareSources(connection),
    runs: prepareRuns(connection),
    atomically(work) {
      connection.exec('BEGIN IMMEDIATE')
      try {
        work()
        connection.exec('COMMIT')
      } catch (error) {
        // SQLite itself takes some transactions back, as when the disk is full.
        if (connection.inTransaction) connection.exec('ROLLBACK')
        throw error
      }
    },
  }
}
