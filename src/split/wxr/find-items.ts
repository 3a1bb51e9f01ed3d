/** Where the items of an export begin and end: all that has to be known to read a file of any size in parts. */

import type { Point } from '../../diagnostics/message.ts'
import { append } from '../../tree/append.ts'

/** A part of the file: one `item`, or what stands between items. */
export interface Part {
  kind: 'item' | 'outside' | 'too-large'
  text: string
  start: Point
}

export interface ItemFinder {
  write(text: string): Part[]
  end(): Part[]
}

/**
 * Cuts text that comes in chunks into parts; the cuts of the chunks do not matter. Tags inside CDATA and comments do not
 * count; an item that is not closed ends where the next one begins. Of parts above `maxLength` only the place comes out.
 */
export function createItemFinder(maxLength: number, start: Point = { line: 1, column: 1, offset: 0 }): ItemFinder {
  let state: State = { mode: 'markup', kind: 'outside', at: start, from: start, parts: [], length: 0 }
  let waiting = ''

  const keep = (text: string) => {
    state.length += text.length
    if (state.length <= maxLength) state.parts.push(text)
    else state.parts = []
    state.at = advance(state.at, text)
  }
  const finish = (next: Part['kind']): Part[] => {
    const { kind, parts, from, at, length, mode } = state
    state = { mode, kind: next, at, from: at, parts: [], length: 0 }
    if (length > maxLength) return [{ kind: 'too-large', text: '', start: from }]
    return length === 0 ? [] : [{ kind, text: parts.join(''), start: from }]
  }
  const scan = (text: string, last: boolean): Part[] => {
    const found: Part[] = []
    let done = 0
    let at = 0
    for (;;) {
      const ender = enders[state.mode]
      if (ender) {
        const end = text.indexOf(ender, at)
        if (end < 0) break
        at = end + ender.length
        state.mode = 'markup'
        continue
      }
      tokens.lastIndex = at
      const match = tokens.exec(text)
      if (!match) break
      const [token] = match
      at = match.index + token.length
      const opened = openers[token]
      if (opened) {
        state.mode = opened
        continue
      }
      const isEnd = token.startsWith('</')
      if (isEnd && state.kind === 'outside') continue
      const cut = isEnd ? at : match.index
      keep(text.slice(done, cut))
      done = cut
      append(found, finish(isEnd ? 'outside' : 'item'))
    }
    // A token may go on in the next chunk, and so may a line end of two characters.
    const end = last ? text.length : Math.max(at, done, text.length - longestToken)
    const kept = !last && text.charCodeAt(end - 1) === 0x0d && end > at ? end - 1 : end
    keep(text.slice(done, kept))
    waiting = text.slice(kept)
    return found
  }

  return {
    write: (text) => scan(waiting + text, false),
    end: () => [...scan(waiting, true), ...finish('outside')],
  }
}

type Mode = 'markup' | 'cdata' | 'comment'

interface State {
  mode: Mode
  kind: Part['kind']
  at: Point
  from: Point
  parts: string[]
  length: number
}

const tokens = /<!\[CDATA\[|<!--|<item(?=[\s>])|<\/item\s{0,8}>/g
const openers: Record<string, Mode> = { '<![CDATA[': 'cdata', '<!--': 'comment' }
const enders: Record<Mode, string | undefined> = { markup: undefined, cdata: ']]>', comment: '-->' }

/** Characters of the longest token, and one that is looked ahead. */
const longestToken = 16

/** Where the text after `from` ends. Most files have no carriage return; counting by `indexOf` is ten times as fast. */
function advance(from: Point, text: string): Point {
  let { line } = from
  let lineStart = -1
  if (text.includes('\r')) {
    for (const { index, 0: end } of text.matchAll(lineEnds)) {
      line++
      lineStart = index + end.length
    }
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      line++
      lineStart = at + 1
    }
  }
  const column = lineStart < 0 ? from.column + text.length : text.length - lineStart + 1
  return { line, column, offset: from.offset + text.length }
}

const lineEnds = /\r\n?|\n/g
