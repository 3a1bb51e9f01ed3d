/** The elements that a box is made of: tables, definition lists, lists. */

import type { Element, ElementContent, Nodes } from 'hast'
import { isElement } from '../../tree/h.ts'
import { isBlank } from '../../tree/text.ts'

/** A table, a definition list or a list. */
export type ShapeElement = Element & { tagName: 'table' | 'dl' | 'ul' | 'ol' }

const shapeNames = new Set(['table', 'dl', 'ul', 'ol'])

/** Whether a node is a table, a definition list or a list. */
export function isShape(node: Nodes | undefined): node is ShapeElement {
  return isElement(node) && shapeNames.has(node.tagName)
}

/** The outermost tables, definition lists and lists of a tree, in document order. */
export function outermostShapes(nodes: readonly Nodes[], found: ShapeElement[] = []): ShapeElement[] {
  for (const node of nodes) {
    if (isShape(node)) found.push(node)
    else if ('children' in node) outermostShapes(node.children, found)
  }
  return found
}

/** The children that show something, those of mere wrappers in their place. */
export function contentOf({ children }: Element, content: ElementContent[] = []): ElementContent[] {
  for (const child of children) {
    if (isBlank(child)) continue
    if (isElement(child) && wrapperNames.has(child.tagName)) contentOf(child, content)
    else content.push(child)
  }
  return content
}

const wrapperNames = new Set(['p', 'div', 'span', 'section', 'details', 'figure', 'font', 'label'])

/** The nearest elements below that pass, in document order; what is below one of them, or in a nested shape, is not looked at. */
export function nearest(
  { children }: Element,
  passes: (element: Element) => boolean,
  found: Element[] = [],
): Element[] {
  for (const child of children) {
    if (child.type !== 'element') continue
    if (passes(child)) found.push(child)
    else if (!isShape(child)) nearest(child, passes, found)
  }
  return found
}
