/** Where the parts of tags end in a source, and what they say. */

import { decodeHTMLAttribute } from 'entities/decode'
import { usualNames } from './usual-names.ts'

const ampersand = 0x26
const carriageReturn = 0x0d
const doubleQuote = 0x22
const greaterThan = 0x3e
const singleQuote = 0x27

/** What names of tags and attributes are usually written with. Other characters may stand in them too. */
const inNames = new Uint8Array(128)
for (const sign of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.@#*()[]')
  inNames[sign.charCodeAt(0)] = 1

export function endOfName(html: string, start: number): number {
  let at = start
  while (inNames[html.charCodeAt(at)]) at++
  return at
}

/** A name in lower case, of the characters of `inNames`. */
export function nameAt(html: string, start: number, end: number): string {
  return usualNames.at(html, start, end) ?? html.slice(start, end).toLowerCase()
}

export function afterSpace(html: string, start: number): number {
  let at = start
  while (isSpace(html.charCodeAt(at))) at++
  return at
}

/** Where the value of an attribute stands, and whether it is what stands there. */
export interface ValuePlace {
  start: number
  end: number
  isVerbatim: boolean
}

/**
 * Finds the value that begins at `start`, with its quotes if it has some; gives where what follows it begins, or -1 if it
 * does not end or holds a NUL.
 */
export function placeValue(html: string, start: number, place: ValuePlace): number {
  const quote = html.charCodeAt(start)
  const isQuoted = quote === doubleQuote || quote === singleQuote
  place.start = isQuoted ? start + 1 : start
  place.isVerbatim = true
  for (let at = place.start; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (isQuoted ? code === quote : code === greaterThan || isSpace(code)) {
      place.end = at
      return isQuoted ? at + 1 : at
    }
    if (code === ampersand || code === carriageReturn) place.isVerbatim = false
    else if (code === 0) return -1
  }
  return -1
}

export function valueAt(html: string, { start, end, isVerbatim }: ValuePlace): string {
  const value = html.slice(start, end)
  return isVerbatim ? value : decodeHTMLAttribute(withLineFeeds(value))
}

/** Text with the line ends that HTML has. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

export const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b)
export const isLetter = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
