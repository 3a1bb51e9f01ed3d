/** Every statement on records. Prepared once a connection; parameters are values, never pasted into SQL. */

import { z } from 'zod'
import { fromKey, shown, toKey } from '../keys.ts'
import type { Packed } from '../packed.ts'
import type { Way } from '../store.ts'
import type { Connection } from './database.ts'

const Row = z.object({ number: z.number(), id: z.string(), path: z.string(), record: z.string() })
/** A record as it stands in the database; `record` is JSON. */
export type RecordRow = z.infer<typeof Row>

const columns = 'number, id, path, record'
const Holder = z.object({ path: z.string() })
const State = z.object({ record: z.string().nullable() })
const Id = z.object({ id: z.string() })

export interface RecordStatements {
  find(id: string): RecordRow | undefined
  /** The next records after `number`, in order. */
  after(number: number, limit: number): RecordRow[]
  count(): number
  /** The sources of records, other than that of `id`, that give this file name. */
  holdersOf(name: string, id: string): string[]
  /** Writes a record and its full text, in place of the one that has its id. */
  put(record: Packed, origin: { name: string; way: Way | undefined; run: number }): void
  /** Keeps what a record said before `run` changed it. */
  keepReplaced(id: string, run: number, record: string): void
  /** The ids of records that runs after `from` up to `to` made or changed, after `id`, in order. */
  changedIds(range: { from: number; to: number; id: string; limit: number }): string[]
  /** The JSON of a record as it stood after a run. */
  stateAfter(run: number, id: string): string | undefined
}

export function prepareRecords(connection: Connection): RecordStatements {
  const find = connection.prepare(`SELECT ${columns} FROM records WHERE id = ?`)
  const after = connection.prepare(`SELECT ${columns} FROM records WHERE number > ? ORDER BY number LIMIT ?`)
  const count = connection.prepare('SELECT count(*) AS count FROM records')
  const holders = connection.prepare('SELECT path FROM records WHERE name = ? AND id <> ?')
  const put = connection.prepare(
    `INSERT INTO records
       (id, slug, name, path, sha256, importer, profile, created, status, published_at, modified_at, title, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       slug = excluded.slug, name = excluded.name, path = excluded.path, sha256 = excluded.sha256,
       importer = excluded.importer, profile = excluded.profile, status = excluded.status,
       published_at = excluded.published_at, modified_at = excluded.modified_at, title = excluded.title,
       record = excluded.record
     RETURNING number`,
  )
  const putText = connection.prepare('INSERT OR REPLACE INTO search (rowid, title, lead, body) VALUES (?, ?, ?, ?)')
  const keepReplaced = connection.prepare('INSERT OR IGNORE INTO replaced (id, run, record) VALUES (?, ?, ?)')
  const changed = connection.prepare(
    `SELECT id FROM (SELECT id FROM replaced WHERE run > ?1 AND run <= ?2
       UNION SELECT id FROM records WHERE created > ?1 AND created <= ?2)
     WHERE id > ?3 ORDER BY id LIMIT ?4`,
  )
  const state = connection.prepare(
    `SELECT coalesce((SELECT record FROM replaced WHERE id = ?1 AND run > ?2 ORDER BY run LIMIT 1), record) AS record
     FROM records WHERE id = ?1 AND created <= ?2`,
  )
  return {
    find: (id) => Row.optional().parse(find.get(toKey(id))),
    after: (number, limit) => z.array(Row).parse(after.all(number, limit)),
    count: () => z.object({ count: z.number() }).parse(count.get()).count,
    holdersOf: (name, id) =>
      z
        .array(Holder)
        .parse(holders.all(toKey(name), toKey(id)))
        .map(({ path }) => fromKey(path)),
    put(record, { name, way, run }) {
      const { id, slug, path, sha256, status, publishedAt, modifiedAt, title, lead, text, line } = record
      const keys = [toKey(id), toKey(slug), toKey(name), toKey(path)]
      const origin = [sha256, way?.importer ?? null, way?.profile ?? null, run]
      const facts = [status ?? null, publishedAt ?? null, modifiedAt ?? null, shown(title)]
      const { number } = z.object({ number: z.number() }).parse(put.get(...keys, ...origin, ...facts, line))
      putText.run(number, shown(title), shown(lead), shown(text))
    },
    keepReplaced: (id, run, record) => void keepReplaced.run(toKey(id), run, record),
    changedIds: ({ from, to, id, limit }) =>
      z
        .array(Id)
        .parse(changed.all(from, to, toKey(id), limit))
        .map((row) => fromKey(row.id)),
    stateAfter: (run, id) => State.optional().parse(state.get(toKey(id), run))?.record ?? undefined,
  }
}
