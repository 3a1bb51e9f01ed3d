/**
 * Blocks that can be told without the parser: paragraphs of nothing but words, and fenced code. In prose and in technical
 * posts they are most of the text, and the parser takes 50 times as long for them (bench/markdown.js).
 */

import type { Code, Paragraph } from 'mdast'

/** Below this length one more call of the parser for what stands around costs as much. */
export const worthwhile = 150

/** The paragraph that a stretch is, which begins in the first column and is followed by an empty line. */
export function readyParagraph(source: string): Paragraph | undefined {
  const value = trimEnd(source)
  if (!wordLines.test(value) || bareUrl.test(value)) return undefined
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

/**
 * Lines that begin with a letter, bracket or quotation mark, so that none is a list, heading, rule or table, that end with
 * a character that is no space, and hold none that means something inside of a line.
 */
const wordLine = String.raw`[\p{L}"'(“”‘’«„¿¡](?:[^\\\x60*_[\]<>&~@|\r\n\t\0]*[^\\\x60*_[\]<>&~@|\s\0])?`
const wordLines = new RegExp(String.raw`^${wordLine}(?:\n${wordLine})*$`, 'u')
const bareUrl = /www\.|\/\//i

/** The block of code that a stretch is, which begins with a fence in the first column and ends with one. */
export function readyCode(source: string): Code | undefined {
  const text = trimEnd(source)
  const first = text.indexOf('\n')
  const last = text.lastIndexOf('\n')
  const info = trimEnd(text.slice(0, first)).replace(/^(?:`+|~+)[ \t]*/, '')
  if (first === -1 || /[\0\r]/.test(text) || /[\\&]/.test(info)) return undefined
  const space = info.search(/[ \t]/)
  const [lang, meta] = space === -1 ? [info, ''] : [info.slice(0, space), info.slice(space).replace(/^[ \t]+/, '')]
  return {
    type: 'code',
    lang: lang || null,
    meta: meta || null,
    value: text.slice(first + 1, Math.max(first + 1, last)),
  }
}

function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
