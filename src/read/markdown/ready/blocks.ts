/**
 * Blocks that can be told without the parser, because each of their lines can mean one thing only. In most articles they
 * are most of the text, and the parser takes 20 times as long for them (bench/markdown.js).
 *
 * A stretch begins in the first column after an empty line and is followed by one, or by the end.
 */

import type { Code, Heading, Paragraph, RootContent } from 'mdast'
import { positionOf } from '../position.ts'
import { readyDefinitions } from './definitions.ts'
import { readyInline } from './inline.ts'
import { readyList } from './list.ts'
import { readyTable } from './table.ts'
import { wordLine } from './word-line.ts'

/** Characters of the longest stretch that is told; what is longer is for the parser, which has limits. */
const maxLength = 100_000

/** The blocks that a stretch of the source at `offset` is, if they can be told: one, or definitions. */
export function readyBlocks(stretch: string, offset: number): RootContent[] | undefined {
  if (stretch.length > maxLength) return undefined
  const source = trimEnd(stretch)
  for (const [first, read] of readers) {
    if (!first.test(source)) continue
    return read(source, offset)
  }
  return undefined
}

type Read = (source: string, offset: number) => RootContent[] | undefined

/** Which block a first line may begin. */
const readers: [RegExp, Read][] = [
  [/^#{1,6} /, one(readyHeading)],
  [/^(?:[-+*] |\d{1,9}[.)] )/, one(readyList)],
  [/^\|/, one(readyTable)],
  [/^\[[^[\]]*\]:/, readyDefinitions],
  [/^/, one(readyParagraph)],
]

/** Reads one block that is the whole stretch. */
function one(read: (source: string, offset: number) => RootContent | undefined): Read {
  return (source, offset) => {
    const block = read(source, offset)
    return block && [{ ...block, position: positionOf(offset, source.length) }]
  }
}

function readyHeading(source: string, offset: number): Heading | undefined {
  const depth = source.indexOf(' ')
  const text = source.slice(depth).replace(/^ +/, '')
  const children =
    /[#\n]/.test(text) || text === '' ? undefined : readyInline(text, offset + source.length - text.length)
  // The first line has told that there are 1 to 6 of them.
  return children && { type: 'heading', depth: depth as Heading['depth'], children }
}

function readyParagraph(source: string, offset: number): Paragraph | undefined {
  if (!wordLines.test(source)) return undefined
  const children = readyInline(source, offset)
  return children && { type: 'paragraph', children }
}

const wordLines = new RegExp(String.raw`^${wordLine}(?:\n${wordLine})*$`, 'u')

/** The block of code that a stretch is, which begins with a fence in the first column and ends with one. */
export function readyCode(stretch: string, offset: number): Code[] | undefined {
  const source = trimEnd(stretch)
  const first = source.indexOf('\n')
  const last = source.lastIndexOf('\n')
  const info = trimEnd(source.slice(0, first)).replace(/^(?:`+|~+)[ \t]*/, '')
  if (first === -1 || /[\0\r]/.test(source) || /[\\&]/.test(info)) return undefined
  const space = info.search(/[ \t]/)
  const lang = space === -1 ? info : info.slice(0, space)
  const meta = info.slice(lang.length).replace(/^[ \t]+/, '')
  const value = source.slice(first + 1, Math.max(first + 1, last))
  const position = positionOf(offset, source.length)
  return [{ type: 'code', lang: lang || null, meta: meta || null, value, position }]
}

function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
