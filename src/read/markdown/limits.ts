/** What a part of a Markdown source may cost, told before it is parsed by counts that take linear time. */

import type { Limits } from '../../diagnostics/limits.ts'
import { mayHoldBareUrl } from './bare-urls.ts'
import { contentsOf } from './contents.ts'

export interface Excess {
  /** What there is too much of, for people. */
  what: string
  count: number
  limit: number
}

/** The first limit that a part is over. */
export function findExcess(part: string, limits: Limits): Excess | undefined {
  let search = 0
  for (const { marks, length } of contentsOf(part)) search += marks * length
  const { lines, nesting, indent, columns } = measureLines(part)
  const bracketed = part.length ** 2 > limits.markdownSearch ? wordsInBrackets(part) : 0
  return [
    { what: 'marks to be matched, times characters', count: search, limit: limits.markdownSearch },
    // At every word there, the parser looks for what opened the bracket, in case a URL begins (micromark-extension-gfm-autolink-literal).
    {
      what: 'words in brackets, times each other',
      count: bracketed ** 2 > limits.markdownSearch && mayHoldBareUrl(part) ? bracketed ** 2 : 0,
      limit: limits.markdownSearch,
    },
    { what: 'quotes and lists inside each other', count: nesting, limit: limits.markdownNesting },
    { what: 'columns before a list item', count: indent, limit: limits.markdownIndent },
    { what: 'lines without a break', count: lines, limit: limits.markdownLines },
    { what: 'table cells', count: columns * lines, limit: limits.markdownCells },
  ].find(({ count, limit }) => count > limit)
}

/** The words behind a bracket that is open, or is never closed in its paragraph, where they are the most. */
function wordsInBrackets(part: string): number {
  let most = 0
  let words = 0
  let open = 0
  for (const [found] of part.matchAll(bracketOrWord)) {
    if (found === '[') open++
    else if (found === ']') open = Math.max(0, open - 1)
    else if (open > 0 && wordStart.test(found)) most = Math.max(most, ++words)
    if (open === 0 || found.startsWith('\n')) words = open = 0
  }
  return most
}

const bracketOrWord = /\\[^\n]|[[\]]|\n[ \t]*\n|[A-Za-z0-9]+/g
const wordStart = /^[A-Za-z0-9]/

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
