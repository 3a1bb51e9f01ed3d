/** Which elements belong in which. */

import type { Nodes } from 'hast'
import { isElement } from './h.ts'

/** Elements that mean something only inside of others, and those; elsewhere they are wrappers. */
export const owners = new Map<string, string[]>(
  Object.entries({
    li: ['ul', 'ol'],
    dt: ['dl'],
    dd: ['dl'],
    caption: ['table'],
    colgroup: ['table'],
    col: ['colgroup'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    tr: ['thead', 'tbody', 'tfoot', 'table'],
    td: ['tr'],
    th: ['tr'],
    figcaption: ['figure'],
    summary: ['details'],
  }),
)

/** Whether a node is an element that belongs in those of a name: an item in a list, a cell in a row. */
export function isPartOf(node: Nodes, owner: string): boolean {
  return isElement(node) && owners.get(node.tagName)?.includes(owner) === true
}
