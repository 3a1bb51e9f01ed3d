/** A connection to a database of ours: opened, checked to be ours, and of the newest version. */

import { existsSync } from 'node:fs'
import Database from 'libsql'
import { z } from 'zod'
import { StoreError } from '../store.ts'
import { migrations } from './migrations.ts'

export type Connection = InstanceType<typeof Database>

/** Tells our databases from others: `anod` in ASCII. */
const applicationId = 0x616e6f64

/** Milliseconds to wait while another process writes. */
const busyMs = 10_000

/**
 * Opens the database at `path` and brings it to the newest version. With `dryRun` nothing is written: one that is not
 * there is opened empty in memory, and steps to the newest version are taken back at the end. Throws `StoreError`.
 */
export function connect(path: string, { dryRun }: { dryRun: boolean }): Connection {
  return asStoreError(path, () => {
    const connection = new Database(dryRun && !existsSync(path) ? ':memory:' : path)
    try {
      // A schema that came from elsewhere may call nothing that does more than compute. Tables of one run grow with it: on
      // disk, for libsql is built to hold them in memory.
      connection.exec(`PRAGMA busy_timeout = ${busyMs}; PRAGMA trusted_schema = OFF; PRAGMA temp_store = FILE`)
      const version = checkVersion(connection, path)
      // Readers go on while one process writes. A kill costs nothing that was committed; loss of power may cost the last
      // batches, but never the database.
      if (!dryRun) {
        patiently(() => connection.exec('PRAGMA journal_mode = WAL'))
        connection.exec('PRAGMA synchronous = NORMAL')
      }
      if (dryRun || version < migrations.length) migrate(connection, dryRun)
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

/**
 * Does what fails at once, without waiting, where two processes do it in the same moment: to change a new database to a
 * log of writes, each would wait for the other (sqlite.org/c3ref/busy_handler.html).
 */
function patiently<Result>(work: () => Result): Result {
  const clock = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) // to wait for it is to sleep
  for (const end = Date.now() + busyMs; ; Atomics.wait(clock, 0, 0, pauseMs)) {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Error && /\b(?:locked|busy)\b/i.test(error.message)) || Date.now() > end) throw error
    }
  }
}

const pauseMs = 5

/** Closes the connection, and with it what a dry run began; the log of writes goes into the database. */
export function disconnect(connection: Connection): void {
  if (connection.inTransaction) connection.exec('ROLLBACK')
  // libsql keeps the files open as long as a statement lives, so closing alone leaves the log.
  else connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
}

/** Turns what SQLite throws (a full disk, a lock, a file that is no database) into words for the user. */
export function asStoreError<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    // libsql throws plain errors with a code in the message where it cannot open a file.
    const isOfSqlite =
      cause instanceof Error && (cause.name === 'SqliteError' || /^\s*ConnectionFailed/.test(cause.message))
    if (!isOfSqlite) throw cause
    throw new StoreError(`Cannot use the store ${path}: ${cause.message.trim()}`, { cause })
  }
}

/** The version of the database, 0 for an empty one. Throws if it is not ours, or of a newer version. */
function checkVersion(connection: Connection, path: string): number {
  const { application, version, tables } = Header.parse(
    connection
      .prepare(
        `SELECT application_id AS application, user_version AS version, (SELECT count(*) FROM sqlite_master) AS tables
         FROM pragma_application_id, pragma_user_version`,
      )
      .get(),
  )
  if (application !== applicationId && (application !== 0 || tables > 0)) {
    throw new StoreError(`Unexpected database ${path}, expected one that \`alphanode import --to\` made`)
  }
  if (version > migrations.length) {
    throw new StoreError(
      `Unexpected version ${version} of the store ${path}, expected ${migrations.length} at most: a newer alphanode wrote it`,
    )
  }
  return version
}

const Header = z.object({ application: z.number(), version: z.number(), tables: z.number() })

/** Takes the steps that are missing, all or none. Another process may have taken them meanwhile. */
function migrate(connection: Connection, dryRun: boolean): void {
  connection.exec(dryRun ? 'BEGIN' : 'BEGIN IMMEDIATE')
  const { version } = z
    .object({ version: z.number() })
    .parse(connection.prepare('SELECT user_version AS version FROM pragma_user_version').get())
  for (const step of migrations.slice(version)) connection.exec(step)
  if (version < migrations.length) {
    connection.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`)
  }
  if (!dryRun) connection.exec('COMMIT')
}
