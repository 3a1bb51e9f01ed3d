/**
 * Markdown → parts that mean the same parsed one by one as parsed together.
 *
 * micromark moves its whole list of events for each list item and each container that ends, so one parse of a document
 * costs the square of its length: 18 KB of lists and tables take 7 times as long as 4.6 KB of them (bench/markdown.js).
 */

import { endOfVerbatim } from './verbatim.ts'

/** A stretch of the source, and how it begins. */
export interface Part {
  start: number
  text: string
  /** The part goes on with the list that the part before it ends with, with or without an empty line between. */
  joins?: 'tight' | 'loose' | undefined
  /** The part is one block of fenced code. */
  verbatim?: boolean | undefined
}

/** A part ends at the first safe border after this many characters; shorter parts cost more in setting up. */
const wantedLength = 1_500
/** Above this length also lists and runs of definitions are cut. */
const longLength = 4_000

/**
 * Cuts at lines that begin in the first column after an empty line, outside of fenced code and raw HTML: no block that
 * is open before such a line goes on after it, but for lists, whose items are only cut off when a part gets long.
 */
export function toParts(source: string): Part[] {
  const parts: Part[] = []
  let start = 0
  let joins: Part['joins']
  const cut = (at: number, { verbatim, next }: { verbatim?: boolean; next?: Part['joins'] } = {}) => {
    if (at > start) parts.push({ start, text: source.slice(start, at), joins, verbatim })
    start = at
    joins = next
  }

  let afterBlank = false
  let lastFlush = ''
  let opened = 0
  let isEnd: ((line: string) => boolean) | undefined
  for (const { 0: line, index } of source.matchAll(lines)) {
    const length = index - start
    if (isEnd) {
      if (!isEnd(line)) continue
      isEnd = undefined
      afterBlank = true
      const end = index + line.length
      if (end - opened >= wantedLength && isFence(lastFlush)) {
        cut(opened)
        cut(end, { verbatim: true })
      }
      continue
    }
    if (blank.test(line)) {
      afterBlank = true
      continue
    }
    const isFlush = line[0] !== ' ' && line[0] !== '\t'
    if (isFlush && length > 0) {
      if (isItem(line)) {
        if (length >= longLength && isSameList(lastFlush, line)) cut(index, { next: afterBlank ? 'loose' : 'tight' })
      } else if (afterBlank && length >= wantedLength) cut(index)
      else if (length >= longLength && definitionLine.test(lastFlush) && definitionLine.test(line)) cut(index)
    }
    if (isFlush || !isInItem(line, lastFlush)) isEnd = endOfVerbatim(line)
    if (isFlush || isEnd) lastFlush = line
    if (isEnd) opened = index
    afterBlank = false
  }
  cut(source.length)
  return parts
}

const lines = /[^\r\n]*(?:\r\n?|\n)|[^\r\n]+/g
const blank = /^[ \t]*[\r\n]*$/
const definitionLine = /^\[[^\]\\]+\]:[ \t]*[^ \t\r\n]+[ \t]*[\r\n]*$/

/** Whether a line that opens something verbatim opens it in the first column with a fence. */
const isFence = (line: string) => line.startsWith('```') || line.startsWith('~~~')

//                   -  or  12.        text
const itemMarker = /^(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)/

/** Whether a line may begin an item of a list. */
function isItem(line: string): boolean {
  return itemMarker.test(line) || /^(?:[-+*]|\d{1,9}[.)])[ \t]*[\r\n]*$/.test(line)
}

/** Whether two lines begin items of the same list: the same bullet, or numbers with the same mark, and no `* * *`. */
function isSameList(first: string, second: string): boolean {
  const before = itemMarker.exec(first)?.[0].trimEnd()
  const after = itemMarker.exec(second)?.[0].trimEnd()
  return before !== undefined && before.at(-1) === after?.at(-1) && !isRule(first) && !isRule(second)
}

function isRule(line: string): boolean {
  return /^(?:[-*][ \t]*){3,}[\r\n]*$/.test(line)
}

/** Whether an indented line belongs to the list item that the last line in the first column began. */
function isInItem(line: string, lastFlush: string): boolean {
  const marker = itemMarker.exec(lastFlush)
  return marker !== null && line.search(/[^ \t]/) >= marker[0].length
}
