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
  /** Forgets all but the last `kept`; gives how many. To be called in a transaction. */
  prune(kept: number): number
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
  const nthLast = connection.prepare('SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?')
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
    prune(kept) {
      const oldest = First.optional().parse(nthLast.get(kept - 1))?.id
      if (oldest === undefined) return 0
      // Which readings are those of sources: an index over all sources for this alone would cost each run.
      connection.exec(`
        DROP TABLE IF EXISTS temp.ranges;
        CREATE TEMP TABLE ranges (run INTEGER, first INTEGER, last INTEGER, PRIMARY KEY (run, first)) WITHOUT ROWID`)
      for (const statement of pruning) connection.prepare(statement).run(oldest)
      const { changes } = connection.prepare('DELETE FROM runs WHERE id < ?').run(oldest)
      connection.exec('DROP TABLE temp.ranges')
      return changes
    },
  }
}

const First = z.object({ id: z.number() })

/** Takes away what belongs to runs before one, and to no source. */
const pruning = [
  `INSERT OR IGNORE INTO temp.ranges SELECT run, first, last FROM sources WHERE run < ? AND first <= last`,
  `DELETE FROM readings WHERE run < ? AND number > coalesce((SELECT last FROM temp.ranges
     WHERE ranges.run = readings.run AND first <= readings.number ORDER BY first DESC LIMIT 1), 0)`,
  'DELETE FROM replaced WHERE run <= ?',
]
