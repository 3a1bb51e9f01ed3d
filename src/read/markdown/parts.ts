/**
 * Markdown → parts that mean the same parsed one by one as parsed together.
 *
 * micromark moves its whole list of events for each list item and each container that ends, so one parse of a document
 * costs the square of its length: 18 KB of lists and tables take 7 times as long as 4.6 KB of them (bench/markdown.js).
 */

import type { RootContent } from 'mdast'
import { readyBlocks, readyFence } from './ready/blocks.ts'
import { endOfVerbatim } from './verbatim.ts'

/** A stretch of the source, and how it begins. */
export interface Part {
  /** The offset in the file. */
  start: number
  text: string
  /** The part goes on with the list that the part before it ends with, with or without an empty line between. */
  joins?: 'tight' | 'loose' | undefined
  /** The blocks that the part is, if it needs no parser. */
  ready?: RootContent[] | undefined
}

/** A part ends at the first safe border after this many characters; shorter parts cost more in setting up. */
const wantedLength = 1_500
/** And after this many lines: items and definitions cost by number, a short one as much as a long one. */
const wantedLines = 50

/**
 * Cuts at lines that begin in the first column after an empty line, outside of fenced code and raw HTML: no block that
 * is open before such a line goes on after it, but for lists, whose items are put together again, and for runs of definitions. `offset` is that of the source in its file.
 */
export function toParts(source: string, offset: number, shortest = wantedLength): Part[] {
  const parts: Part[] = []
  let start = 0
  let joins: Part['joins']
  let border = 0
  /** The last border after which a part was not ready: with more lines it is not either. */
  let unready: number | undefined
  let lineCount = 0
  /** Where what stands after the last border may be cut, should it need the parser. */
  let seams: Seam[] = []
  let lastSeam = 0
  const cut = ({ at, next }: Seam, ready?: RootContent[]) => {
    const text = source.slice(start, at)
    if (/[^ \t\r\n]/.test(text)) parts.push({ start: offset + start, text, joins, ready })
    start = border = at
    joins = next
    if (at > lastSeam) markSeam(at)
  }
  const markSeam = (at: number) => {
    lastSeam = at
    lineCount = 0
  }
  /** Makes a part of what stands between the last border and this one, if it needs no parser. */
  const cutReady = (at: number, read: typeof readyBlocks): boolean => {
    const isNew = at > border && border !== unready
    const ready = isNew ? read(source.slice(border, at), offset + border) : undefined
    if (isNew && !ready) unready = border
    if (ready) {
      if (border > start) cut({ at: border })
      cut({ at }, ready)
    } else for (const seam of seams) cut(seam)
    seams = []
    return ready !== undefined
  }

  let afterBlank = true
  let last: Line = { text: '', run: undefined }
  let opened = 0
  let inTags = false
  let inDoubtfulList = false
  let isEnd: ((line: string) => boolean) | undefined
  for (const { 0: line, index } of source.matchAll(lines)) {
    const isLong = ++lineCount > wantedLines || index - lastSeam >= shortest
    if (isEnd) {
      if (!isEnd(line)) continue
      isEnd = undefined
      if (!isFence(last.text)) continue
      afterBlank = true
      for (const seam of seams) cut(seam)
      seams = []
      border = opened
      cutReady(index + line.length, readyFence)
      border = index + line.length
    } else if (blank.test(line)) {
      afterBlank = true
      inTags = false
    } else {
      const isFlush = line[0] !== ' ' && line[0] !== '\t'
      const run = isFlush && !inTags ? runOf(line, last.run, afterBlank) : undefined
      if (isFlush && afterBlank && !(isItem(line) && last.run === 'list')) {
        if (cutReady(index, readyBlocks) || !isItem(line)) border = index
      }
      if (isFlush && isLong) {
        if (run === 'list' && last.run === 'list' && isSameList(last.text, line)) {
          seams.push({ at: index, next: afterBlank ? 'loose' : 'tight' })
          markSeam(index)
        } else if (run === 'definitions' && last.run === 'definitions') {
          seams.push({ at: index })
          markSeam(index)
        } else if (afterBlank && !isItem(line)) cut({ at: index })
      }
      if (isFlush || !isInItem(line, last)) {
        isEnd = endOfVerbatim(line)
        // Whether a fence right below a line of tags is one depends on the tags, and where an indented one ends on what
        // the lines above are, if they look like a list: no cuts from here on.
        if (isEnd && (inTags || (inDoubtfulList && !isFlush))) isEnd = () => false
        if (isEnd) opened = index
        inTags ||= tagLine.test(line)
        last = { text: line, run }
      }
      inDoubtfulList = isFlush
        ? isItem(line) && (inDoubtfulList || run !== 'list')
        : inDoubtfulList || isItem(line.trimStart())
      // After a heading nothing is open, as after an empty line.
      afterBlank = !inTags && heading.test(line)
    }
  }
  if (!isEnd) cutReady(source.length, readyBlocks)
  cut({ at: source.length })
  return parts
}

