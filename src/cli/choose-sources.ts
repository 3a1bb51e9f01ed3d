/** Which of the sources a run reads, by what an earlier run made of them. */

import { statSync } from 'node:fs'
import { CannotRun } from './exit.ts'
import { findRun, openHistory } from './history.ts'

export interface ChooseFlags {
  to?: string
  onlyFailed?: number
  since?: number
}

export interface Choice {
  /** What the earlier run was asked to read. */
  paths: string[]
  /** The list that it was given. */
  fromFile?: string
  /** Whether to read this one. */
  chooses(path: string): boolean
}

/** What `--only-failed` and `--since` choose; nothing without them. Throws `CannotRun` for a run or a store that is not there. */
export async function chooseSources({ to, onlyFailed, since }: ChooseFlags): Promise<Choice | undefined> {
  const number = onlyFailed ?? since
  if (number === undefined) return undefined
  if (to === undefined) throw new CannotRun('Unexpected number of a run without a store, expected --to articles.db')
  const { history, close } = await openHistory(to)
  try {
    const { asked, startedAt } = await findRun(to, history, number)
    const asks = {
      paths: Array.isArray(asked.paths) ? asked.paths.map(String) : [],
      ...(typeof asked.fromFile === 'string' && { fromFile: asked.fromFile }),
    }
    if (since !== undefined) {
      const time = Date.parse(startedAt ?? '')
      return { ...asks, chooses: (path) => hasChangedSince(path, time) }
    }
    const failed = new Set<string>()
    for await (const { path, change } of history.readings(number)) {
      if (change === 'unreadable' || change === 'taken') failed.add(path)
    }
    return { ...asks, chooses: (path) => failed.has(path) }
  } finally {
    await close()
  }
}

/** Whoever cannot be looked at is chosen: reading it says why. */
function hasChangedSince(path: string, timeMs: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return !stats || Math.max(stats.mtimeMs, stats.ctimeMs) >= timeMs
}
