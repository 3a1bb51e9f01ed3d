/** The rows of tables, definition lists and lists of `key: value`. */

import type { Element } from 'hast'
import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { append } from '../../tree/append.ts'
import { text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { findField, type ObjectShape } from '../shape.ts'
import { findCarrier, fromCarriedJson } from './carrier.ts'
import { shownText, withoutColon } from './leaf.ts'
import { splitItem } from './list-item.ts'
import { itemsOf, readValue, toRows } from './read-value.ts'
import type { Reading } from './reading.ts'
import { nearest, outermostShapes } from './shapes.ts'
import { tableRows } from './table-rows.ts'

/** A row, and its place in source order if it carries one. */
export interface PlacedRow extends MetaRow {
  position?: number | undefined
}

/** Reads the rows of shapes, in source order. `object` is what the profile knows of their keys. */
export function readRows(shapes: readonly Element[], object: ObjectShape | undefined, reading: Reading): MetaRow[] {
  const rows = shapes.flatMap((shape): PlacedRow[] => {
    if (shape.tagName === 'table') return tableRows(shape, object, reading)
    return shape.tagName === 'dl' ? termRows(shape, object, reading) : itemRows(shape, object, reading)
  })
  return inSourceOrder(rows)
}

/** Makes one row of a label and what stands for its value. */
export function readRow(
  label: Element,
  values: readonly Element[],
  object: ObjectShape | undefined,
  reading: Reading,
): PlacedRow[] {
  const shown = shownText(label.children)
  const carrier = isKeyed(label) ? label : nearest(label, isKeyed)[0]
  const key = (carrier && carriedKey(carrier)) ?? withoutColon(shown)
  if (!carrier && key === '') return setAside(values, reading)
  reading.shown.push(shown)
  const shape = object && (findField(object, key, reading.profile.prefixes)?.shape ?? object.rest?.())
  const nodes = values.map((value) => readValue(value, shape, reading))
  const [only] = nodes
  const value: MetaNode = nodes.length === 1 && only ? only : { kind: 'list', items: nodes }
  const position = carrier && findCarrier(carrier, 'dataPosition')
  return [{ key, value, at: spanOf(label), ...(position && /^\d+$/.test(position) && { position: Number(position) }) }]
}

/** Whether an element carries a key. */
export function isKeyed(element: Element): boolean {
  return findCarrier(element, 'dataKey') !== undefined || findCarrier(element, 'dataKeyJson') !== undefined
}

function carriedKey(element: Element): string | undefined {
  const json = findCarrier(element, 'dataKeyJson')
  return json === undefined ? findCarrier(element, 'dataKey') : fromCarriedJson(json)
}

/** What has no label is no row: it is set aside. */
export function setAside(parts: readonly Element[], { unlabelled }: Reading): [] {
  append(
    unlabelled,
    parts.filter((part) => shownText(part.children) !== ''),
  )
  return []
}

/** The rows of a `dl`, with or without `div` groups: several `dd` are a list, several `dt` share what follows. */
function termRows(list: Element, object: ObjectShape | undefined, reading: Reading): PlacedRow[] {
  const rows: PlacedRow[] = []
  let terms: Element[] = []
  let values: Element[] = []
  const flush = () => {
    for (const [index, term] of terms.entries()) {
      const isShared = index < terms.length - 1
      append(rows, readRow(term, isShared ? values.map((value) => shared(value, reading)) : values, object, reading))
    }
    terms = []
    values = []
  }
  for (const part of nearest(list, ({ tagName }) => tagName === 'dt' || tagName === 'dd')) {
    if (part.tagName === 'dt') {
      if (values.length) flush()
      terms.push(part)
    } else if (terms.length) values.push(part)
    else setAside([part], reading)
  }
  flush()
  return rows
}

/** A value that is read again for the next label; of those in each other, the last are the text that they show. */
function shared(value: Element, reading: Reading): Element {
  if (outermostShapes(value.children).length === 0 || reading.sharesLeft-- > 0) return value
  return { ...value, properties: {}, children: [text(shownText(value.children))] }
}

/** The rows of a list of `key: value`. */
function itemRows(list: Element, object: ObjectShape | undefined, reading: Reading): PlacedRow[] {
  const { prefixes } = reading.profile
  const isKnown = (label: string) => object !== undefined && findField(object, label, prefixes) !== undefined
  return itemsOf([list]).flatMap((item) => {
    const entry = splitItem(item, isKnown)
    return entry ? toRows([{ ...entry, item }], object, reading) : setAside([item], reading)
  })
}

/** Sorts rows by the places they carry; one without comes after the one it stands behind. */
function inSourceOrder(rows: PlacedRow[]): MetaRow[] {
  if (rows.every(({ position }) => position === undefined)) return rows
  let last = -1
  const placed = rows.map((row) => {
    last = row.position ?? last
    return { row, place: last }
  })
  return placed.sort((a, b) => a.place - b.place).map(({ row: { position, ...row } }) => row)
}
