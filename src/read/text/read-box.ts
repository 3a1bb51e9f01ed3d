/** The box of a dump: its lines → rows. */

import type { Box, MetaNode, MetaRow } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { foldLabel } from '../../meta/label.ts'
import { findKind } from '../../meta/shape.ts'
import type { BoxLines, RowLines } from './box-lines.ts'
import { type OnObjects, toValue, withFirst } from './box-values.ts'
import { toItems } from './items.ts'
import type { KnownLabels } from './known-labels.ts'
import { nameEnd } from './labels.ts'
import { type Line, spanOf } from './lines.ts'
import { splitItems } from './split-items.ts'

interface BoxContext {
  known: KnownLabels
  report: Report
  /** Columns between a list and the list in it, where the dialect is exact about them. */
  step: number | undefined
  /** Where the items of lists run together: the texts of the dump beside the box, among which they may stand. */
  texts: readonly string[] | undefined
}

/** Reads the rows and reports each guess: split rows, rows that cannot be split, borders between objects. */
export function readBox(lines: BoxLines, context: BoxContext): Box {
  const isShort = lines.rows.length <= mostSplit
  const texts = context.texts && (isShort ? [...context.texts, ...lines.rows.flatMap(textsOf)] : [])
  const rows = lines.rows.map((row) => toRow(row, { ...context, texts }))
  return { rows: [...listedRows(lines.items, context), ...rows], fidelity: 'text', at: lines.at }
}

/** Rows of a box in which items that ran together are looked for; each is compared with the lines of the dump. */
const mostSplit = 200

/** Levels of nesting that are read, as many as a record may have; deeper items stand on the last level. */
const deepest = 64

/** A box that is one list of `key: value`. */
function listedRows(lines: Line[], { known, report }: BoxContext): MetaRow[] {
  return toItems(lines, { deepest }).flatMap((item): MetaRow[] => {
    const colon = nameEnd(item.text)
    const key = colon > 0 ? item.text.slice(0, colon).trim() : item.text
    const text = colon > 0 ? item.text.slice(colon + 1).trim() : ''
    const onObjects: OnObjects = (count, at) => report('read/objects-split', { label: key, count }, { at })
    const below = item.children.length ? toValue(item.children, known.get(foldLabel(key)), onObjects) : undefined
    const value: MetaNode = below ? withFirst(text, below) : { kind: 'text', text }
    return [{ key, value, at: { start: item.line.start, end: item.line.end } }]
  })
}

/** The texts of a row that are values of their own. */
function textsOf({ value, items }: RowLines): string[] {
  return [value, ...items.map(({ text }) => text.slice(text.indexOf(': ') + 1).trim())]
}

function toRow(row: RowLines, { known, report, step, texts }: BoxContext): MetaRow {
  const at = spanOf([row.line, ...row.items])
  const where = { at, path: `meta.values.${row.label}` }
  if (row.from === 'split' && row.line.text === row.label + row.value)
    report('read/row-split', { label: row.label, value: row.value }, where)
  if (row.from === 'unsplit') report('read/unsplit-row', { line: row.line.text }, where)

  const shape = known.get(foldLabel(row.label))
  if (texts && row.value && shape && findKind(shape, 'list')) {
    const items = splitItems(row.value, texts)
    report(items ? 'read/items-split' : 'read/unsplit-items', { label: row.label, value: row.value }, where)
    if (items)
      return { key: row.label, value: { kind: 'list', items: items.map((text) => ({ kind: 'text', text })) }, at }
  }
  if (!row.items.length) return { key: row.label, value: { kind: 'text', text: row.value }, at }
  // Under a label at the margin items begin one step in; in a box that an empty list has shifted, at its own column.
  const from = step === undefined ? (row.items[0]?.indent ?? 0) : row.line.indent || step
  const items = toItems(row.items, { from, step, deepest })
  const onObjects: OnObjects = (count, at) =>
    report('read/objects-split', { label: row.label, count }, { ...where, at })
  return { key: row.label, value: withFirst(row.value, toValue(items, shape, onObjects)), at }
}
