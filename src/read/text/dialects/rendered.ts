/** What the dumps of browsers for terminals have in common: wrapped lines, margins, link numbers, boxes in columns. */

import { append } from '../../../tree/append.ts'
import { matchHeadings } from '../box-heading.ts'
import { endsSentence } from '../chrome.ts'
import { codeScore } from '../code-signs.ts'
import type { KnownLabels } from '../known-labels.ts'
import { splitLabel } from '../labels.ts'
import { blankAt, isBlank, isFree, type Line, toLine } from '../lines.ts'
import { footerFinder, isTailLine } from '../tail.ts'
import { fromColumns } from './columns.ts'
import { toItems } from './rows.ts'
import { fromStacked } from './stacked.ts'
import { isWrapped, separator, wrapWidth } from './unwrap.ts'

/** How one tool lays out a page. */
export interface Layout {
  /** The marks of list items, with the space after them. */
  bullet: RegExp
  /** Column of running text. */
  margin: number
  /** Column of preformatted text, where the tool sets it apart from running text. */
  codeMargin?: number
  /** The level and text of a heading. */
  heading?: (line: Line, place: HeadingPlace) => { level: number; text: string } | undefined
  /** Numbers of links in brackets stand in the text. */
  hasReferences: boolean
  /** The box is a table of two columns; else each row is a line. */
  hasColumns: boolean
  /** Joins lines that only the tool has parted. */
  prepare?: (lines: Line[]) => Line[]
  /** Columns of a tab, where the tool writes spaces for it. */
  tabWidth?: number
  /** Undoes what the tool does to single lines; `undefined` drops the line. */
  edit?: (raw: string) => string | undefined
}

export interface HeadingPlace {
  /** Empty lines stand round the line. */
  isAlone: boolean
  /** Columns at which lines are wrapped. */
  width: number
}

export interface RenderedContext {
  known: KnownLabels
  headings: readonly string[]
}

/** The lines of such a dump as the common ones. */
export function fromRendered(source: Line[], layout: Layout, { known, headings }: RenderedContext): Line[] {
  const shown = edited(layout.prepare?.(source) ?? source, layout)
  const width = wrapWidth(shown.filter((line, at) => isRunning(line, shown[at + 1], layout)))
  const lines = withHeadings(shown, layout, width)
  const box = findBox(lines, { known, headings })
  if (!box) return bodyLines(lines, layout, width)
  const under = lines.slice(box.start + 1, box.end)
  const context = { known, bullet: layout.bullet, width }
  const stacked = fromStacked(under, context)
  const rows = stacked?.rows ?? (layout.hasColumns ? fromColumns(under, context) : undefined)
  const end = stacked ? box.start + 1 + stacked.end : box.end
  return [
    ...bodyLines(lines.slice(0, box.start + 1), layout, width),
    ...(rows ?? bodyLines(under, layout, width, (line) => splitLabel(line.text, known)?.value === '')),
    ...(rows ? [blankAt(lines[end])] : []),
    ...bodyLines(lines.slice(end), layout, width),
  ]
}

/** Whether a line may be wrapped text: preformatted lines, marked headings and lines alone are as long as they are. */
function isRunning(line: Line, next: Line | undefined, { codeMargin, margin, heading }: Layout): boolean {
  if (!next?.text || next.indent !== line.indent) return false
  if (codeMargin !== undefined) return line.indent === margin
  return heading?.(line, { isAlone: false, width: 0 }) === undefined
}

/** The lines without link numbers and the list of links at the end. */
function edited(source: Line[], { hasReferences, edit }: Layout): Line[] {
  const lines: Line[] = []
  let number = 1
  const withoutNumbers = (raw: string) =>
    raw.replace(reference, (mark, digits: string) => {
      // Only the next number is one of the tool's: `rows[0]` is not.
      if (Number(digits) !== number) return mark
      number++
      return ''
    })
  for (const line of source) {
    if (hasReferences && line.text === 'References' && line.indent === 0) break
    const plain = hasReferences ? withoutNumbers(line.raw) : line.raw
    const raw = rule.test(plain) ? '' : edit ? edit(plain) : plain
    if (raw !== undefined) lines.push(raw === line.raw ? line : { ...toLine(raw, line.start), end: line.end })
  }
  return lines
}

/** A rule between parts of the page parts them as an empty line does. */
const rule = /^\s*(?:[_━═─]{20,}|[-=]{60,})\s*$/
const reference = /\[(\d{1,5})\]/g

/** The lines with their headings marked; a heading that was wrapped is one line. */
function withHeadings(lines: Line[], { heading, bullet, margin }: Layout, width: number): Line[] {
  if (!heading) return lines
  const out: Line[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line // `at` is in range
    const next = lines[at + 1]
    const isFirst = isFree(lines[at - 1])
    const isItem = line.indent > margin && bullet.test(line.text)
    const found = heading(line, { isAlone: isFirst && isFree(next) && !isItem, width })
    const isPair = !found && isFirst && next && isFree(lines[at + 2]) && isWrapped(line, next.text, width)
    const upper = isPair ? heading(line, { isAlone: true, width }) : undefined
    const lower = upper && next && heading(next, { isAlone: true, width })
    if (next && upper?.level !== undefined && upper.level === lower?.level) {
      out.push(toHeading(line, { ...upper, text: `${upper.text} ${lower.text}` }, next.end))
      at++
    } else out.push(found ? toHeading(line, found) : line)
  }
  return out
}