interface Seam {
  at: number
  /** How the part after it goes on with a list. */
  next?: Part['joins']
}

/** A line outside of list items or at the beginning of one, and the run of like lines that it is a part of. */
interface Line {
  text: string
  run: 'list' | 'definitions' | undefined
}

/** What a line goes on with or begins. */
function runOf(line: string, before: Line['run'], afterBlank: boolean): Line['run'] {
  if (isItem(line) && !isRule(line)) {
    return before === 'list' || interrupting.test(line) || (afterBlank && emptyItem.test(line)) ? 'list' : undefined
  }
  const isDefinition = (afterBlank || before === 'definitions') && definitionLine.test(line)
  return isDefinition ? 'definitions' : undefined
}

/** Items that may begin a list right below a paragraph, and one that may not. */
const interrupting = /^(?:[-+*]|1[.)])[ \t]+\S/
const emptyItem = /^[-+*][ \t]*[\r\n]*$/

const lines = /[^\r\n]*(?:\r\n?|\n)|[^\r\n]+/g
const tagLine = /^ {0,3}<[a-z/]/i
const heading = /^#{1,6} +[^ \r\n]/
const blank = /^[ \t]*[\r\n]*$/
const definitionLine = /^\[[^[\]\\]+\]:[ \t]*[^ \t\r\n]+[ \t]*[\r\n]*$/

/** Whether a line that opens something verbatim opens it in the first column with a fence. */
const isFence = (line: string) => line.startsWith('```') || line.startsWith('~~~')

//                   -  or  12.        text
const itemMarker = /^(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)/

/** Whether a line may begin an item of a list. */
function isItem(line: string): boolean {
  return itemMarker.test(line) || /^(?:[-+*]|\d{1,9}[.)])[ \t]*[\r\n]*$/.test(line)
}

/** Whether two lines begin items of the same list: the same bullet, or numbers with the same mark. */
function isSameList(first: string, second: string): boolean {
  const before = itemMarker.exec(first)?.[0].trimEnd()
  const after = itemMarker.exec(second)?.[0].trimEnd()
  return before !== undefined && before.at(-1) === after?.at(-1)
}

function isRule(line: string): boolean {
  return /^(?:[-*][ \t]*){3,}[\r\n]*$/.test(line)
}

/** Whether an indented line belongs to the list item that began with the line before it (CommonMark 0.31.2, 5.2). */
function isInItem(line: string, { text, run }: Line): boolean {
  const [, mark, space = ''] = (run === 'list' && itemStart.exec(text)) || []
  if (mark === undefined) return false
  const width = space.includes('\t') ? 4 : mark.length + (space.length < 5 ? space.length : 1)
  return indent(line) >= Math.max(width, mark.length + 1)
}

/** The columns before a line's text; a tab goes to the next multiple of 4. */
function indent(line: string): number {
  let column = 0
  for (const character of line) {
    if (character === '\t') column += 4 - (column % 4)
    else if (character === ' ') column++
    else break
  }
  return column
}

const itemStart = /^([-+*]|\d{1,9}[.)])([ \t]+(?=\S))?/
