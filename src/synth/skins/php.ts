/** Values as PHP's `serialize()` writes them. */

import type { Json } from '../../article/json.ts'

/** Serializes a JSON value; objects become arrays with keys, as `json_decode($json, true)` would make them. */
export function serialize(value: Json): string {
  if (value === null) return 'N;'
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`
  if (typeof value === 'number') return Number.isSafeInteger(value) ? `i:${value};` : `d:${value};`
  if (typeof value === 'string') return serializeText(value)
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((item, place) => [place, item])
    : Object.entries(value)
  const inner = entries.map(([key, item]) => serializeKey(key) + serialize(item)).join('')
  return `a:${entries.length}:{${inner}}`
}

/** PHP takes keys that are whole numbers for numbers. */
function serializeKey(key: string | number): string {
  return /^(?:0|-?[1-9]\d{0,17})$/.test(String(key)) ? `i:${key};` : serializeText(String(key))
}

/** Lengths are in bytes of UTF-8. */
function serializeText(text: string): string {
  return `s:${new TextEncoder().encode(text).length}:"${text}";`
}
