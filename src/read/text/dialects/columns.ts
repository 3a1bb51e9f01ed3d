/** A box that a terminal shows as a table of two columns → rows with their labels apart. */

import { foldLabel } from '../../../meta/label.ts'
import { type ObjectShape, objectIn, type Shape } from '../../../meta/shape.ts'
import type { KnownLabels } from '../known-labels.ts'
import { nameEnd, splitLabel } from '../labels.ts'
import type { Line } from '../lines.ts'
import { toRow, type ValueLine } from './rows.ts'
import { isWrapped, sourceWidth } from './unwrap.ts'
import { cutAt, widthOf } from './width.ts'

interface ColumnsContext {
  known: KnownLabels
  /** The marks of items at the beginning of a text. */
  bullet: RegExp
  /** Columns at which the dump is wrapped. */
  width: number
}

/** One line of the table: what stands in the label's column, and what in the value's. */
interface Cells extends ValueLine {
  left: string
}

/** The lines of the box as rows: `label` and first text, then items and the lines that go on. Undefined if no column is seen. */
export function fromColumns(lines: readonly Line[], context: ColumnsContext): Line[] | undefined {
  const column = findColumn(lines, context)?.column
  if (column === undefined) return undefined
  const cells = lines.map((line) => toCells(line, column, context))
  const labels = findLabels(cells, column, context.known)
  const widest = cells.reduce((most, { line }) => Math.max(most, sourceWidth(line)), 0)
  const starts = findStarts(cells, labels, { ...context, width: Math.min(context.width, widest) })
  return labels.flatMap((label, index) => {
    const rows = cells.slice(starts[index], starts[index + 1])
    return toRow(label.text, cells[label.first]?.line, rows, context.bullet)
  })
}

export interface FoundColumn {
  column: number
  /** How many values stand there. */
  count: number
  /** Labels are padded to reach it: it is a column indeed. */
  isPadded: boolean
}

/** The column at which most values stand that follow a known label on their line. */
export function findColumn(
  lines: readonly Line[],
  { known, bullet }: Pick<ColumnsContext, 'known' | 'bullet'>,
): FoundColumn | undefined {
  const found = new Map<number, FoundColumn>()
  let best: FoundColumn | undefined
  for (const { raw } of lines) {
    const text = raw.trimStart()
    const split = splitLabel(text, known)
    if (!split?.value || split.at === split.label.length || bullet.test(split.value)) continue
    const column = widthOf(raw.slice(0, raw.length - text.length + split.at))
    const each = found.get(column) ?? { column, count: 0, isPadded: false }
    each.count++
    each.isPadded ||= split.at > split.label.length && text.slice(split.at - 2, split.at) === '  '
    found.set(column, each)
    if (each.count > (best?.count ?? 0)) best = each
  }
  return best
}

function toCells(line: Line, column: number, { bullet }: ColumnsContext): Cells {
  const [left, right] = cutInGap(line.raw, column)
  const text = right.trimStart()
  return {
    line,
    left: left.trim(),
    right: text.trimEnd(),
    indent: column + right.length - text.length,
    isItem: bullet.test(text),
  }
}

/** Cuts a line before a column, or in the gap before it if the column is in a word: old tools pad by bytes. */
function cutInGap(raw: string, column: number): [left: string, right: string] {
  const cut = cutAt(raw, column)
  const [left, right] = cut
  if (!endsInWord.test(left) || !startsInWord.test(right)) return cut
  const gap = left.lastIndexOf(' ') + 1
  return left.slice(0, gap).trim() === '' ? cut : [left.slice(0, gap), raw.slice(gap)]
}

const endsInWord = /\S$/
const startsInWord = /^\S/

interface Label {
  text: string
  /** Indexes of its first and last line. */
  first: number
  last: number
}

/** Characters; labels are a few words. */
const maxLabelLength = 200

/**
 * The labels in the left column. One that is wrapped is known as a whole, or its first line is full and one of the two
 * lines has nothing beside it.
 */
function findLabels(cells: readonly Cells[], column: number, known: KnownLabels): Label[] {
  const labels: Label[] = []
  for (const [index, { left, right }] of cells.entries()) {
    if (!left) continue
    const above = labels[labels.length - 1]
    const joined = above && `${above.text} ${left}`
    const isNext = above?.last === index - 1
    const over = cells[index - 1]
    const goesOn =
      isNext &&
      !(right && over?.right) &&
      isFull(over?.left ?? '', left, column) &&
      !known.has(foldLabel(left)) &&
      !known.has(foldLabel(above.text))
    if (above && joined && joined.length <= maxLabelLength && isNext && (known.has(foldLabel(joined)) || goesOn)) {
      above.text = joined
      above.last = index
    } else labels.push({ text: left, first: index, last: index })
  }
  return labels
}

