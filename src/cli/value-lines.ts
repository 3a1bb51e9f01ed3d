/** Values of the meta box as lines of text. */

import type { Json, JsonObject } from '../article/json.ts'
import { childPointer } from '../meta/pointer.ts'
import { type Order, orderedEntries } from '../meta/to-rows.ts'
import { printable } from './printable.ts'

/**
 * A value under its key, two spaces deeper for each level:
 *
 *     score
 *       quality: 80
 *     stack
 *       • python
 *
 * `pointer` is the JSON pointer of the value. Recurses as deep as the value.
 */
export function valueLines(key: string, value: Json, order: Order | undefined, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${printable(key)}: ${scalar(value)}`]
  const inner = insideLines(value, order, pointer)
  return inner.length === 0 ? [`${printable(key)}: ${emptyText(value)}`] : [printable(key), ...inner.map(deeper)]
}

function insideLines(value: Json[] | JsonObject, order: Order | undefined, pointer: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => itemLines(item, order, childPointer(pointer, index)))
  return orderedEntries(value, order, pointer).flatMap(([key, inner, at]) => valueLines(key, inner, order, at))
}

function itemLines(item: Json, order: Order | undefined, pointer: string): string[] {
  if (typeof item !== 'object' || item === null) return [`• ${scalar(item)}`]
  const [first, ...others] = insideLines(item, order, pointer)
  return first === undefined ? [`• ${emptyText(item)}`] : [`• ${first}`, ...others.map(deeper)]
}

function scalar(value: string | number | boolean | null): string {
  if (value === '') return '(empty text)'
  return typeof value === 'string' ? printable(value) : String(value)
}

function emptyText(value: object): string {
  return Array.isArray(value) ? '(empty list)' : '(empty object)'
}

function deeper(line: string): string {
  return `  ${line}`
}
