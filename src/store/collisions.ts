/** What there is to say when another article of the run had the name or the id first. */

import type { Message, Point } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import type { Claim, CollisionMode } from './names.ts'

export interface Collision {
  field: 'slug' | 'id'
  wanted: string
  /** What it is called now; what is taken, if it was not kept. */
  name: string
  /** The place of the article that was first. */
  holder: string
  isTaken: boolean
}

/** The collision that a claim met, if it did. */
export function findCollision(field: Collision['field'], wanted: string, claim: Claim): Collision | undefined {
  if (claim.kind === 'free') return undefined
  return { field, wanted, name: claim.name, holder: claim.holder, isTaken: claim.kind === 'taken' }
}

/** One message a collision, about the article of the source `path`, which begins at `start` in a file of many. */
export function collisionMessages(
  path: string,
  collisions: Collision[],
  { mode, start }: { mode: CollisionMode; start?: Point | undefined },
): Message[] {
  const { report, messages } = createLog(path, '', start)
  for (const { isTaken, ...details } of collisions) {
    const rule = !isTaken ? 'store/renamed' : mode === 'skip' ? 'store/skipped' : 'store/collision'
    report(rule, details, start && { at: { start: 0, end: 0 } })
  }
  return messages
}

/** How messages name the place of an article. */
export function holderOf(path: string, start: Point | undefined): string {
  return start ? `${path}:${start.line}` : path
}
