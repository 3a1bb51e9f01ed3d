/** JSON as text, with what `JSON.stringify` forgets. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { Json } from '../../article/json.ts'

/** Writes rows as the JSON text of one object: in their order, repeated keys repeated, and -0 as `-0`. */
export function rowsToJson(rows: MetaRow[]): string {
  return `{${rows.map(({ key, value }) => `${JSON.stringify(key)}:${nodeToJson(value)}`).join(',')}}`
}

export function nodeToJson(node: MetaNode): string {
  switch (node.kind) {
    case 'text':
      return JSON.stringify(node.text)
    case 'typed':
      return toJson(node.value)
    case 'list':
      return `[${node.items.map(nodeToJson).join(',')}]`
    case 'map':
      return rowsToJson(node.rows)
  }
}

/** As `JSON.stringify`, but -0 stays -0: `JSON.parse` reads it. Recurses as deep as the value. */
export function toJson(value: Json): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${toJson(item)}`)
    .join(',')}}`
}