function toHeading(line: Line, { level, text }: { level: number; text: string }, end = line.end): Line {
  return { ...line, text, raw: text, indent: 0, level, end }
}

/** From the heading of the box to the line that is no part of it. */
function findBox(lines: Line[], { known, headings }: RenderedContext): { start: number; end: number } | undefined {
  const isHeading = matchHeadings(headings)
  const start = lines.findIndex((line, at) => {
    if (!isHeading(line)) return false
    return lines.slice(at + 1, at + 1 + lookAhead).some(({ text }) => splitLabel(text, known))
  })
  if (start < 0) return undefined
  const isFooter = footerFinder(lines, known)
  const ends = (line: Line, at: number) => isTailLine(line) || line.level !== undefined || isFooter(at)
  const end = lines.findIndex((line, at) => at > start && !isBlank(line) && ends(line, at))
  return { start, end: end < 0 ? lines.length : end }
}

/** Lines after a heading among which the first label of a box stands. */
const lookAhead = 8

/** Running text: wrapped lines joined, headings, items and preformatted lines told apart; `begins` says what goes on with nothing. */
function bodyLines(lines: Line[], layout: Layout, width: number, begins = (_: Line) => false): Line[] {
  const out: Line[] = []
  let isCode = false
  for (const [at, line] of lines.entries()) {
    const previous = out[out.length - 1]
    const last = previous && !isBlank(previous) ? previous : undefined
    const bullet = line.indent > layout.margin ? layout.bullet.exec(line.raw.trimStart()) : null
    if (isBlank(line) && !bullet) {
      out.push(line)
      continue
    }
    isCode =
      layout.codeMargin !== undefined &&
      line.level === undefined &&
      staysCode(line, { isCode, isAfterGap: last === undefined, isItem: bullet !== null, layout })
    if (line.level !== undefined) out.push(line)
    else if (isCode) out.push({ ...unindented(line, layout.codeMargin ?? 0), code: true })
    else if (bullet) append(out, toItems(line, line.raw.trim(), line.indent, layout.bullet))
    else if (line.mark !== undefined) out.push(line)
    else if (last?.mark !== undefined && line.indent > last.indent)
      out[out.length - 1] = joined(last, lines[at - 1], line)
    else if (
      last &&
      isText(last) &&
      line.indent <= layout.margin &&
      !begins(line) &&
      !isCodeBehind(last, line) &&
      isWrapped(lines[at - 1], line.text, width)
    )
      out[out.length - 1] = { ...joined(last, lines[at - 1], line), prose: true }
    else out.push(toText(line, layout))
  }
  return out
}

/** Whether code begins where a sentence has ended. */
function isCodeBehind(above: Line, line: Line): boolean {
  return endsSentence(above.text) && codeScore(line.text) > 1
}

function columnsBefore(line: Line): number {
  return line.raw.length - line.raw.trimStart().length
}

function isText(line: Line): boolean {
  return line.level === undefined && line.mark === undefined && !line.code
}

interface CodeState {
  /** The line above is code, or the last one above an empty line. */
  isCode: boolean
  isAfterGap: boolean
  isItem: boolean
  layout: Layout
}

/** Columns between running text and the marks of a list in it. */
const listStep = 2

/** Preformatted text begins at its own margin and lasts until a line of text, an item or a heading. */
function staysCode(line: Line, { isCode, isAfterGap, isItem, layout }: CodeState): boolean {
  if (line.indent === layout.codeMargin && !isItem) return true
  // Right below code an item begins a list where lists begin, with the mark of their first level; YAML has items, too.
  const beginsList = line.indent === layout.margin + listStep && !line.text.startsWith('-')
  const isListed = (isItem && (isAfterGap || beginsList)) || line.mark !== undefined
  if (!isCode || (line.indent > layout.margin && isListed)) return false
  if (line.indent === layout.margin) return codeScore(line.text) >= (isAfterGap ? 2 : 0)
  return !isAfterGap || codeScore(line.text) > 0
}

function unindented(line: Line, columns: number): Line {
  return { ...line, raw: line.raw.slice(Math.min(columns, columnsBefore(line))), text: line.raw.trim() }
}

/** A line with the next one; `above` is the last of the lines that it was made of. */
function joined(first: Line, above: Line | undefined, next: Line): Line {
  const text = first.text + separator(above?.text ?? '', next.text) + next.text
  return { ...first, text, raw: text, end: next.end }
}

/** A line of running text, without the margin. Where the tool sets code apart, it is surely no code. */
function toText(line: Line, { margin, codeMargin }: Layout): Line {
  const text = unindented(line, margin)
  return {
    ...text,
    indent: Math.max(0, line.indent - margin),
    ...(codeMargin !== undefined && { prose: true as const }),
  }
}
