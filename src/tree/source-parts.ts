/** Where the parts of tags end in a source, and what they say. */

import { decodeHTMLAttribute } from 'entities/decode'
import { usualNames } from './usual-names.ts'

const greaterThan = 0x3e

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

/** Where a value ends; -1 if it does not, or holds a NUL. */
export function endOfQuoted(html: string, start: number, quote: number): number {
  for (let at = start; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (code === quote) return at
    if (code === 0) return -1
  }
  return -1
}

/** As `endOfQuoted`. */
export function endOfUnquoted(html: string, start: number): number {
  for (let at = start; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (code === greaterThan || isSpace(code)) return at
    if (code === 0) return -1
  }
  return -1
}

export function valueAt(html: string, start: number, end: number): string {
  const value = withLineFeeds(html.slice(start, end))
  return value.includes('&') ? decodeHTMLAttribute(value) : value
}

/** Text with the line ends that HTML has. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

export const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b)
export const isLetter = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
