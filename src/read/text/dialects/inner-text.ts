/**
 * The `innerText` of a page, which is also what is copied from a browser: items without marks, a tab between the cells of
 * a row, and labels of other boxes on lines of their own.
 */

import { foldLabel } from '../../../meta/label.ts'
import { findKind, objectIn, type Shape } from '../../../meta/shape.ts'
import { append } from '../../../tree/append.ts'
import { matchHeadings } from '../box-heading.ts'
import { endsSentence } from '../chrome.ts'
import type { KnownLabels } from '../known-labels.ts'
import { splitLabel } from '../labels.ts'
import { blankAt, isBlank, type Line } from '../lines.ts'
import { footerFinder, isTailLine } from '../tail.ts'
import type { RenderedContext } from './rendered.ts'

/** Whether a heading of the box stands over rows as a browser copies them. */
export function isInnerText(lines: readonly Line[], context: RenderedContext): boolean {
  return findBox(lines, context) !== undefined
}

/** The lines with the rows of the box in the common form. */
export function fromInnerText(lines: Line[], context: RenderedContext): Line[] {
  const box = findBox(lines, context)
  if (!box) return lines
  const { rows, end } = cutRows(lines, box, context.known)
  const out = lines.slice(0, box.start)
  for (const { head, items } of rows) append(out, [head, ...items])
  out.push(blankAt(lines[end]))
  append(out, lines.slice(end))
  return out
}

/** How a row begins: `label⇥value`, `label: value`, or `label` with the value below. */
type Form = 'tab' | 'colon' | 'alone'

interface BoxStart {
  /** Index of the line under the heading. */
  start: number
  form: Form
}

/** The first heading of the box under which two rows begin, and no item has a mark. */
function findBox(lines: readonly Line[], { known, headings }: RenderedContext): BoxStart | undefined {
  const isHeading = matchHeadings(headings)
  for (const [at, line] of lines.entries()) {
    if (!isHeading(line)) continue
    const under = lines.slice(at + 1, at + 1 + lookAhead).filter((each) => !isBlank(each))
    const form = under[0] && formOf(under[0], known)
    if (!form || under.some(({ mark }) => mark !== undefined)) continue
    if (under.filter((each) => startOf(each, form, known)).length >= 2) return { start: at + 1, form }
  }
  return undefined
}

/** Lines under a heading among which two rows begin. */
const lookAhead = 12

function formOf(line: Line, known: KnownLabels): Form | undefined {
  return (['tab', 'colon', 'alone'] as const).find((form) => {
    const start = startOf(line, form, known)
    return start !== undefined && known.has(foldLabel(start.label))
  })
}

interface Start {
  label: string
  value: string
}

/** The row that begins on a line. Whether a tab follows tells the label; else it has to be known. */
function startOf(line: Line, form: Form, known: KnownLabels): Start | undefined {
  const text = line.raw.trim()
  if (form === 'tab') {
    const raw = line.raw.trimStart()
    const tab = raw.indexOf('\t')
    return tab > 0 ? { label: raw.slice(0, tab).trim(), value: raw.slice(tab + 1).trim() } : undefined
  }
  const split = splitLabel(text, known)
  if (!split || (form === 'alone' && split.value)) return undefined
  const hasColon = text.slice(split.label.length).trimStart().startsWith(':')
  return hasColon === (form === 'colon') ? { label: split.label, value: split.value } : undefined
}

interface Row {
  head: Line
  items: Line[]
  shape: Shape | undefined
}

/** The rows from `start` on, and the index after the last line of the box. */
function cutRows(lines: readonly Line[], { start, form }: BoxStart, known: KnownLabels): { rows: Row[]; end: number } {
  const isFooter = footerFinder(lines, known)
  const rows: Row[] = []
  const labels = new Set<string>()
  let end = start
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] as Line // `at` is in range
    if (isBlank(line)) continue
    const row = rows[rows.length - 1]
    const isOver = isTailLine(line) || isFooter(at)
    const begun = rowAt(lines, at, { form, known, row, labels, isOver })
    const isParted = at > end && row !== undefined && !isEmpty(row)
    if (!begun && (!row || isParted || isOver)) break
    if (begun) {
      rows.push(begun)
      labels.add(foldLabel(begun.head.label ?? ''))
    } else if (row) addLine(row, line)
    end = at + 1
  }
  return { rows, end }
}

function isEmpty({ head, items }: Row): boolean {
  return head.text === '' && items.length === 0
}

interface RowContext {
  form: Form
  known: KnownLabels
  /** The row above. */
  row: Row | undefined
  /** The labels that were there before, folded. */
  labels: ReadonlySet<string>
  /** What begins here may be the part of a page that comes after the box. */
  isOver: boolean
}

/** The row that begins at a line: a field of the value above is none, nor is a label that was there before. */
function rowAt(lines: readonly Line[], at: number, context: RowContext): Row | undefined {
  const { form, known, row, labels, isOver } = context
  const line = lines[at] as Line // `at` is in range
  const start = startOf(line, form, known) ?? (isOver ? undefined : unknownStart(lines, at, context))
  if (!start) return undefined
  const label = foldLabel(start.label)
  if (form !== 'tab' && labels.has(label)) return undefined
  if (form === 'colon' && start.value && row && hasOpenField(row, label)) return undefined
  const { start: from, end } = line
  const head = { raw: start.label, label: start.label, text: start.value, indent: 0, start: from, end }
  return { head, items: [], shape: known.get(label) }
}

/** A label that is not known: behind a row that holds one text, and has it. */
function unknownStart(lines: readonly Line[], at: number, { form, known, row }: RowContext): Start | undefined {
  const text = lines[at]?.text ?? ''
  if (!row?.head.text || row.items.length > 0 || (row.shape && holdsItems(row.shape))) return undefined
  if (form === 'colon') {
    const [, label = '', value = ''] = namedValue.exec(text) ?? []
    return label ? { label, value } : undefined
  }
  const next = lines[at + 1]
  const isLabel = text.length <= maxLabelLength && !endsSentence(text)
  if (form === 'tab' || !row.shape || !isLabel || !next || isBlank(next) || startOf(next, form, known)) return undefined
  return { label: text, value: '' }
}

const namedValue = /^([^:]{1,60}):(?:\s+(\S.*))?$/
/** Characters; labels are a few words. */
const maxLabelLength = 60

/** Whether a name belongs to the value of the row above, which lacks it. */
function hasOpenField({ items, shape }: Row, name: string): boolean {
  if (!shape || !objectIn(shape)?.fields.has(name)) return false
  return (
    findKind(shape, 'list') !== undefined ||
    !items.some(({ text }) => foldLabel(text.slice(0, text.indexOf(':'))) === name)
  )
}

function holdsItems(shape: Shape): boolean {
  return (findKind(shape, 'list') ?? findKind(shape, 'object')) !== undefined
}

/** Adds a line to the value of a row: text where the value is one text, else an item. */
function addLine({ head, items, shape }: Row, line: Line): void {
  const isText = shape ? !holdsItems(shape) : isEmpty({ head, items, shape })
  const text = line.raw.trim()
  if (isText) {
    head.text += (head.text && ' ') + text
    head.end = line.end
  } else items.push({ ...line, text, indent: 2, mark: '•' })
}
