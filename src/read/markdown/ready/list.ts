/** Flat lists of one line an item. */

import type { Element } from 'hast'
import { readyInline } from './inline.ts'
import { onLines, place } from './place.ts'
import { wordLine } from './word-line.ts'

/** The list that a stretch at `offset` is: lines with the same marker, the first number 1, one space, and words. */
export function readyList(source: string, offset: number): Element | undefined {
  const lines = source.split('\n')
  const [, number, mark = ''] = item.exec(lines[0] ?? '') ?? []
  if (number !== undefined && Number(number) !== 1) return undefined
  const items: Element[] = []
  let at = offset
  for (const line of lines) {
    const [, ownNumber, ownMark, words = ''] = item.exec(line) ?? []
    const isSame = ownMark === mark && (ownNumber === undefined) === (number === undefined)
    const content = isSame ? readyInline(words, at + line.length - words.length) : undefined
    if (!content) return undefined
    items.push(place('li', content, at))
    at += line.length + 1
  }
  return place(number === undefined ? 'ul' : 'ol', onLines(items), offset)
}

//                         12         - or .           words
const item = new RegExp(`^(\\d{1,9})?([-+*.)]) (${wordLine})$`, 'u')
