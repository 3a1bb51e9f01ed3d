/** The rows of tables. */

import type { Element } from 'hast'
import { append } from '../../tree/append.ts'
import { isCell } from '../../tree/text.ts'
import type { ObjectShape } from '../shape.ts'
import { findField } from '../shape.ts'
import { shownText } from './leaf.ts'
import { isKeyed, type PlacedRow, readRow, readRows, setAside } from './read-rows.ts'
import type { Reading } from './reading.ts'
import { nearest, outermostShapes } from './shapes.ts'

/**
 * Reads a table of labels and values: th/td, td/td, pairs side by side, one label over several rows. A row of headings
 * is skipped; a row of one cell is a group's heading, or holds a list of rows.
 */
export function tableRows(table: Element, object: ObjectShape | undefined, reading: Reading): PlacedRow[] {
  const rows = nearest(table, ({ tagName }) => tagName === 'tr').map((row) =>
    nearest(row, ({ tagName }) => isCell(tagName)),
  )
  const headed = nearest(table, ({ tagName }) => tagName === 'thead').length > 0
  const out: PlacedRow[] = []
  for (let index = 0; index < rows.length; index++) {
    const cells = rows[index] ?? []
    const [label, ...values] = cells
    if (!label) continue
    if (index === 0 && isHeadingRow(cells, headed, object, reading)) continue
    const spanned = Math.min(spanOfRows(label), rows.length - index) - 1
    if (values.length === 0) append(out, readLone(label, object, reading))
    else if (spanned > 0) {
      append(out, readSpanned(label, [values, ...rows.slice(index + 1, index + 1 + spanned)], object, reading))
      index += spanned
    } else for (const [head, ...rest] of pairs(cells)) if (head) append(out, readRow(head, rest, object, reading))
  }
  return out
}

function spanOfRows(cell: Element): number {
  const span = Number(cell.properties.rowSpan ?? 1)
  return Number.isInteger(span) && span > 0 ? span : 1
}

/** Whether the first row only names the columns: it stands in `thead` or is all `th`, and its first cell is no known label. */
function isHeadingRow(cells: Element[], headed: boolean, object: ObjectShape | undefined, reading: Reading): boolean {
  const [first] = cells
  if (!first || cells.length < 2 || isKeyed(first)) return false
  if (!headed && !cells.every(({ tagName }) => tagName === 'th')) return false
  return !object || findField(object, shownText(first.children), reading.profile.prefixes) === undefined
}

/** A row of one cell: the heading of a group, or a cell that holds rows itself. */
function readLone(cell: Element, object: ObjectShape | undefined, reading: Reading): PlacedRow[] {
  const shapes = outermostShapes(cell.children)
  if (shapes.length > 0) return readRows(shapes, object, reading)
  return cell.tagName === 'th' ? [] : setAside([cell], reading)
}

/** The cells of one label over several rows: each row a value, or a label and value of its own. */
function readSpanned(
  label: Element,
  rows: Element[][],
  object: ObjectShape | undefined,
  reading: Reading,
): PlacedRow[] {
  if (!rows.every((cells) => cells.length === 2)) return readRow(label, rows.flat(), object, reading)
  const body = rows.map((cells): Element => ({ type: 'element', tagName: 'tr', properties: {}, children: cells }))
  const table: Element = { type: 'element', tagName: 'table', properties: {}, children: body }
  return readRow(label, [{ ...label, properties: {}, tagName: 'td', children: [table] }], object, reading)
}

/** `th td th td` is two rows side by side; other rows are a label and its values. */
function pairs(cells: Element[]): Element[][] {
  const isPaired = cells.length > 2 && cells.every(({ tagName }, index) => tagName === (index % 2 ? 'td' : 'th'))
  return isPaired ? cells.flatMap((_, index) => (index % 2 ? [] : [cells.slice(index, index + 2)])) : [cells]
}
