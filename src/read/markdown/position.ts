/** Positions of mdast nodes that were not made by the parser. */

import type { Node } from 'mdast'

/** Of a position, which has lines and columns too, only the offsets are used. */
export function positionOf(start: number, length: number): NonNullable<Node['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: start + length } }
}
