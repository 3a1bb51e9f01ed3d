/** What is counted in the text of one line. */

import type { Line } from './line.ts'
import { lineKindsOf } from './vocabulary.ts'

/** Longer lines are not looked up word by word. */
const longestLine = 240

const comma = 1
const stop = 2
const bar = 3
const roles = new Uint8Array(0x10000)
for (const sign of ',;、，；،') roles[sign.charCodeAt(0)] = comma
for (const sign of '.!?。！？؟۔।…') roles[sign.charCodeAt(0)] = stop
for (const sign of '|·•»›→/#@©') roles[sign.charCodeAt(0)] = bar
const quotes = new Set([...'"\'”’»)]」』*'].map((sign) => sign.charCodeAt(0)))
const space = 0x20

/** Counts signs and words. A word of Chinese or Japanese has no end: two of their signs count as one. */
export function measure(line: Line): void {
  const { text, length } = line
  let words = 0
  let letters = 0
  let upperWords = 0
  let digits = 0
  let commas = 0
  let sentences = 0
  let bars = 0
  let signs = 0
  let inWord = false
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (isLetter(code)) {
      letters++
      if (isIdeograph(code)) {
        signs++
        inWord = false
        continue
      }
      if (!inWord) {
        words++
        if (isUpper(code)) upperWords++
      }
      inWord = true
    } else if (code >= 0x30 && code <= 0x39) {
      digits++
      if (!inWord) words++
      inWord = true
    } else {
      if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) inWord = false
      const role = roles[code]
      if (role === comma) commas++
      else if (role === bar) bars++
      else if (role === stop && (i + 1 === length || code > 0x7f || !isLetter(text.charCodeAt(i + 1)))) sentences++
    }
  }
  line.words = words + signs / 2
  line.letters = letters
  line.upperWords = upperWords
  line.digits = digits
  line.commas = commas
  line.sentences = sentences
  line.bars = bars
  line.ending = endingOf(text)
  line.startsLower = length > 0 && isLower(text.charCodeAt(0))
  if (length === 0 || length > longestLine) return
  const { any, first, share } = lineKindsOf(text)
  line.kinds = any
  line.firstKinds = first
  line.kindShare = share
}

function endingOf(text: string): number {
  let last = text.length - 1
  while (last > 0 && (quotes.has(text.charCodeAt(last)) || text.charCodeAt(last) === space)) last--
  const sign = text[last]
  if (sign === undefined) return 0
  if (sign === ':' || sign === '：') return 1
  if (sign === '…' || text.endsWith('...')) return -1
  return roles[sign.charCodeAt(0)] === stop ? 2 : 0
}

const isLower = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0xff) || (code >= 0x430 && code <= 0x45f)
const isUpper = (code: number) =>
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0xc0 && code <= 0xde) ||
  (code >= 0x391 && code <= 0x3a9) ||
  (code >= 0x400 && code <= 0x42f)
/** Letters of all scripts but for a few signs among them: what is above Latin-1 and neither punctuation nor a symbol. */
const isLetter = (code: number) =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0x60c && code !== 0x61f && code !== 0x6d4 && code !== 0x964) ||
  (code >= 0x3040 && code < 0xe000)
const isIdeograph = (code: number) => code >= 0x3040 && code < 0xa000
