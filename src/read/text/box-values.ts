/** Items of a box row → its value, with the help of what the profile knows of the key. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { Span } from '../../diagnostics/report.ts'
import { foldLabel } from '../../meta/label.ts'
import { findKind, type Shape } from '../../meta/shape.ts'
import { append } from '../../tree/append.ts'
import type { Item } from './items.ts'

/** Called when the borders between the objects of a list were guessed. */
export type OnObjects = (count: number, at: Span | undefined) => void

/** The value that items make; without a known shape it is told by how the items look. */
export function toValue(items: Item[], shape: Shape | undefined, onObjects: OnObjects): MetaNode {
  const object = shape && findKind(shape, 'object')
  const list = shape && findKind(shape, 'list')
  if (object && !(list && !items.every(isNamed))) return { kind: 'map', rows: toRows(items, object, onObjects) }
  if (list) return { kind: 'list', items: toListItems(items, list.item(0), onObjects) }
  if (!items.length || !items.every(isNamed))
    return { kind: 'list', items: items.flatMap((item) => toPlain(item, undefined, onObjects)) }
  const first = foldLabel(pairOf(items[0])?.key ?? '')
  const comesAgain = items.some((item, index) => index > 0 && foldLabel(pairOf(item)?.key ?? '') === first)
  if (comesAgain) return { kind: 'list', items: toObjects(items, undefined, onObjects) }
  return { kind: 'map', rows: toRows(items, undefined, onObjects) }
}

interface Pair {
  key: string
  value: string
}

/** `key: value`, or `key:` above items. */
function pairOf(item: Item | undefined): Pair | undefined {
  if (!item) return undefined
  const colon = item.text.indexOf(':')
  if (colon < 1 || !colonEnd.test(item.text.slice(colon, colon + 2))) return undefined
  return { key: item.text.slice(0, colon).trim(), value: item.text.slice(colon + 1).trim() }
}

const colonEnd = /^:(?:\s|$)/

/** Whether an item looks like a label and its value, rather than a sentence with a colon. */
function isNamed(item: Item): boolean {
  const pair = pairOf(item)
  return pair !== undefined && pair.key.length <= maxNameLength && pair.key.split(/\s+/).length <= maxNameWords
}

/** Names inside values are a few words: `PHP incomplete class name`. */
const maxNameLength = 40
const maxNameWords = 5

function toRows(items: Item[], shape: Shape | undefined, onObjects: OnObjects): MetaRow[] {
  return items.flatMap((item): MetaRow[] => {
    const pair = pairOf(item)
    // An item without text holds the map itself.
    if (!pair && !item.text) return toRows(item.children, shape, onObjects)
    const key = pair?.key ?? item.text
    const below = fieldShape(shape, key)
    const value = valueUnder(item, { shape: below, text: pair?.value ?? '', onObjects })
    return [{ key, value, at: { start: item.line.start, end: item.line.end } }]
  })
}

function fieldShape(shape: Shape | undefined, key: string): Shape | undefined {
  const object = shape && findKind(shape, 'object')
  return object?.fields.get(foldLabel(key))?.shape ?? object?.rest?.()
}

interface Under {
  shape: Shape | undefined
  /** The text on the line of the name. */
  text: string
  onObjects: OnObjects
}

function valueUnder(item: Item, { shape, text, onObjects }: Under): MetaNode {
  if (!item.children.length) return { kind: 'text', text }
  return withFirst(text, toValue(item.children, shape, onObjects))
}

/** A value with the text that stood before its items, if there was one. */
export function withFirst(text: string, value: MetaNode): MetaNode {
  if (!text) return value
  return { kind: 'list', items: [{ kind: 'text', text }, ...(value.kind === 'list' ? value.items : [value])] }
}

function toListItems(items: Item[], shape: Shape, onObjects: OnObjects): MetaNode[] {
  const object = findKind(shape, 'object')
  if (object && items.every((item) => !item.text || isNamed(item))) return toObjects(items, object, onObjects)
  return items.flatMap((item) => toPlain(item, shape, onObjects))
}

/** The objects of a list. Their borders are items without text, or lost: then a name that comes again begins the next. */
function toObjects(items: Item[], shape: Shape | undefined, onObjects: OnObjects): MetaNode[] {
  const objects: MetaNode[] = []
  let group: Item[] = []
  let seen = new Set<string>()
  let guessed = false
  const flush = () => {
    if (group.length) objects.push({ kind: 'map', rows: toRows(group, shape, onObjects) })
    group = []
    seen = new Set()
  }
  for (const item of items) {
    if (!item.text) {
      flush()
      append(objects, toObjects(item.children, shape, onObjects))
      continue
    }
    const key = foldLabel(pairOf(item)?.key ?? item.text)
    if (seen.has(key)) {
      flush()
      guessed = true
    }
    seen.add(key)
    group.push(item)
  }
  flush()
  if (guessed) onObjects(objects.length, items[0]?.line)
  return objects
}

/** An item of a list: its text, and what stands below it as the next item. */
function toPlain(item: Item, shape: Shape | undefined, onObjects: OnObjects): MetaNode[] {
  if (!item.children.length) return [{ kind: 'text', text: item.text }]
  // An item without text holds an object, or several whose borders are lost.
  if (!item.text && item.children.every(isNamed)) return toObjects(item.children, undefined, onObjects)
  if (isNamed(item)) return [{ kind: 'map', rows: toRows([item], shape, onObjects) }]
  const text: MetaNode[] = item.text ? [{ kind: 'text', text: item.text }] : []
  return [...text, toValue(item.children, shape && findKind(shape, 'list'), onObjects)]
}
