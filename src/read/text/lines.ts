/** The line model of a dump: what every dialect is turned into before anything is understood. */

import type { Span } from '../../diagnostics/report.ts'

/** One line as a person sees it, and where it stands in the source (a re-joined line spans several there). */
export interface Line extends Span {
  /** The line without its end; indentation and everything else verbatim. */
  raw: string
  /** The text alone: without indentation, list mark and trailing white space. */
  text: string
  /** Columns before the list mark or, without one, before the text. A tab counts four. */
  indent: number
  /** The mark of a list item: `•`, or the number of an ordered one. */
  mark?: string
  /** The dialect says that this is a heading, and of which level. */
  level?: number
  /** The dialect says that this is text, not a heading or code. */
  prose?: true
  /** The dialect says that this is preformatted. */
  code?: true
  /** The dialect shows the label of a row apart from its value, which is `text` and the lines below. */
  label?: string
}

/** The lines of a text with their offsets. LF, CRLF, CR, form feed and the Unicode separators end a line. */
export function toLines(source: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const end of source.matchAll(lineEnds)) {
    lines.push(toLine(source.slice(start, end.index), start))
    start = end.index + end[0].length
  }
  if (start < source.length) lines.push(toLine(source.slice(start), start))
  return lines
}

/** One line, taken apart. `start` is its offset in the source. */
export function toLine(raw: string, start: number): Line {
  const [lead = ''] = leadingSpace.exec(raw) ?? []
  const indent = columnsOf(lead)
  const rest = raw.slice(lead.length).trimEnd()
  const line: Line = { raw, text: rest, indent, start, end: start + raw.length }
  const bullet = bulletMark.exec(rest)
  if (bullet) return { ...line, mark: '•', text: rest.slice(bullet[0].length) }
  const number = indent > 0 ? numberMark.exec(rest) : null
  if (number) return { ...line, mark: number[1] ?? '1', text: rest.slice(number[0].length) }
  return line
}

/** Whether nothing is on the line. An item or a label without text is something. */
export function isBlank(line: Line): boolean {
  return line.text === '' && line.mark === undefined && line.label === undefined
}

/** Whether nothing is there: an empty line, or none at all. */
export function isFree(line: Line | undefined): boolean {
  return line === undefined || isBlank(line)
}

/** An empty line before a line, or at the end of a text. */
export function blankAt(next: Line | undefined): Line {
  return { raw: '', text: '', indent: 0, start: next?.start ?? 0, end: next?.start ?? 0 }
}

/** The place of some lines, which need not be in order: a label may stand beside the middle one of its values. */
export function spanOf(lines: readonly Line[]): Span | undefined {
  const [first] = lines
  if (!first) return undefined
  const span = { start: first.start, end: first.end }
  for (const { start, end } of lines) {
    span.start = Math.min(span.start, start)
    span.end = Math.max(span.end, end)
  }
  return span
}

function columnsOf(space: string): number {
  let columns = 0
  for (const char of space) columns += char === '\t' ? tabColumns : 1
  return columns
}

const tabColumns = 4
const lineEnds = /\r\n?|[\n\f\u2028\u2029]/g
const leadingSpace = /^[ \t\u00a0\u3000]*/
// The bullets of copied lists; `*`, `-` and `o` are bullets only in dialects that say so.
const bulletMark = /^[•◦▪▫‣⁃∙●○■□☆★◎△]($|\s+)/u
const numberMark = /^(\d{1,9})[.)]($|\s+)/
