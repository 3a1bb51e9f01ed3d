/** Every statement on records and sources, prepared once a connection. Parameters are values, never pasted into SQL. */

import { z } from 'zod'
import type { Article } from '../../article/article.ts'
import type { Way } from '../store.ts'
import type { Connection } from './database.ts'

/** A source that was read to the end. */
export interface SourceRow extends Way {
  path: string
  sha256: string
}

export interface ReadingRow {
  path: string
  number: number
  /** Of the record, if one came. */
  id: string | undefined
  /** JSON. */
  messages: string
}

const KeptReading = z.object({ number: z.number(), messages: z.string(), record: z.string().nullable() })
/** A reading with the JSON of its record. */
export type KeptReading = z.infer<typeof KeptReading>

const Kept = z.object({ number: z.number(), id: z.string(), path: z.string(), record: z.string() })
/** A record as it stands in the database; `record` is JSON. */
export type Kept = z.infer<typeof Kept>

const keptColumns = 'number, id, path, record'

export interface Statements {
  findRecord(id: string): Kept | undefined
  /** The next records after `number`, in order. */
  recordsAfter(number: number, limit: number): Kept[]
  countRecords(): number
  /** Writes a record and its full text, in place of the one that has its id. */
  putRecord(article: Article, record: string, way: Way | undefined): void
  /** Whether this source was read to the end, and its records are there and still its own. */
  knowsSource(source: SourceRow): boolean
  /** The next readings of a source after `number`, in order. */
  readingsAfter(path: string, number: number, limit: number): KeptReading[]
  putReading(reading: ReadingRow): void
  /** To be called after its readings were put. */
  putSource(source: SourceRow): void
  forgetSource(path: string): void
  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  atomically(work: () => void): void
}

/** Prepares the statements. */
export function prepareStatements(connection: Connection): Statements {
  const find = connection.prepare(`SELECT ${keptColumns} FROM records WHERE id = ?`)
  const after = connection.prepare(`SELECT ${keptColumns} FROM records WHERE number > ? ORDER BY number LIMIT ?`)
  const count = connection.prepare('SELECT count(*) AS count FROM records')
  const put = connection.prepare(
    `INSERT INTO records (id, slug, path, sha256, importer, profile, status, published_at, modified_at, title, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       slug = excluded.slug, path = excluded.path, sha256 = excluded.sha256, importer = excluded.importer,
       profile = excluded.profile, status = excluded.status, published_at = excluded.published_at,
       modified_at = excluded.modified_at, title = excluded.title, record = excluded.record
     RETURNING number`,
  )
  const putText = connection.prepare('INSERT OR REPLACE INTO search (rowid, title, lead, body) VALUES (?, ?, ?, ?)')
  const knows = connection.prepare(
    `SELECT 1 FROM sources WHERE path = ? AND sha256 = ? AND importer = ? AND profile = ? AND NOT EXISTS (
       SELECT 1 FROM readings LEFT JOIN records ON records.id = readings.id
       WHERE readings.path = sources.path AND readings.id IS NOT NULL AND records.path IS NOT sources.path)`,
  )
  const readings = connection.prepare(
    `SELECT readings.number, messages, record FROM readings LEFT JOIN records ON records.id = readings.id
     WHERE readings.path = ? AND readings.number > ? ORDER BY readings.number LIMIT ?`,
  )
  const putReading = connection.prepare(
    'INSERT OR REPLACE INTO readings (path, number, id, messages) VALUES (?, ?, ?, ?)',
  )
  const putSource = connection.prepare(
    'INSERT OR REPLACE INTO sources (path, sha256, importer, profile) VALUES (?, ?, ?, ?)',
  )
  const forgetSource = connection.prepare('DELETE FROM sources WHERE path = ?')
  const forgetReadings = connection.prepare('DELETE FROM readings WHERE path = ?')

  return {
    findRecord: (id) => Kept.optional().parse(find.get(toKey(id))),
    recordsAfter: (number, limit) => z.array(Kept).parse(after.all(number, limit)),
    countRecords: () => z.object({ count: z.number() }).parse(count.get()).count,
    putRecord(article, record, way) {
      const { id, slug, source, status, publishedAt, modifiedAt, title, lead, body } = article
      const values = [toKey(id), toKey(slug), toKey(source.path), source.sha256, way?.importer, way?.profile, status]
      const row = put.get(...[...values, publishedAt, modifiedAt, shown(title), record].map((value) => value ?? null))
      const { number } = z.object({ number: z.number() }).parse(row)
      putText.run(number, shown(title) ?? null, shown(lead) ?? null, shown(body.text) ?? null)
    },
    knowsSource: ({ path, sha256, importer, profile }) =>
      knows.get(toKey(path), sha256, importer, profile) !== undefined,
    readingsAfter: (path, number, limit) => z.array(KeptReading).parse(readings.all(toKey(path), number, limit)),
    putReading({ path, number, id, messages }) {
      putReading.run(toKey(path), number, id === undefined ? null : toKey(id), messages)
    },
    putSource({ path, sha256, importer, profile }) {
      putSource.run(toKey(path), sha256, importer, profile)
    },
    forgetSource(path) {
      forgetSource.run(toKey(path))
      forgetReadings.run(toKey(path))
    },
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

/**
 * A text as a key that no other text has: what a column cannot hold (NUL ends its text, lone surrogates become one
 * character) is written as in a JSON string, and so are quotes, backslashes and controls.
 */
function toKey(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** A text for people and full-text search; SQLite would end it at a NUL. */
function shown(text: string | undefined): string | undefined {
  return text?.replaceAll('\0', '\ufffd')
}
