/** Headings of boxes. */

import type { Element, Nodes, Root } from 'hast'
import { isElement } from '../../tree/h.ts'
import { lettersOf } from '../../tree/letters.ts'
import { isBlank } from '../../tree/text.ts'
import { foldLabel } from '../label.ts'
import type { Profile } from '../profile.ts'
import { isShape } from './shapes.ts'

/** What stands over a box of keys and values on pages that no profile describes. */
const commonHeadings = [
  'meta box',
  'metadata',
  'post meta',
  'post details',
  'post information',
  'article details',
  'article information',
  'infobox',
  'key facts',
  'quick facts',
  'properties',
  'specifications',
]

/** Makes the test whether an element is a heading of the profile's box: all of its text, whatever the element. */
export function matchHeadings({ headings }: Profile): (element: Element) => boolean {
  const names = new Set((headings.length ? headings : commonHeadings).map(letters))
  const longest = Math.max(0, ...[...names].map((name) => name.length))
  return (element) => {
    if (isShape(element)) return false
    const text = shortText(element, longest * 2 + maxDecoration)
    return text !== undefined && names.has(letters(text))
  }
}

/** What headings are compared by: colons, icons and `#` links do not count. */
function letters(text: string): string {
  return lettersOf(foldLabel(text))
}

/** Characters of white space and signs that may stand round a heading's text. */
const maxDecoration = 40

/** Nodes that a heading may be made of. */
const maxNodes = 20

/** The text of a node, unless it is longer than a heading. */
function shortText(node: Nodes, limit: number): string | undefined {
  let text = ''
  let nodes = 0
  const visit = (part: Nodes): boolean => {
    if (++nodes > maxNodes) return false
    if (part.type === 'text') text += part.value
    return text.length <= limit && (!('children' in part) || part.children.every(visit))
  }
  return visit(node) ? text : undefined
}

/** Whether an element is one of h1 to h6. */
export function isHeading(element: Element): boolean {
  return /^h[1-6]$/.test(element.tagName)
}

/** The level of a heading; what is only used as one has no headings under it. */
export function levelOf(element: Element): number {
  return isHeading(element) ? Number(element.tagName.slice(1)) : 6
}

/** The heading right over an element, if nothing but that element stands under it. */
export function nearHeading(body: Root, target: Element): Element | undefined {
  const siblings = siblingsOf(body.children, target)?.filter((node) => !isBlank(node)) ?? []
  const index = siblings.indexOf(target)
  const before = siblings[index - 1]
  const after = siblings[index + 1]
  if (!isElement(before) || !isHeading(before)) return undefined
  const endsThere = after === undefined || (isElement(after) && isHeading(after) && levelOf(after) <= levelOf(before))
  return endsThere ? before : undefined
}

/** The list of children in which an element stands. */
function siblingsOf(nodes: readonly Nodes[], target: Element): readonly Nodes[] | undefined {
  if (nodes.includes(target)) return nodes
  for (const node of nodes) {
    const found = 'children' in node ? siblingsOf(node.children, target) : undefined
    if (found) return found
  }
  return undefined
}
