/** Sources, as a build reads them. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import type { Format } from '../article/article.ts'
import { stdinPath } from '../bulk/find-sources.ts'
import { holdsRecords } from '../bulk/holds-records.ts'
import { stampOf } from '../bulk/stamp.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Profile } from '../meta/profile.ts'
import type { Origin } from '../site/gather.ts'
import { readRecords } from '../store/read-records.ts'
import type { Store } from '../store/store.ts'

export interface SiteOriginOptions {
  profile: Profile
  limits: Limits
  format: Format | undefined
  signal: AbortSignal
}

/** Reads files of articles and of records; `roots` are what the user named. */
export function filesOrigin(
  paths: string[],
  roots: string[],
  { profile, limits, format, signal }: SiteOriginOptions,
): Origin {
  // What reads sources is loaded if there is anything to read.
  const openAll = async (some: Iterable<string>) => {
    const { openExports } = await import('../bulk/open-exports.ts')
    return openExports(some, { limits, format, signal })
  }
  return {
    paths,
    signatureOf,
    assetPlaceOf: (path) => ({ folder: dirname(path), root: rootOf(path, roots) }),
    hashOf: (path) => hashOf(path, limits.bytes),
    async findExports(some) {
      if (some.length === 0) return new Set()
      const exports = await openAll(some)
      await exports.close()
      return new Set(exports.openers.keys())
    },
    async *read(some, among) {
      if (some.length === 0) return
      const { importAll } = await import('../bulk/import-all.ts')
      const exports = await openAll(new Set([...some, ...among]))
      try {
        for (const path of some) {
          signal.throwIfAborted()
          yield* format === undefined && (await holdsRecords(path))
            ? readRecords(path)
            : importAll([path], { profile, limits, format, exports })
        }
      } finally {
        await exports.close()
      }
    },
  }
}

/** Reads the records of a store, which is one source: a change of any of them has all of them read. */
export function storeOrigin(path: string, store: Store): Origin {
  return {
    paths: [path],
    signatureOf() {
      const parts = [path, `${path}-wal`].filter((file) => existsSync(file)).map(signatureOf)
      return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join(', ') : undefined
    },
    hashOf: () => undefined,
    findExports: async () => new Set(),
    assetPlaceOf: () => ({ folder: dirname(path), root: dirname(path) }),
    async *read(some) {
      if (some.length > 0) for await (const record of store.read()) yield { ...record, path }
    },
  }
}

/** The stamp of a file that is there. */
function signatureOf(path: string): string | undefined {
  const stats = path === stdinPath ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats?.isFile() ? stampOf(stats, Date.now()) : undefined
}

/** The hash of a file that is there, if it is not too large to be read. */
function hashOf(path: string, maxBytes: number): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile() || stats.size > maxBytes) return undefined
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** The folder that the user named and that holds the file, or its own. */
function rootOf(path: string, roots: string[]): string {
  return roots.find((root) => resolve(path).startsWith(resolve(root) + sep)) ?? dirname(path)
}
