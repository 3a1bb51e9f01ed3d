/** JSON as text, with what `JSON.stringify` forgets: the order of keys and keys that come twice. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'

/** Writes rows as the JSON text of one object: in their order, and repeated keys repeated. */
export function rowsToJson(rows: MetaRow[]): string {
  return `{${rows.map(({ key, value }) => `${JSON.stringify(key)}:${nodeToJson(value)}`).join(',')}}`
}

export function nodeToJson(node: MetaNode): string {
  switch (node.kind) {
    case 'text':
      return JSON.stringify(node.text)
    case 'typed':
      return JSON.stringify(node.value)
    case 'list':
      return `[${node.items.map(nodeToJson).join(',')}]`
    case 'map':
      return rowsToJson(node.rows)
  }
}
