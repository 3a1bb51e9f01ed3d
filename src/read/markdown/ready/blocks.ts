/**
 * Blocks that can be told without the parser, because each of their lines can mean one thing only. In most articles they
 * are most of the text, and the parser takes 20 times as long for them (bench/markdown.js). They come as the hast that
 * remark-rehype makes of them, so that nothing on the way to it has to look at them.
 *
 * A stretch begins in the first column after an empty line and is followed by one, or by the end.
 */

import type { Element } from 'hast'
import type { Html, RootContent } from 'mdast'
import { htmlBlock } from '../contents.ts'
import { positionOf } from '../position.ts'
import { readyCode } from './code.ts'
import { readyDefinitions } from './definitions.ts'
import { type PlainHtml, readPlainHtml } from './html.ts'
import { maxLength, readyInline, readyLines } from './inline.ts'
import { readyList } from './list.ts'
import { place } from './place.ts'
import { readyQuote } from './quote.ts'
import { readyTable } from './table.ts'
import { trimEnd } from './trim-end.ts'

/** The blocks that a stretch of the source at `offset` is, if they can be told: one, or definitions. */
export function readyBlocks(stretch: string, offset: number): RootContent[] | undefined {
  const source = trimEnd(stretch)
  if (source.length < stretch.length && stretch[source.length] !== '\n') return undefined
  const [, read] = readers.find(([first]) => first.test(source)) ?? []
  return read?.(source, offset)
}

/** The block of code that a stretch is, which begins with a fence in the first column and ends with one. */
export function readyFence(stretch: string, offset: number): RootContent[] | undefined {
  return one(readyCode)(trimEnd(stretch), offset)
}

type Read = (source: string, offset: number) => RootContent[] | undefined

/** Which block a first line may begin. */
const readers: [RegExp, Read][] = [
  [/^#{1,6} /, one(readyHeading)],
  [/^(?:[-+*] |\d{1,9}[.)] )/, one(readyList)],
  [/^\|/, one(readyTable)],
  [/^> /, one(readyQuote)],
  [htmlBlock, readyHtml],
  [/^<!--/, readyComment],
  [/^(?:-{3,}|\*{3,}|_{3,})$/, one((_, offset) => place('hr', [], offset))],
  [/^\[[^[\]]*\]:/, readyDefinitions],
  [/^/, one(readyParagraph)],
]

/** Reads one block that is the whole stretch. */
function one(read: (source: string, offset: number) => Element | undefined): Read {
  return (source, offset) => {
    const element = read(source, offset)
    return element && [{ type: 'ready', content: [element] }]
  }
}

function readyParagraph(source: string, offset: number): Element | undefined {
  const children = readyLines(source, offset)
  return children && place('p', children, offset)
}

function readyHeading(source: string, offset: number): Element | undefined {
  const depth = source.indexOf(' ')
  const words = source.slice(depth).replace(/^ +/, '')
  const children =
    words === '' || /[#\n]/.test(words) ? undefined : readyInline(words, offset + source.length - words.length)
  return children && place(`h${depth}`, children, offset)
}

function readyHtml(source: string, offset: number): Html[] | undefined {
  const plain = source.length > maxLength || emptyLine.test(source) ? undefined : readPlainHtml(source, offset)
  return plain && [html(source, offset, plain)]
}

const emptyLine = /\n[ \t]*\n/

/** A comment is nothing to a browser. */
function readyComment(source: string, offset: number): Html[] | undefined {
  if (source.length > maxLength || !oneComment.test(source)) return undefined
  return [html(source, offset, { children: [], elements: 0, attributes: 0 })]
}

const oneComment = /^<!--(?!-?>)(?:[^\n\0\r-]|-(?!-))*-->$/

function html(value: string, offset: number, plain: PlainHtml): Html {
  return { type: 'html', value, data: { plain }, position: positionOf(offset, value.length) }
}
