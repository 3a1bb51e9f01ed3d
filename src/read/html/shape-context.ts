/** What the parts that shape a body have in common. */

import type { Element } from 'hast'
import type { Report, Span } from '../../diagnostics/report.ts'
import { isElement } from '../../tree/h.ts'

export interface ShapeContext {
  /** What relative URLs are relative to. */
  base: string | undefined
  /** The decoded text of the source, into which `data.start` points. */
  source: string
  report: Report
  /** Counts what is left out, for one message a kind. */
  drop: (what: string, at: Span | undefined) => void
}

/**
 * The elements below `node` that fit, in document order, without looking into those that fit; only the first, if no more
 * than `most` are asked for. Recurses as deep as the tree.
 */
export function findBelow(
  node: Element,
  fits: (element: Element) => boolean,
  most = Number.POSITIVE_INFINITY,
  found: Element[] = [],
): Element[] {
  for (const child of node.children) {
    if (found.length >= most) break
    if (child.type !== 'element') continue
    if (fits(child)) found.push(child)
    else findBelow(child, fits, most, found)
  }
  return found
}

/** Whether an element below `node` fits. */
export function holdsSome(node: Element, fits: (element: Element) => boolean): boolean {
  return findBelow(node, fits, 1).length > 0
}

/** Whether an element is another or stands round it. Recurses as deep as the tree. */
export function holds(node: Element, target: Element): boolean {
  return node === target || node.children.some((child) => isElement(child) && holds(child, target))
}
