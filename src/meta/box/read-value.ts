/** The values of a box, whatever shape they have: carried ones exactly, others by what is shown. */

import type { Element, ElementContent } from 'hast'
import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { isElement } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { isBlank } from '../../tree/text.ts'
import { foldLabel } from '../label.ts'
import { findField, findKind, type ObjectShape, type Shape } from '../shape.ts'
import { type CarriedType, findCarrier, fromCarriedJson, fromCarriedText } from './carrier.ts'
import { leafNode, shownText } from './leaf.ts'
import { type Entry, splitItem } from './list-item.ts'
import { readRows } from './read-rows.ts'
import type { Reading } from './reading.ts'
import { isShape, nearest, outermostShapes } from './shapes.ts'
import { emptyWords } from './words.ts'

/** Reads the value that an element shows: a cell, a `dd`, an item. `shape` is what the profile expects there. */
export function readValue(element: Element, shape: Shape | undefined, reading: Reading): MetaNode {
  const carrier = findValueCarrier(element)
  return carrier ? readCarried(carrier, shape, reading) : readShown(element.children, shape, reading)
}

/** The element itself, or inside of a table's cell the `div` that carries for it. */
function findValueCarrier(element: Element): Element | undefined {
  return isCarrier(element) ? element : nearest(element, isCarrier)[0]
}

const isCarrier = (element: Element) => findCarrier(element, 'dataType') !== undefined

function readCarried(element: Element, shape: Shape | undefined, reading: Reading): MetaNode {
  reading.carried++
  // A made-up type is read as shown text: `fromCarriedText` knows none of it.
  const type = findCarrier(element, 'dataType') as CarriedType
  if (type === 'list' || type === 'object') {
    const shapes = outermostShapes(element.children)
    if (shapes.length === 0) reading.shown.push(shownText(element.children))
    if (type === 'object') return { kind: 'map', rows: readRows(shapes, shape && findKind(shape, 'object'), reading) }
    const list = shape && findKind(shape, 'list')
    return { kind: 'list', items: itemsOf(shapes).map((item, index) => readValue(item, list?.item(index), reading)) }
  }
  const shown = shownText(element.children)
  reading.shown.push(shown)
  const value =
    type === 'null' && shown !== emptyWords.null ? undefined : fromCarriedText(type, rawText(element) ?? shown)
  return value === undefined ? { kind: 'text', text: shown } : { kind: 'typed', value }
}

/** The text that an element carries beside the one it shows. */
function rawText(element: Element): string | undefined {
  const json = findCarrier(element, 'dataJson')
  return json === undefined ? findCarrier(element, 'dataRaw') : fromCarriedJson(json)
}

/** Reads a value from what is shown: lists, rows, or text. Text that stands beside a list is its first item. */
export function readShown(nodes: readonly ElementContent[], shape: Shape | undefined, reading: Reading): MetaNode {
  const shapes = outermostShapes(nodes)
  const chips = shapes.length === 0 && shape ? chipsIn(nodes, shape) : []
  if (chips.length > 1) return { kind: 'list', items: chips.map((chip) => readShown(chip, undefined, reading)) }
  const beside = shapes.length === 0 ? nodes : nodes.flatMap(withoutShapes)
  const leaf = leafNode(beside)
  const text = leaf.kind === 'text' ? leaf.text : ''
  if (shapes.length === 0 || text !== '') reading.shown.push(text)
  if (shapes.length === 0) return emptyOf(text, shape) ?? bareNumber(leaf, shape, reading)
  const value = readShapes(shapes, shape, reading)
  if (text === '') return value
  return { kind: 'list', items: [leaf, ...(value.kind === 'list' ? value.items : [value])] }
}

/**
 * The items of a list that is shown in a line: elements of one kind with nothing but signs between them, such as tags or
 * links, or lines. Where the profile expects no list of texts, none.
 */
function chipsIn(nodes: readonly ElementContent[], shape: Shape): ElementContent[][] {
  const item = findKind(shape, 'list')?.item(0)
  if (!item || findKind(item, 'object') || findKind(shape, 'object')) return []
  const shown = nodes.filter((node) => !isBlank(node))
  const [first] = shown
  if (shown.length === 1 && isElement(first)) return chipsIn(first.children, shape)
  const elements = shown.filter((node): node is Element => isElement(node))
  const isRow = shown.every((node) => isElement(node) || (node.type === 'text' && onlySigns.test(node.value)))
  const isAlike = elements.every(({ tagName }) => tagName !== 'br' && tagName === elements[0]?.tagName)
  if (elements.length > 1 && isRow && isAlike) return elements.map((node) => [node])
  return elements.some(({ tagName }) => tagName === 'br') ? linesOf(shown) : []
}

const onlySigns = /^[\s,;|/·•&]*$/

