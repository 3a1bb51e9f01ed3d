/** Sources, as a build reads them. */

import { statSync } from 'node:fs'
import type { Format } from '../article/article.ts'
import { stdinPath } from '../bulk/find-sources.ts'
import { holdsRestAnswer } from '../bulk/holds-rest-answer.ts'
import { importAll } from '../bulk/import-all.ts'
import { openExports } from '../bulk/open-exports.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Profile } from '../meta/profile.ts'
import type { Origin } from '../site/gather.ts'
import { readRecords, recordNames } from '../store/read-records.ts'

export interface SiteOriginOptions {
  profile: Profile
  limits: Limits
  format: Format | undefined
  signal: AbortSignal
}

/** Reads files of articles and of records. */
export function filesOrigin(paths: string[], { profile, limits, format, signal }: SiteOriginOptions): Origin {
  const holdsRecords = async (path: string) =>
    format === undefined && recordNames.test(path) && !(await holdsRestAnswer(path))
  const openAll = (some: Iterable<string>) => openExports(some, { limits, format, signal })
  return {
    paths,
    signatureOf,
    async findExports(some) {
      const exports = await openAll(some)
      await exports.close()
      return new Set(exports.openers.keys())
    },
    async *read(some, among) {
      const exports = await openAll(new Set([...some, ...among]))
      try {
        for (const path of some) {
          signal.throwIfAborted()
          yield* (await holdsRecords(path))
            ? readRecords(path)
            : importAll([path], { profile, limits, format, exports })
        }
      } finally {
        await exports.close()
      }
    },
  }
}

/** Milliseconds in which a file may change twice without its times showing it. */
const blurMs = 50

/**
 * Size, times and number of a file: what Git goes by, too. A file that changed a moment ago may change again unseen, and
 * has none.
 */
function signatureOf(path: string): string | undefined {
  if (path === stdinPath) return undefined
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile() || Date.now() - stats.ctimeMs < blurMs) return undefined
  return [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join(' ')
}
