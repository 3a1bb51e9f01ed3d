/** Flat lists of one line an item. */

import type { List, ListItem } from 'mdast'
import { positionOf } from '../position.ts'
import { readyInline } from './inline.ts'
import { wordLine } from './word-line.ts'

/** The list that a stretch at `offset` is: lines with the same marker, the first number 1, one space, and words. */
export function readyList(source: string, offset: number): List | undefined {
  const lines = source.split('\n')
  const [, number, mark = ''] = item.exec(lines[0] ?? '') ?? []
  if (number !== undefined && Number(number) !== 1) return undefined
  const children: ListItem[] = []
  let at = offset
  for (const line of lines) {
    const [, ownNumber, ownMark, text = ''] = item.exec(line) ?? []
    const start = at + line.length - text.length
    const words = ownMark === mark && (ownNumber === undefined) === (number === undefined) && readyInline(text, start)
    if (!words) return undefined
    const paragraph = { type: 'paragraph' as const, children: words, position: positionOf(start, text.length) }
    children.push({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      position: positionOf(at, line.length),
    })
    at += line.length + 1
  }
  return { type: 'list', ordered: number !== undefined, start: number ? Number(number) : null, spread: false, children }
}

//                         12         - or .           words
const item = new RegExp(`^(\\d{1,9})?([-+*.)]) (${wordLine})$`, 'u')
