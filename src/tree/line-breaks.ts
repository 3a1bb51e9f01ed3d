/** Paragraphs that are parted by line breaks, as pages from before style sheets and many editors have them. */

import type { ElementContent } from 'hast'
import { isElement } from './h.ts'
import { isBlank } from './text.ts'

/** Whether a node is a line break, or shows nothing. */
export const isBreakOrBlank = (node: ElementContent) => isElement(node, 'br') || isBlank(node)

/** What stands between rows of two line breaks and more, which are left out. */
export function betweenBreaks(children: ElementContent[]): ElementContent[][] {
  if (!children.some((child) => isElement(child, 'br'))) return [children]
  const parts: ElementContent[][] = []
  let part: ElementContent[] = []
  let at = 0
  for (let child = children[at]; child; child = children[at]) {
    const end = endOfBreaks(children, at)
    if (end === undefined) {
      part.push(child)
      at += 1
      continue
    }
    parts.push(part)
    part = []
    at = end
  }
  parts.push(part)
  return parts
}

/** A text without the line breaks at its beginning and its end: a reader sees none there. */
export function withoutOuterBreaks(children: ElementContent[]): ElementContent[] {
  const isShown = (node: ElementContent) => !isBreakOrBlank(node)
  const start = children.findIndex(isShown)
  const end = children.findLastIndex(isShown)
  return start === 0 && end === children.length - 1 ? children : children.slice(Math.max(0, start), end + 1)
}

/** Where a row of two line breaks and more ends that begins at `from`; white space may stand between them. */
function endOfBreaks(children: ElementContent[], from: number): number | undefined {
  let count = 0
  let end = from
  for (let at = from; at < children.length; at++) {
    const child = children[at]
    if (isElement(child, 'br')) {
      count += 1
      end = at + 1
    } else if (count === 0 || !child || !isBlank(child)) break
  }
  return count > 1 ? end : undefined
}
