/** What a part of a Markdown source may cost, told before it is parsed by counts that take linear time. */

import { contentsOf } from './contents.ts'

/** The limits; a part that is over one of them is kept as plain text. */
export const limits = {
  /**
   * Marks that may open or close something, times the characters among which their partners are looked for.
   * 10 million are at most 0.15 s (bench/markdown.js).
   */
  search: 10_000_000,
  /** Quotes and lists inside each other; the parser overflows the stack at about 1,000. */
  nesting: 64,
  /** Columns before a list item: one per level at least. */
  indent: 128,
  /** Lines of one part. */
  lines: 3_000,
  /** Cells of a table, each parsed on its own: columns of the widest row times rows, for short rows are filled up. */
  cells: 30_000,
  /**
   * Signs of Markdown in all parts together, of which each may cost 50 µs. The densest changelogs and specifications at
   * hand have 60 in 1,000 characters.
   */
  signs: 30_000,
  /** Characters that all references together may put into the article, as a multiple of the source's length. */
  expansion: 10,
}

export interface Excess {
  /** What there is too much of, for people. */
  what: string
  count: number
  limit: number
}

/** The first limit that a part is over. */
export function findExcess(part: string): Excess | undefined {
  let search = 0
  for (const { marks, length } of contentsOf(part)) search += marks * length
  const { lines, nesting, indent, columns } = measureLines(part)
  return [
    { what: 'marks to be matched, times characters', count: search, limit: limits.search },
    { what: 'quotes and lists inside each other', count: nesting, limit: limits.nesting },
    { what: 'columns before a list item', count: indent, limit: limits.indent },
    { what: 'lines without a break', count: lines, limit: limits.lines },
    { what: 'table cells', count: columns * lines, limit: limits.cells },
  ].find(({ count, limit }) => count > limit)
}

/** How many signs of Markdown a part holds: whatever makes the parser look for something. */
export function countSigns(part: string): number {
  let count = 0
  for (const _ of part.matchAll(sign)) count++
  return count
}

const sign = /[-+*_~[\]<`&|!>#@]+|\\|\d[.)][ \t]|:\/\/|\r\n?|\n/g

/** The number of lines, and what the worst of them has. */
function measureLines(part: string): { lines: number; nesting: number; indent: number; columns: number } {
  const found = { lines: 0, nesting: 0, indent: 0, columns: 0 }
  for (const [line] of part.matchAll(anyLine)) {
    const { nesting, indent } = measureStart(lineStart.exec(line)?.[0] ?? '')
    found.lines++
    found.nesting = Math.max(found.nesting, nesting)
    found.indent = Math.max(found.indent, indent)
    if (line.includes('|')) found.columns = Math.max(found.columns, line.split('|').length - 1)
  }
  return found
}

const anyLine = /[^\r\n]*(?:\r\n?|\n)|[^\r\n]+/g
const lineStart = /^[ \t>*+\d.)-]*/

/** Counts the markers of containers at the beginning of a line, and the columns before the last of them. */
function measureStart(prefix: string): { nesting: number; indent: number } {
  let nesting = 0
  let indent = 0
  for (let at = 0; at < prefix.length; at++) {
    const isMarker = prefix[at] === '>' || (isListMark(prefix[at]) && isGap(prefix[at + 1]))
    if (!isMarker) continue
    nesting++
    indent = at
  }
  return { nesting, indent }
}

const isListMark = (character: string | undefined) => character !== undefined && '-+*.)'.includes(character)
const isGap = (character: string | undefined) => character === undefined || character === ' ' || character === '\t'