/** Whether the first word of the next line had no room on a line of labels. */
function isFull(line: string, next: string, column: number): boolean {
  return widthOf(line) + 1 + widthOf(next.split(' ', 1)[0] ?? '') >= column
}

/**
 * Where each row begins, and the end. A label stands in the middle of its row, so the lines above and below it are as
 * many, or one more below; a row holds items or text, not both. The cheapest partition is found row by row.
 */
function findStarts(cells: readonly Cells[], labels: readonly Label[], context: ColumnsContext): number[] {
  const text = cells.findLastIndex(({ left, right }) => left || right) + 1
  let ends = new Map<number, Path>([[0, { cost: 0, start: 0, before: undefined }]])
  for (const [index, label] of labels.entries()) {
    const next = labels[index + 1]
    const reached = new Map<number, Path>()
    for (const [start, path] of ends) {
      const middle = label.last + 1 + (label.first - start)
      // Behind the last row empty lines may be its own, or those under the table.
      const from = next ? Math.max(label.last + 1, middle - reach) : text
      const to = next ? Math.min(next.first, middle + reach) : Math.min(cells.length, text + reach)
      for (let end = Math.min(from, to); end <= to; end++) {
        const cost =
          path.cost +
          imbalance(end - middle) +
          Math.max(0, end - text) / 2 +
          costOf(cells.slice(start, end), context.known.get(foldLabel(label.text)), context)
        const known = reached.get(end)
        if (!known || cost < known.cost) reached.set(end, { cost, start: end, before: path })
      }
    }
    ends = reached
  }
  const starts: number[] = []
  const paths = [...ends.values()]
  const best = Math.min(...paths.map(({ cost }) => cost)) // a few: the last row ends where the text does
  for (let path = paths.find(({ cost }) => cost === best); path; path = path.before) starts.unshift(path.start)
  return starts
}

interface Path {
  cost: number
  start: number
  before: Path | undefined
}

/** Lines by which a row may be off its middle. */
const reach = 3

/** What it costs that a row has `more` lines below its label than above; one more is how halves are rounded. */
function imbalance(more: number): number {
  return more === 0 || more === 1 ? 0 : 2 * Math.abs(more)
}

/** What it costs to take lines for one row; `shape` is what the profile knows of its value. */
function costOf(row: readonly Cells[], shape: Shape | undefined, { bullet, width }: ColumnsContext): number {
  const fields = shape && objectIn(shape)?.fields
  let cost = 0
  let hasItems = false
  for (const [at, here] of row.entries()) {
    const above = row[at - 1]
    if (here.isItem) cost += costOfItem(here.right.replace(bullet, ''), shape, fields)
    if (above && !above.right && here.right) cost += costOfGap(row[at - 2], here)
    if (above?.right && here.right) {
      if (here.isItem && !above.isItem && !hasItems) cost += 5 // items do not follow the text of a value
      if (!here.isItem && above.isItem && here.indent <= above.indent) cost += 5 // nor the other way round
      if (!here.isItem && !above.isItem && !hasItems && !isWrapped(above.line, here.right, width)) cost += 4
    }
    hasItems ||= here.isItem
  }
  if (isMixed(row, bullet)) cost += 1
  // An item without text holds what comes after it.
  const last = row[row.length - 1]
  return last?.isItem && last.right.replace(bullet, '') === '' ? cost + 3 : cost
}

/** Whether some items of the first level have a name and others have none: the last of one row, or the first of the next. */
function isMixed(row: readonly Cells[], bullet: RegExp): boolean {
  const level = row.find(({ isItem }) => isItem)?.indent
  const items = row.filter(({ isItem, indent }) => isItem && indent === level)
  const named = items.map(({ right }) => nameEnd(right.replace(bullet, '')) > 0)
  return named.includes(true) && named.includes(false)
}

/** What it costs that an empty line stands in a row: between items of the same level it is the end of one. */
function costOfGap(above: Cells | undefined, below: Cells): number {
  if (!above) return 2
  return above.isItem && below.isItem && above.indent === below.indent ? 5 : 1
}

/** What it costs, or saves, that an item stands in a row: named values belong where their names are known. */
function costOfItem(text: string, shape: Shape | undefined, fields: ObjectShape['fields'] | undefined): number {
  const colon = nameEnd(text)
  if (!shape || !text) return 0
  if (!fields) return colon > 0 ? 0.5 : 0
  return colon > 0 && fields.has(foldLabel(text.slice(0, colon))) ? -1 : 1
}
