/** Every statement on runs. */

import { z } from 'zod'
import { toRunRecord } from '../run-record.ts'
import type { RunCounts, RunEnd, RunOptions, RunRecord } from '../store.ts'
import type { Connection } from './database.ts'

export interface RunStatements {
  begin(options: RunOptions): number
  /** Adds to the counts of a run. */
  count(run: number, counts: RunCounts): void
  end(run: number, end: RunEnd): void
  /** The last first. */
  all(): RunRecord[]
}

export function prepareRuns(connection: Connection): RunStatements {
  const begin = connection.prepare(
    `INSERT INTO runs (state, started_at, importer, profile, asked) VALUES ('running', ?, ?, ?, ?) RETURNING id`,
  )
  const count = connection.prepare(
    `UPDATE runs SET created = created + ?, updated = updated + ?, same = same + ?, taken = taken + ?,
       unreadable = unreadable + ? WHERE id = ?`,
  )
  const end = connection.prepare('UPDATE runs SET state = ?, finished_at = ?, losses = ? WHERE id = ?')
  const all = connection.prepare('SELECT * FROM runs ORDER BY id DESC')
  return {
    begin({ startedAt, way, asked }) {
      const row = begin.get(startedAt ?? null, way?.importer ?? null, way?.profile ?? null, JSON.stringify(asked ?? {}))
      return z.object({ id: z.number() }).parse(row).id
    },
    count: (run, { created, updated, same, taken, unreadable }) =>
      void count.run(created, updated, same, taken, unreadable, run),
    end: (run, { state, finishedAt, losses }) =>
      void end.run(state, finishedAt ?? null, JSON.stringify(losses ?? []), run),
    all: () => all.all().map(toRunRecord),
  }
}
