/** The values of a record as rows again: the exact inverse of the ordering that `typeRows` makes. */

import type { Json, JsonObject } from '../article/json.ts'
import { childPointer } from './pointer.ts'

/** The source order of keys, by the JSON pointer of their object: `meta.order` of a record. */
export type Order = Readonly<Record<string, readonly string[]>>

/** One row: its key, its value, and the pointer under which `order` knows what is inside the value. */
export type Entry = [key: string, value: Json, pointer: string]

/**
 * The entries of the object at `pointer` in source order; a key that came more than once gives one entry each time.
 * An `order` that does not fit the object is followed as far as it does: no value is lost, none comes twice.
 */
export function orderedEntries(values: JsonObject, order: Order | undefined, pointer = ''): Entry[] {
  const listed = order && Object.hasOwn(order, pointer) ? order[pointer] : undefined
  const keys = Object.keys(values)
  if (!listed) return keys.map((key) => [key, existing(values, key), childPointer(pointer, key)])

  const counts = new Map<string, number>()
  for (const key of listed) counts.set(key, (counts.get(key) ?? 0) + 1)
  const seen = new Map<string, number>()
  const entries: Entry[] = []
  for (const key of [...listed, ...keys.filter((key) => !counts.has(key))]) {
    if (!Object.hasOwn(values, key)) continue
    const value = existing(values, key)
    const at = childPointer(pointer, key)
    const count = counts.get(key) ?? 1
    const turn = seen.get(key) ?? 0
    seen.set(key, turn + 1)
    if (count > 1 && Array.isArray(value) && value.length === count) {
      entries.push([key, value[turn] ?? null, childPointer(at, turn)])
    } else if (turn === 0) entries.push([key, value, at])
  }
  return entries
}

/** Only for keys that are there: `undefined` is no JSON value. */
function existing(values: JsonObject, key: string): Json {
  return values[key] ?? null
}
