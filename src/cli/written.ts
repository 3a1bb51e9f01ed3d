/** What became of articles that went into a store or a folder, in messages and words. */

import { messageOf } from '../bulk/message-of.ts'
import type { Message } from '../diagnostics/message.ts'
import type { CollisionMode } from '../store/names.ts'
import type { Written } from '../store/store.ts'

export type WrittenCounts = Record<Written['kind'], number>

export function noneWritten(): WrittenCounts {
  return { created: 0, updated: 0, same: 0, taken: 0 }
}

/** What there is to say when another article of the run had the name or the id first. */
export function collisionMessages(
  { kind, collisions }: Pick<Written, 'kind' | 'collisions'>,
  article: { source: { path: string } },
  mode: CollisionMode,
): Message[] {
  const rule = kind !== 'taken' ? 'store/renamed' : mode === 'skip' ? 'store/skipped' : 'store/collision'
  return collisions.map((collision) => messageOf(article.source.path, rule, collision))
}

/** `3 created, 8 same`. */
export function countsText({ created, updated, same, taken }: WrittenCounts): string {
  const parts = { created, updated, same, 'left out': taken }
  const said = Object.entries(parts).filter(([, number]) => number > 0)
  return said.map(([what, number]) => `${number.toLocaleString('en')} ${what}`).join(', ') || 'nothing written'
}
