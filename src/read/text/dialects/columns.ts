/** A box that a terminal shows as a table of two columns → rows with their labels apart. */

import { foldLabel } from '../../../meta/label.ts'
import { findKind, type ObjectShape, type Shape } from '../../../meta/shape.ts'
import type { KnownLabels } from '../known-labels.ts'
import { splitLabel } from '../labels.ts'
import type { Line } from '../lines.ts'
import { separator } from './unwrap.ts'
import { cutAt, widthOf } from './width.ts'

interface ColumnsContext {
  known: KnownLabels
  /** The marks of items at the beginning of a text. */
  bullet: RegExp
  /** Whether the end of one line goes on in the next. */
  isWrapped: (line: Line, next: string) => boolean
}

/** One line of the table: what stands in the label's column, and what in the value's. */
interface Cells {
  line: Line
  left: string
  right: string
  /** Column of the value's text. */
  indent: number
  isItem: boolean
}

/** The lines of the box as rows: `label` and first text, then items and the lines that go on. Undefined if no column is seen. */
export function fromColumns(lines: readonly Line[], context: ColumnsContext): Line[] | undefined {
  const column = findColumn(lines, context)?.column
  if (column === undefined) return undefined
  const cells = lines.map((line) => toCells(line, column, context))
  const labels = findLabels(cells, context.known)
  const starts = findStarts(cells, labels, context)
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
    each.isPadded ||= split.at - split.label.length > 1
    found.set(column, each)
    if (each.count > (best?.count ?? 0)) best = each
  }
  return best
}

function toCells(line: Line, column: number, { bullet }: ColumnsContext): Cells {
  const [left, right] = cutAt(line.raw, column)
  const text = right.trimStart()
  return {
    line,
    left: left.trim(),
    right: text.trimEnd(),
    indent: column + right.length - text.length,
    isItem: bullet.test(text),
  }
}

interface Label {
  text: string
  /** Indexes of its first and last line. */
  first: number
  last: number
}

/** Characters; labels are a few words. */
const maxLabelLength = 200

/** The labels in the left column; one that is wrapped is known as a whole, or has nothing beside its second line. */
function findLabels(cells: readonly Cells[], known: KnownLabels): Label[] {
  const labels: Label[] = []
  for (const [index, { left, right }] of cells.entries()) {
    if (!left) continue
    const above = labels[labels.length - 1]
    const joined = above && `${above.text} ${left}`
    const isNext = above?.last === index - 1
    const goesOn = isNext && !known.has(foldLabel(left)) && !right && !known.has(foldLabel(above.text))
    if (above && joined && joined.length <= maxLabelLength && isNext && (known.has(foldLabel(joined)) || goesOn)) {
      above.text = joined
      above.last = index
    } else labels.push({ text: left, first: index, last: index })
  }
  return labels
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
function costOf(row: readonly Cells[], shape: Shape | undefined, { bullet, isWrapped }: ColumnsContext): number {
  const fields = fieldsOf(shape)
  let cost = 0
  let hasItems = false
  for (const [at, here] of row.entries()) {
    const above = row[at - 1]
    if (here.isItem) cost += costOfItem(here.right.replace(bullet, ''), shape, fields)
    if (above && !above.right && here.right) cost += costOfGap(row[at - 2], here)
    if (above?.right && here.right) {
      if (here.isItem && !above.isItem && !hasItems) cost += 5 // items do not follow the text of a value
      if (!here.isItem && above.isItem && here.indent <= above.indent) cost += 5 // nor the other way round
      if (!here.isItem && !above.isItem && !hasItems && !isWrapped(above.line, here.right)) cost += 4
    }
    hasItems ||= here.isItem
  }
  // An item without text holds what comes after it.
  const last = row[row.length - 1]
  return last?.isItem && last.right.replace(bullet, '') === '' ? cost + 3 : cost
}

/** What it costs that an empty line stands in a row: between items of the same level it is the end of one. */
function costOfGap(above: Cells | undefined, below: Cells): number {
  if (!above) return 2
  return above.isItem && below.isItem && above.indent === below.indent ? 5 : 1
}

/** What it costs, or saves, that an item stands in a row: named values belong where their names are known. */
function costOfItem(text: string, shape: Shape | undefined, fields: ObjectShape['fields'] | undefined): number {
  const colon = text.search(/:(?:\s|$)/)
  if (!shape || !text) return 0
  if (!fields) return colon > 0 ? 0.5 : 0
  return colon > 0 && fields.has(foldLabel(text.slice(0, colon))) ? -1 : 1
}

/** The fields of the object that a value is, or that its items are. */
function fieldsOf(shape: Shape | undefined): ObjectShape['fields'] | undefined {
  const list = shape && findKind(shape, 'list')
  const inside = list?.item(0) ?? shape
  return inside && findKind(inside, 'object')?.fields
}

/** One row in the common form. */
function toRow(label: string, at: Line | undefined, rows: readonly Cells[], bullet: RegExp): Line[] {
  const place = at ?? rows[0]?.line
  if (!place) return []
  const head: Line = { raw: label, text: '', indent: 0, label, start: place.start, end: place.end }
  const items: Line[] = []
  for (const [at, { line, right, indent, isItem }] of rows.entries()) {
    if (!right) continue
    if (isItem) for (const item of toItems(line, right, indent, bullet)) items.push(item)
    else {
      const last = items[items.length - 1]
      const into = last && indent > last.indent ? last : head
      into.text += (into.text && separator(rows[at - 1]?.right ?? '', right)) + right
    }
  }
  return [head, ...items]
}

/** The items of a line; a mark right after another begins an item in it. */
export function toItems(line: Line, text: string, indent: number, bullet: RegExp): Line[] {
  const items: Line[] = []
  let rest = text
  let column = indent
  for (let mark = bullet.exec(rest); mark && items.length < maxMarks; mark = bullet.exec(rest)) {
    rest = rest.slice(mark[0].length)
    items.push({ raw: rest, text: '', indent: column, mark: '•', start: line.start, end: line.end })
    column += mark[0].length
    if (!bullet.test(rest) || !isNested.test(mark[0])) break
  }
  const last = items[items.length - 1]
  if (last) last.text = rest.trimEnd()
  return items
}

/** Marks on one line; nobody nests lists deeper. */
const maxMarks = 64
/** After the mark of an item that holds only a list, the next mark stands several columns on. */
const isNested = /\s{2,}$/
