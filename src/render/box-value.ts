/** Rows and values of the box as views, with their carriers. */

import type { MetaNode, MetaRow } from '../article/draft.ts'
import type { CarriedType } from '../meta/box/carrier.ts'
import { nodeToJson } from '../meta/box/json-text.ts'
import { emptyWords } from '../meta/box/words.ts'
import type { Display, Profile } from '../meta/profile.ts'
import { type Field, findField, findKind, type ObjectShape, type Shape } from '../meta/shape.ts'
import {
  type Carried,
  carry,
  nothingCarried,
  nothingShown,
  printable,
  type Scalar,
  type Shown,
  scalarView,
  textOf,
} from './box-scalar.ts'
import { countOf } from './box-words.ts'

export interface RowView {
  label: string
  /** What carries the key. */
  key: Carried
  /** The row's place in source order, if it is shown at another. */
  position: string | undefined
  value: ValueView
}

/** Of what it shows, `list` and `rows`, exactly one is there. */
export interface ValueView extends Shown, Carried {
  type: CarriedType
  list: ListView | undefined
  /** The rows of an object. */
  rows: RowView[] | undefined
}

export interface ListView {
  ordered: boolean
  /** Whether the items are short words that stand side by side. */
  inline: boolean
  /** How many items there are, if they are folded away behind it. */
  summary: string | undefined
  items: ValueView[]
}

export interface Showing {
  profile: Profile
  language: string | undefined
  /** Collects every label and value as it is shown, in the order of the page. */
  shown: string[]
}

/** Where a value stands: what the profile says of it, and its dotted path in `Profile.display`. */
export interface Place {
  shape: Shape | undefined
  path: string
  depth: number
}

export function rowView(row: MetaRow, parent: Place, showing: Showing, position?: number): RowView {
  const object = parent.shape && findKind(parent.shape, 'object')
  const field = object && findRowField(object, row.key, parent, showing)
  const key = field?.key ?? row.key
  const label = printable(field?.label ?? row.key)
  showing.shown.push(label)
  const place = {
    shape: field ? field.shape : object?.rest?.(),
    path: parent.path ? `${parent.path}.${key}` : key,
    depth: parent.depth + 1,
  }
  const value = nodeView(row.value, place, showing)
  return { label, key: carry(row.key), position: position?.toString(), value }
}

export function findRowField(object: ObjectShape, key: string, parent: Place, showing: Showing): Field | undefined {
  return findField(object, key, parent.depth === 0 ? showing.profile.prefixes : [])
}

/** Nesting of values that is laid out. A page can be nested 256 deep, and a level takes up to three elements. */
const maxDepth = 64

/** Items above which a list is folded away. */
const maxOpenItems = 12

/** Characters of a short word. */
const maxWord = 24

function nodeView(node: MetaNode, place: Place, showing: Showing): ValueView {
  if (place.depth > maxDepth && node.kind !== 'typed') return deepView(node, showing)
  switch (node.kind) {
    case 'text':
      return leafView(node.text, place, showing)
    case 'typed':
      // `toRows` makes typed nodes of scalars only.
      return leafView(node.value as Scalar, place, showing)
    case 'list':
      return listView(node.items, place, showing)
    case 'map':
      return objectView(node.rows, place, showing)
  }
}

function leafView(value: Scalar, place: Place, showing: Showing): ValueView {
  const scalar = scalarView(value, displayAt(place, showing), showing.language)
  showing.shown.push(textOf(scalar))
  const { type, raw, json, empty, text, lines, link, date } = scalar
  return { type, raw, json, empty, text, lines, link, date, list: undefined, rows: undefined }
}

function listView(nodes: MetaNode[], place: Place, showing: Showing): ValueView {
  if (nodes.length === 0) return emptyView('list', showing)
  const list = place.shape && findKind(place.shape, 'list')
  const items = nodes.map((node, index) =>
    nodeView(node, { shape: list?.item(index), path: place.path, depth: place.depth + 1 }, showing),
  )
  const { as } = displayAt(place, showing)
  const view: ListView = {
    ordered: as === 'ordered',
    inline: as === 'inline' || (as === undefined && items.every(isWord)),
    summary: nodes.length > maxOpenItems && place.depth < 3 ? countOf(nodes.length) : undefined,
    items,
  }
  return { ...nothing, type: 'list', list: view }
}

function objectView(rows: MetaRow[], place: Place, showing: Showing): ValueView {
  if (rows.length === 0) return emptyView('object', showing)
  return { ...nothing, type: 'object', rows: rows.map((row) => rowView(row, place, showing)) }
}

function emptyView(type: 'list' | 'object', showing: Showing): ValueView {
  showing.shown.push(emptyWords[type])
  return { ...nothing, type, empty: emptyWords[type] }
}

/** What is nested too deep for a page is shown, and carried, as JSON. */
function deepView(node: MetaNode, showing: Showing): ValueView {
  const json = nodeToJson(node)
  const text = printable(json)
  showing.shown.push(text)
  return { ...nothing, type: 'json', ...carry(json), text }
}

const nothing: Omit<ValueView, 'type'> = { ...nothingShown, ...nothingCarried, list: undefined, rows: undefined }

const noDisplay: Display = {}

function displayAt({ path }: Place, { profile }: Showing): Display {
  return (Object.hasOwn(profile.display, path) && profile.display[path]) || noDisplay
}

function isWord({ text }: ValueView): boolean {
  return text !== undefined && text.length <= maxWord
}
