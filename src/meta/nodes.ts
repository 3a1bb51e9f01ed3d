/** Values of the box as a source shows them. */

import type { MetaNode } from '../article/draft.ts'
import type { Json } from '../article/json.ts'

/** A typed object or list as rows or items of typed values, so that keys inside are named like everywhere else. */
export function openTyped(value: Json): MetaNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(typed) }
  if (typeof value !== 'object' || value === null) return typed(value)
  return { kind: 'map', rows: Object.entries(value).map(([key, inner]) => ({ key, value: typed(inner) })) }
}

function typed(value: Json): MetaNode {
  return { kind: 'typed', value }
}

/** All texts, numbers and the like of a value on one line, in order. Does not recurse. */
export function flatText(node: MetaNode): string {
  const words: string[] = []
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    const inner = next.kind === 'typed' ? openTyped(next.value) : next
    if (inner.kind === 'text') words.push(inner.text)
    else if (inner.kind === 'typed') words.push(String(inner.value))
    else if (inner.kind === 'list') for (const item of inner.items.toReversed()) open.push(item)
    else for (const row of inner.rows.toReversed()) open.push(row.value, { kind: 'text', text: `${row.key}:` })
  }
  return words.join(' ')
}
