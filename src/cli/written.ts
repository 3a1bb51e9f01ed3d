/** What became of articles that went into a store or a folder, in words. */

import type { Change, RunCounts } from '../store/store.ts'
import { grouped } from './grouped.ts'

export function noneWritten(): RunCounts {
  return { created: 0, updated: 0, same: 0, taken: 0, unreadable: 0 }
}

/** `3 created, 8 same`. */
export function countsText({ created, updated, same, taken, unreadable }: RunCounts): string {
  const parts = { created, updated, same, 'left out': taken, unreadable }
  const said = Object.entries(parts).filter(([, number]) => number > 0)
  return said.map(([what, number]) => `${grouped(number)} ${what}`).join(', ') || 'nothing written'
}

/** How a plan calls each, all as wide. */
export const plans: Record<Change | 'unreadable', string> = {
  created: 'create    ',
  updated: 'update    ',
  same: 'same      ',
  taken: 'conflict  ',
  unreadable: 'unreadable',
}
