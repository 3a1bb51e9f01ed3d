/** What tells that a file was not touched since it was read, without reading it. */

import type { BigIntStats } from 'node:fs'

/**
 * Nanoseconds for which a file must have been left alone before it was read. A change that follows at once may leave the
 * same time on a file system that keeps whole seconds, or two (FAT); git calls such entries racily clean.
 */
const restNs = 2_100_000_000n

/**
 * Size, times and number of a file, if a change after this moment would change one of them. The time of the last change
 * of its entry (ctime) is one that no program can set back.
 */
export function stampOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats, nowMs: number): string | undefined {
  const last = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
  if (last + restNs > BigInt(nowMs) * 1_000_000n) return undefined
  return `${size}-${mtimeNs}-${ctimeNs}-${ino}`
}
