/** Record values ⇄ rows: the form in which a box is written and read. */

import type { Meta } from '../../article/article.ts'
import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { type Json, type JsonObject, setKey } from '../../article/json.ts'
import { childPointer } from '../pointer.ts'
import { orderedEntries } from '../to-rows.ts'

/** The rows of a record's box in source order; what came more than once comes more than once. Recurses as deep as the values. */
export function toRows({ values, order }: Pick<Meta, 'values' | 'order'>, pointer = ''): MetaRow[] {
  return orderedEntries(values, order, pointer).map(([key, value, below]) => ({
    key,
    value: toNode(value, order, below),
  }))
}

function toNode(value: Json, order: Meta['order'], pointer: string): MetaNode {
  if (typeof value !== 'object' || value === null) return { kind: 'typed', value }
  if (!Array.isArray(value)) return { kind: 'map', rows: toRows({ values: value, order }, pointer) }
  return { kind: 'list', items: value.map((item, index) => toNode(item, order, childPointer(pointer, index))) }
}

/**
 * Joins typed parts into one typed value where that loses nothing: a map whose keys come twice, or stand where a
 * JavaScript object would not keep them, stays a map.
 */
export function joinTyped(node: MetaNode): MetaNode {
  if (node.kind === 'list') {
    const items = node.items.map(joinTyped)
    const values = items.flatMap((item) => (item.kind === 'typed' ? [item.value] : []))
    return values.length === items.length ? { kind: 'typed', value: values } : { kind: 'list', items }
  }
  if (node.kind !== 'map') return node
  const rows = node.rows.map((row) => ({ ...row, value: joinTyped(row.value) }))
  const value: JsonObject = {}
  for (const row of rows) if (row.value.kind === 'typed') setKey(value, row.key, row.value.value)
  const keys = Object.keys(value)
  const isWhole = keys.length === rows.length && keys.every((key, index) => key === rows[index]?.key)
  return isWhole ? { kind: 'typed', value } : { kind: 'map', rows }
}
