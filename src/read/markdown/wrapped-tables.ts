/**
 * Tables whose rows take several lines, as the `html2text` of Python writes them: cells are wrapped like other text or hold
 * lists, and a row ends with two spaces, which may stand on a line of their own. To GitHub each line is a row.
 */

import { type SourceLine as Line, linesOf, type MappedText, type TextWriter, writeText } from './mapped-text.ts'
import { behindVerbatim } from './verbatim.ts'

/** The line under the first row. */
const rule = /^(?:---\|)+---[ \t]*$/
const rowEnd = / {2}$/

/** Lines of a row: what is longer is no row. */
const longestRow = 200

/** A stretch of the source. */
interface Cell {
  start: number
  end: number
}

/** The source with HTML for such tables, in which the cells are Markdown; nothing if it has none. Linear. */
export function writeWrappedTables(source: string): MappedText | undefined {
  if (!source.includes('\n---|---')) return undefined
  const lines = linesOf(source)
  const out = writeText(source)
  let done = 0
  let next = 0
  for (let at = 0; at < lines.length; at = next) {
    const table = at > 0 && rule.test(lines[at]?.text ?? '') ? tableAt(source, lines, at) : undefined
    next = table?.next ?? behindVerbatim(lines, at)
    if (!table) continue
    out.copy(done, startOf(lines, table.first))
    writeTable(table.rows, out)
    done = startOf(lines, next)
  }
  if (done === 0) return undefined
  out.copy(done, source.length)
  return out.done()
}

/** Where a line begins; behind the last one, where that ends. */
const startOf = (lines: Line[], at: number) => lines[at]?.start ?? lines.at(-1)?.end ?? 0

interface Table {
  /** The first line, and the one behind the last. */
  first: number
  next: number
  rows: Cell[][]
}

/** The table of a rule; nothing if each of its rows is a line, or has another number of cells. */
function tableAt(source: string, lines: Line[], at: number): Table | undefined {
  const columns = (lines[at]?.text.match(/---/g) ?? []).length
  const first = firstLine(lines, at)
  const rows = [cellsOf(source, startOf(lines, first), startOf(lines, at))]
  let isWrapped = first < at - 1
  let next = at + 1
  while (next < lines.length && lines[next]?.text.includes('|')) {
    const last = endOfRow(lines, next)
    if (last === undefined) break
    rows.push(cellsOf(source, startOf(lines, next), startOf(lines, last + 1)))
    isWrapped ||= last > next
    next = last + 1
  }
  return isWrapped && rows.every(({ length }) => length === columns) ? { first, next, rows } : undefined
}

/** Where the row over the rule begins: behind an empty line. */
function firstLine(lines: Line[], at: number): number {
  let first = at - 1
  while (first > 0 && at - first < longestRow && (lines[first - 1]?.text.trim() ?? '') !== '') first--
  return first
}

function endOfRow(lines: Line[], first: number): number | undefined {
  for (let at = first; at < lines.length && at < first + longestRow; at++)
    if (rowEnd.test(lines[at]?.text ?? '')) return at
  return undefined
}

/** What bars part, but for those that a backslash stands before. */
function cellsOf(source: string, start: number, end: number): Cell[] {
  const cells: Cell[] = []
  let from = start
  for (const { index } of source.slice(start, end).matchAll(/(?<!\\)\|/g)) {
    cells.push({ start: from, end: start + index })
    from = start + index + 1
  }
  cells.push({ start: from, end })
  return cells
}

function writeTable(rows: Cell[][], out: TextWriter): void {
  const begin = rows[0]?.[0]?.start ?? 0
  out.add('<table>\n', begin)
  for (const [index, cells] of rows.entries()) {
    const name = index === 0 ? 'th' : 'td'
    out.add('<tr>\n', cells[0]?.start ?? begin)
    for (const { start, end } of cells) {
      out.add(`<${name} data-tight>\n\n`, start)
      out.copy(start, end)
      out.add(`\n\n</${name}>\n`, start)
    }
    out.add('</tr>\n', begin)
  }
  out.add('</table>\n\n', begin)
}
