/** A box that a terminal shows as labels with their values below (a definition list) → rows with their labels apart. */

import { endsSentence } from '../chrome.ts'
import type { KnownLabels } from '../known-labels.ts'
import { splitLabel } from '../labels.ts'
import { isBlank, isFree, type Line } from '../lines.ts'
import { toRow, type ValueLine } from './rows.ts'

interface StackedContext {
  known: KnownLabels
  /** The marks of items at the beginning of a text. */
  bullet: RegExp
}

interface Stacked {
  /** `label` and first text, then items and the lines that go on. */
  rows: Line[]
  /** Index after the last line of the box. */
  end: number
}

/** The lines under the heading of a box as rows. Undefined if its labels do not stand over their values. */
export function fromStacked(lines: readonly Line[], context: StackedContext): Stacked | undefined {
  const layout = findLayout(lines, context)
  if (!layout) return undefined
  const rows = cutRows(lines, layout, context)
  return {
    rows: rows.flatMap(({ label, values }) => toRow(label.text, label, values, context.bullet)),
    end: rows[rows.length - 1]?.end ?? 0,
  }
}

interface StackLayout {
  /** Column of the labels. */
  margin: number
  /** Values stand there, too; an empty line is between them and the next label. */
  isFlat: boolean
}

/** Where the labels stand, if more known ones stand over a text than before one. */
function findLayout(lines: readonly Line[], { known, bullet }: StackedContext): StackLayout | undefined {
  const over: Record<'deeper' | 'flat', Line[]> = { deeper: [], flat: [] }
  let before = 0
  for (const [at, line] of lines.entries()) {
    const split = splitLabel(line.text, known)
    const next = lines[at + 1]
    if (!split || bullet.test(line.text)) continue
    if (split.value) before++
    else if (next?.text && !bullet.test(next.text)) {
      if (next.indent > line.indent) over.deeper.push(line)
      else if (next.indent === line.indent && isFree(lines[at - 1])) over.flat.push(line)
    }
  }
  const labels = over.deeper.length >= over.flat.length ? over.deeper : over.flat
  if (labels.length < 2 || labels.length <= before) return undefined
  const margin = labels.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  return { margin, isFlat: labels === over.flat }
}

interface Row {
  label: Line
  values: ValueLine[]
  isKnown: boolean
  /** Index after its last line. */
  end: number
}

/**
 * The rows of the box. Text that comes after it looks like labels that are not known and have no values: so it ends
 * before the first of them behind the last label that is known.
 */
function cutRows(lines: readonly Line[], { margin, isFlat }: StackLayout, { known, bullet }: StackedContext): Row[] {
  const rows: Row[] = []
  for (const [at, line] of lines.entries()) {
    if (isBlank(line)) continue
    const row = rows[rows.length - 1]
    const isItem = bullet.test(line.raw.trimStart())
    if (line.indent <= margin && !isItem && (!isFlat || isFree(lines[at - 1]))) {
      rows.push({ label: line, values: [], isKnown: splitLabel(line.text, known)?.value === '', end: at + 1 })
    } else if (row) {
      row.values.push({ line, right: line.raw.trim(), indent: line.indent, isItem })
      row.end = at + 1
    }
  }
  const lastKnown = rows.findLastIndex(({ isKnown }) => isKnown)
  const after = rows.findIndex((row, at) => at > lastKnown && !isRow(row))
  return after < 0 ? rows : rows.slice(0, after)
}

/** Whether lines with a label that is not known are a row. */
function isRow({ label, values }: Row): boolean {
  return values.length > 0 && label.text.length <= maxLabelLength && !endsSentence(label.text)
}

/** Characters; labels are a few words. */
const maxLabelLength = 100
