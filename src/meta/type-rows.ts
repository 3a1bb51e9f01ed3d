/** Rows of the box to typed values: labels become canonical keys, shown texts become what the profile says they are. */

import type { MetaNode, MetaRow } from '../article/draft.ts'
import { type Json, type JsonObject, setKey } from '../article/json.ts'
import { type Limits, standardLimits } from '../diagnostics/limits.ts'
import type { Report, Span } from '../diagnostics/report.ts'
import { checkValue, type Place } from './check-value.ts'
import { fromText } from './from-text.ts'
import { cutNamed, namedRows } from './named-values.ts'
import { findNearest } from './nearest.ts'
import { flatText, openTyped } from './nodes.ts'
import { toPath, toPointer } from './pointer.ts'
import type { Profile } from './profile.ts'
import { type Field, findField, findKind, type ObjectShape, objectIn, type Shape, shapeOf } from './shape.ts'

export interface TypedRows {
  values: JsonObject
  /** As `meta.order` of a record; only where the keys of the object alone would not tell. */
  order?: Record<string, string[]>
}

/**
 * Types the rows of a box by the profile. Nothing is dropped but what is over the limit: what the profile does not know,
 * and what does not fit, is kept as the source has it, with a message. Values that the source itself typed stay as they
 * are, only that 1 and 0 of a flag become true and false. Typing the rows of the result again gives the same result.
 */
export function typeRows(
  rows: MetaRow[],
  profile: Profile,
  report: Report,
  limits: Pick<Limits, 'metaDepth' | 'metaValues'> = standardLimits,
): TypedRows {
  const run: Run = {
    prefixes: profile.prefixes,
    report,
    order: new Map(),
    repeated: new Set(),
    places: new Map(),
    limits,
    left: limits.metaValues,
    cut: false,
  }
  const values = fromRows(rows, shapeOf(profile), { keys: [] }, run)
  return run.order.size ? { values, order: Object.fromEntries(run.order) } : { values }
}

interface Run {
  prefixes: readonly string[]
  report: Report
  limits: Pick<Limits, 'metaDepth' | 'metaValues'>
  order: Map<string, string[]>
  /** The pointers of keys that came more than once. */
  repeated: Set<string>
  /** Where the rows inside values stand, by their pointer. */
  places: Map<string, Span>
  /** How many values may still come. */
  left: number
  cut: boolean
}

function fromRows(rows: readonly MetaRow[], shape: ObjectShape | undefined, place: Place, run: Run): JsonObject {
  const taken = takeRows(rows, place, run)
  const fields = taken.map((row) => shape && findField(shape, row.key, place.keys.length ? [] : run.prefixes))
  const keys = taken.map((row, index) => fields[index]?.key ?? row.key)
  const counts = countEach(keys)
  const lists = new Map<string, Json[]>()
  const values: JsonObject = {}

  for (const [index, row] of taken.entries()) {
    const key = keys[index] ?? row.key
    const field = fields[index]
    const inside: Place = { keys: [...place.keys, key], at: row.at ?? place.at }
    if (row.at && place.keys.length) run.places.set(toPointer(inside.keys), row.at)
    const isFirst = !lists.has(key)
    if (isFirst && !field && shape?.fields.size) sayUnknown(row.key, shape, inside, run)
    if (counts.get(key) === 1) {
      setKey(values, key, fromField(row.value, field, shape, inside, run))
      continue
    }
    const list = lists.get(key) ?? []
    if (isFirst) {
      lists.set(key, list)
      run.repeated.add(toPointer(inside.keys))
      setKey(values, key, list)
      const count = counts.get(key) ?? 0
      run.report('meta/repeated-key', { key: row.key, count }, { at: inside.at, path: toPath(inside.keys) })
    }
    list.push(fromRepeated(row.value, field, shape, { ...inside, keys: [...inside.keys, list.length] }, run))
  }

  if (!sameKeys(keys, Object.keys(values))) run.order.set(toPointer(place.keys), keys)
  if (!place.keys.length) sayMissing(values, shape, run)
  return values
}

function fromField(
  node: MetaNode,
  field: Field | undefined,
  parent: ObjectShape | undefined,
  place: Place,
  run: Run,
): Json {
  const shape = field?.shape ?? parent?.rest?.()
  const value = fromNode(node, shape, place, run)
  // Values inside a known value are checked with it.
  if (shape && place.keys.length === 1) checkValue(value, shape, place, run)
  return value
}

