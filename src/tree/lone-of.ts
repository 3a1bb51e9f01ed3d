/** What an element holds if that is one thing. */

import type { ElementContent } from 'hast'
import { isBlank } from './text.ts'

/** The one child that is not blank. Stops at a second: each wrapper of a long paragraph asks again. */
export function loneOf(children: ElementContent[]): ElementContent | undefined {
  let only: ElementContent | undefined
  for (const child of children) {
    if (isBlank(child)) continue
    if (only) return undefined
    only = child
  }
  return only
}
