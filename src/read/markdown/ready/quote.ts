/** Quotes of one paragraph. */

import type { Element } from 'hast'
import { readyLines } from './inline.ts'
import { onLines, place } from './place.ts'

/** The quote that a stretch at `offset` is: lines that begin with a mark, one space and words. */
export function readyQuote(source: string, offset: number): Element | undefined {
  const lines = source.split('\n')
  if (!lines.every((line) => line.startsWith(mark))) return undefined
  const words = lines.map((line) => line.slice(mark.length)).join('\n')
  const content = readyLines(words, offset + mark.length, mark.length)
  return content && place('blockquote', onLines([place('p', content, offset + mark.length)]), offset)
}

const mark = '> '