/** One of several rows of the same key. WordPress keeps a list also as one row an item, so a row may be an item of the list. */
function fromRepeated(
  node: MetaNode,
  field: Field | undefined,
  parent: ObjectShape | undefined,
  place: Place,
  run: Run,
): Json {
  const list = field && findKind(field.shape, 'list')
  const isItem = list && node.kind !== 'list' && !(node.kind === 'typed' && Array.isArray(node.value))
  const shape = isItem ? list.item(0) : (field?.shape ?? parent?.rest?.())
  const value = fromNode(node, shape, place, run)
  if (shape && place.keys.length === 2) checkValue(value, shape, place, run)
  return value
}

function fromNode(node: MetaNode, shape: Shape | undefined, place: Place, run: Run): Json {
  run.left--
  if (place.keys.length > run.limits.metaDepth) {
    run.report('meta/too-deep', { limit: run.limits.metaDepth }, { at: place.at, path: toPath(place.keys) })
    return flatText(node)
  }
  const open = node.kind === 'typed' ? openTyped(node.value) : node
  switch (open.kind) {
    case 'text':
      return shape ? fromShown(open.text, shape, place, run) : open.text
    case 'typed':
      return shape?.kind === 'flag' ? flagOf(open.value) : plainZero(open.value)
    case 'list':
      return fromItems(open.items, shape, place, run)
    case 'map':
      return fromMap(open.rows, shape, place, run)
  }
}

/** What a text means, with a message if that is several values which nothing marks. */
function fromShown(text: string, shape: Shape, place: Place, run: Run): Json {
  const named = fromNamed(text, shape, place, run)
  if (named !== undefined) return named
  const value = fromText(text, shape)
  if (Array.isArray(value) && value.length > 1 && !text.includes('\n')) saySplit(text, value.length, place, run)
  return value
}

/** The object, or the objects of a list, whose named values stand in a text. */
function fromNamed(text: string, shape: Shape, place: Place, run: Run): Json | undefined {
  const object = objectIn(shape)
  const parts = object && cutNamed(text, object)
  if (!parts) return undefined
  const [first = [], ...others] = namedRows(parts)
  const list = findKind(shape, 'list')
  if (!list && others.length > 0) return undefined
  saySplit(text, parts.length, place, run)
  if (!list) return fromMap(first, shape, place, run)
  return fromItems(
    [first, ...others].map((rows) => ({ kind: 'map', rows })),
    shape,
    place,
    run,
  )
}

function saySplit(text: string, count: number, place: Place, run: Run): void {
  run.report('meta/split-text', { text, count }, { at: place.at, path: toPath(place.keys) })
}

function fromItems(items: readonly MetaNode[], shape: Shape | undefined, place: Place, run: Run): Json {
  // An empty PHP array, and so an empty list of a page, may have been meant as an object.
  if (!items.length && shape?.kind === 'object') return {}
  const list = shape && findKind(shape, 'list')
  return takeRows(items, place, run).map((item, index) =>
    fromNode(item, list?.item(index), { ...place, keys: [...place.keys, index] }, run),
  )
}

function fromMap(rows: readonly MetaRow[], shape: Shape | undefined, place: Place, run: Run): Json {
  const object = shape && findKind(shape, 'object')
  if (object || !shape) return fromRows(rows, object, place, run)
  const item = findKind(shape, 'list')?.item(0)
  const only = item && findKind(item, 'object')
  // One object where a list of objects is known: the list has one item.
  if (only) return [fromRows(rows, only, { ...place, keys: [...place.keys, 0] }, run)]
  return fromRows(rows, undefined, place, run)
}

/** JSON has one zero: `-0` is read from it, and `JSON.stringify` writes `0`. */
function plainZero(value: Json): Json {
  return value === 0 ? 0 : value
}

function flagOf(value: Json): Json {
  return value === 1 ? true : value === 0 ? false : value
}

/** The rows or items that may still come. */
function takeRows<Item>(items: readonly Item[], place: Place, run: Run): readonly Item[] {
  if (items.length <= run.left) return items
  if (!run.cut)
    run.report('meta/too-many', { limit: run.limits.metaValues }, { at: place.at, path: toPath(place.keys) })
  run.cut = true
  return items.slice(0, Math.max(0, run.left))
}

function sayUnknown(key: string, shape: ObjectShape, place: Place, run: Run): void {
  run.report(
    'meta/unknown-key',
    { key, nearest: findNearest(key, shape)?.key },
    { at: place.at, path: toPath(place.keys) },
  )
}

function sayMissing(values: JsonObject, shape: ObjectShape | undefined, run: Run): void {
  for (const field of new Set(shape?.fields.values())) {
    if (field.required && !Object.hasOwn(values, field.key)) {
      run.report('meta/missing-key', { key: field.key }, { path: toPath([field.key]) })
    }
  }
}

function countEach(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function sameKeys(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index])
}
