/** Every statement on sources, and on what came of them. */

import { z } from 'zod'
import { fromKey, toKey } from '../keys.ts'
import { ReadingRow, SourceRow, sourceColumns } from '../source-row.ts'
import type { Way } from '../store.ts'
import type { Connection } from './database.ts'

export interface SourceStatements {
  /** What is known of a source that was read in this way. */
  find(path: string, way: Way): SourceRow | undefined
  put(path: string, way: Way, source: Omit<SourceRow, 'number' | 'path'>): void
  forget(path: string): void
  stamp(number: number, stamp: string): void
  putReading(run: number, reading: ReadingRow): void
  /** The next readings of a run after `number` up to `last`, in order. */
  readings(range: { run: number; number: number; last: number; limit: number }): ReadingRow[]
}

export function prepareSources(connection: Connection): SourceStatements {
  const find = connection.prepare(
    `SELECT ${sourceColumns} FROM sources
     WHERE path = ? AND importer = ? AND profile = ?`,
  )
  const put = connection.prepare(
    `INSERT INTO sources (path, importer, profile, sha256, stamp, run, first, last, articles, refused, sums)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const forget = connection.prepare('DELETE FROM sources WHERE path = ?')
  const stamp = connection.prepare('UPDATE sources SET stamp = ? WHERE number = ?')
  const putReading = connection.prepare(
    'INSERT INTO readings (run, number, path, id, change, messages) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const readings = connection.prepare(
    `SELECT number, path, id, change, messages FROM readings
     WHERE run = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?`,
  )
  return {
    find: (path, { importer, profile }) => SourceRow.optional().parse(find.get(toKey(path), importer, profile)),
    put(path, { importer, profile }, { sha256, stamp, run, first, last, articles, refused, sums }) {
      put.run(toKey(path), importer, profile, sha256, stamp, run, first, last, articles, refused, sums)
    },
    forget: (path) => void forget.run(toKey(path)),
    stamp: (number, value) => void stamp.run(value, number),
    putReading(run, { number, path, id, change, messages }) {
      putReading.run(run, number, toKey(path), id === null ? null : toKey(id), change, messages)
    },
    readings: ({ run, number, last, limit }) =>
      z
        .array(ReadingRow)
        .parse(readings.all(run, number, last, limit))
        .map((row) => ({ ...row, path: fromKey(row.path), id: row.id === null ? null : fromKey(row.id) })),
  }
}