/** The nodes between line breaks. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const node of nodes) {
    if (isElement(node, 'br')) lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines.filter((line) => shownText(line) !== '')
}

/** The empty list or object that the words for it stand for, where the profile expects one: their class may have been stripped. */
function emptyOf(text: string, shape: Shape | undefined): MetaNode | undefined {
  if (text === emptyWords.list && shape && findKind(shape, 'list')) return { kind: 'list', items: [] }
  if (text === emptyWords.object && shape && findKind(shape, 'object')) return { kind: 'map', rows: [] }
  return undefined
}

/** A number without the unit or maximum that is only shown with it. */
function bareNumber(leaf: MetaNode, shape: Shape | undefined, { suffixes }: Reading): MetaNode {
  if (leaf.kind !== 'text' || !shape || !(findKind(shape, 'number') ?? findKind(shape, 'count'))) return leaf
  const suffix = suffixes.find((end) => leaf.text.endsWith(end))
  return suffix === undefined ? leaf : { kind: 'text', text: leaf.text.slice(0, -suffix.length).trim() }
}

/** What stands beside the shapes of a value. The summary of what is folded away only counts it. */
function withoutShapes(node: ElementContent): ElementContent[] {
  if (isShape(node) || isElement(node, 'summary')) return []
  return isElement(node) ? [{ ...node, children: node.children.flatMap(withoutShapes) }] : [node]
}

function readShapes(shapes: Element[], shape: Shape | undefined, reading: Reading): MetaNode {
  const object = shape && findKind(shape, 'object')
  if (!shapes.every(isList)) return { kind: 'map', rows: readRows(shapes, object, reading) }
  const items = itemsOf(shapes)
  const list = shape && findKind(shape, 'list')
  const entries = splitAll(items, object ?? (list && findKind(list.item(0), 'object')))
  if (entries && list && !object) {
    const item = findKind(list.item(0), 'object')
    if (item && entries.every(({ label }) => findField(item, label))) return groupEntries(entries, item, reading)
  }
  if (entries && (object || (!list && areDistinct(entries))))
    return { kind: 'map', rows: toRows(entries, object, reading) }
  return { kind: 'list', items: items.map((item, index) => readItem(item, list?.item(index), reading)) }
}

const isList = (element: Element) => element.tagName === 'ul' || element.tagName === 'ol'

/** The items of lists, in document order. */
export function itemsOf(lists: readonly Element[]): Element[] {
  return lists.flatMap((list) => nearest(list, (element) => element.tagName === 'li'))
}

export type ItemEntry = Entry & { item: Element }

/** Splits items into labels and values; nothing unless every one has both. */
function splitAll(items: readonly Element[], object: ObjectShape | undefined): ItemEntry[] | undefined {
  if (items.length === 0) return undefined
  const isKnown = (label: string) => object !== undefined && findField(object, label) !== undefined
  const entries: ItemEntry[] = []
  for (const item of items) {
    const entry = isCarrier(item) ? undefined : splitItem(item, isKnown)
    if (!entry) return undefined
    entries.push({ label: entry.label, value: entry.value, item })
  }
  return entries
}

/** Whether no label comes twice: items such as `note: …`, `note: …` are sentences, not rows. */
function areDistinct(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ label }) => foldLabel(label))).size === entries.length
}

/** Turns split items into rows of one object. */
export function toRows(entries: readonly ItemEntry[], object: ObjectShape | undefined, reading: Reading): MetaRow[] {
  return entries.map(({ label, value, item }) => {
    const field = object && findField(object, label, reading.profile.prefixes)
    reading.shown.push(label)
    return { key: label, value: readShown(value, field?.shape ?? object?.rest?.(), reading), at: spanOf(item) }
  })
}

/** A list of objects whose borders are not shown: a key seen again starts the next. */
function groupEntries(entries: readonly ItemEntry[], object: ObjectShape, reading: Reading): MetaNode {
  const groups: ItemEntry[][] = []
  let seen = new Set<string>()
  for (const entry of entries) {
    const label = foldLabel(entry.label)
    if (groups.length === 0 || seen.has(label)) {
      groups.push([])
      seen = new Set()
    }
    seen.add(label)
    groups.at(-1)?.push(entry)
  }
  return { kind: 'list', items: groups.map((group) => ({ kind: 'map', rows: toRows(group, object, reading) })) }
}

/** An item that is no row of an object; but one that holds a list under a label is an object of that one row. */
function readItem(item: Element, shape: Shape | undefined, reading: Reading): MetaNode {
  const entry = !isCarrier(item) && outermostShapes(item.children).length > 0 && splitItem(item, () => false)
  if (!entry) return readValue(item, shape, reading)
  return { kind: 'map', rows: toRows([{ ...entry, item }], shape && findKind(shape, 'object'), reading) }
}
