/** An answer of the REST API → its posts. */

import { createLocator } from '../diagnostics/locate.ts'
import type { Point } from '../diagnostics/message.ts'
import type { Report } from '../diagnostics/report.ts'
import { withoutCallback } from './jsonp.ts'

export interface RestItem {
  text: string
  start: Point
}

/** Whether JSON begins like posts of WordPress' REST API, fields of rendered HTML, or like its word that there are none. */
export function isRestAnswer(start: string): boolean {
  const head = withoutCallback(start)
  if (ofError.test(head)) return true
  if (ownRecord.test(head) || !rendered.test(head)) return false
  const keys = keysOfFirst(head)
  return keys.has('content') && !keys.has(ofComment)
}

const ofError = /^\ufeff?\s*\{\s*"code"\s*:\s*"rest_\w+"\s*,/
const ownRecord = /^\ufeff?\s*(?:\[\s*)?\{\s*"version"\s*:/
const rendered = /[,{]\s*"content"\s*:\s*\{\s*"(?:raw|rendered)"\s*:/
/** Comments have content too; embedded in a post they are not the first thing in the answer. */
const ofComment = 'author_name'

/** The keys of the one object, or of the first of a list, but not of what is in it. */
export function keysOfFirst(start: string): Set<string> {
  const keys = new Set<string>()
  const head = withoutCallback(start)
  const own = head.charAt(head.search(/[^\s\ufeff]/)) === '[' ? 2 : 1
  let depth = 0
  for (const { 0: token, index } of head.matchAll(tokens)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') {
      depth--
      if (depth < own) break
    } else if (depth === own && isKey(head, index + token.length)) keys.add(token.slice(1, -1))
  }
  return keys
}

const colon = /\s*:/y
function isKey(text: string, end: number): boolean {
  colon.lastIndex = end
  return colon.test(text)
}

/** Characters in which the first post of an answer shows itself. */
export const restHeadLength = 65_536

/**
 * The posts of an answer: the objects of a list, or the one object that it is. Looks at brackets and strings only; says
 * what of the list is no post, and where it breaks off.
 */
export function restItems(answer: string, report: Report): RestItem[] {
  const text = withoutCallback(answer)
  const begin = text.search(/[^\s\ufeff]/)
  if (text.charAt(begin) !== '[') return [{ text, start: { line: 1, column: 1, offset: 0 } }]
  const locate = createLocator(text)
  const items: RestItem[] = []
  let depth = 0
  let start = begin
  let gapStart = begin
  const sayGap = (end: number, expected: RegExp) => {
    const gap = text.slice(gapStart, end)
    if (!expected.test(gap)) report('rest/damaged', { found: gap.trim() }, { at: { start: gapStart, end } })
  }
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      if (depth === 1) {
        start = index
        sayGap(start, items.length === 0 ? first : between)
      }
      depth++
    } else if (token === '}' || token === ']') {
      depth--
      if (depth === 1) {
        items.push({ text: text.slice(start, index + 1), start: locate(start) })
        gapStart = index + 1
      }
      if (depth === 0) break
    }
  }
  if (depth > 0) report('rest/truncated', {}, { at: { start: depth > 1 ? start : text.length, end: text.length } })
  else sayGap(text.length, last)
  return items
}

// A text that nothing ends is a token too: else each quote in it would be looked at as the beginning of one.
const tokens = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[[\]{}]/g

/** What stands round the posts of a list. */
const first = /^\[\s*$/
const between = /^\s*,\s*$/
const last = /^(?:\[\s*)?\]\s*$|^\s*\]\s*$/
