/** Where the facts of a line begin: dates, the words that lead to a fact, and what stands beside facts. */

import { findDates } from '../dates.ts'
import { besideFacts, type Certainty, type Fact, factWords } from './fact-words.ts'

/** A date, words that lead to a fact (they have a certainty), or what is none. */
export interface Mark {
  fact: Fact | 'other'
  start: number
  end: number
  certainty?: Certainty
  /** Whether a colon stands behind the words. */
  hasColon?: boolean
  /** Whether the words are run together with what is before them. */
  isGlued?: boolean
  /** Whether the words begin with a capital letter. */
  isCapital?: boolean
}

/** The dates, words and what else stands beside facts, in order. */
export function marksOf(text: string): Mark[] {
  const dates = findDates(text).map(
    ({ start, end }): Mark => ({
      fact: 'publishedAt',
      start,
      end: end + (behindDate.exec(text.slice(end))?.[0].length ?? 0),
    }),
  )
  const others = [...text.matchAll(beside)].map((match): Mark => ({ fact: 'other', ...spanOf(match) }))
  const small = text.toLowerCase()
  const shown = hasSmall.test(text) || small.length !== text.length ? text : small // in capitals, as styles show lines
  const words = [...shown.matchAll(anyWords)].map((match): Mark => {
    const at = match.findIndex((group, index) => index > 0 && group !== undefined) - 1
    const [fact, certainty] = factWords[at] as (typeof factWords)[number] // one of the groups has matched
    const { start, end } = spanOf(match)
    return {
      ...{ fact, certainty, start, end },
      hasColon: /[:：]$/.test(match[0]),
      isGlued: /[\p{L}\p{N}]/u.test(text[start - 1] ?? ' '),
      isCapital: /^\p{Lu}/u.test(match[0]),
    }
  })
  return [...dates, ...others, ...words].sort((a, b) => a.start - b.start)
}

const hasSmall = /\p{Ll}/u

const spanOf = (match: RegExpMatchArray) => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length })

/** A pattern as it stands in the table of words, also where its words begin with a capital letter. */
const patternOf = (words: string) =>
  words.replace(/\s*\n\s*/g, '').replace(/(?<![\p{L}\\])\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
/** Where words begin: behind no letter, or with a capital behind a small one or a number. */
const begin = String.raw`(?:(?<![\p{L}\p{M}\p{N}])|(?<=[\p{Ll}\p{Lo}\p{N}])(?=\p{Lu}))`
/** Where they end: before no letter, or before one with which a name begins, or a number. */
const finish = String.raw`(?=$|[^\p{L}\p{M}]|[\p{Lu}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])`
const anyWords = new RegExp(
  `${begin}(?:${factWords.map(([, , words]) => `(${patternOf(words)})`).join('|')})${finish}(?:\\s?[:：])?`,
  'gu',
)
const beside = new RegExp(`${begin}(?:${patternOf(besideFacts)})${finish}`, 'gu')

/** What belongs to a date in numbers: the time of ISO 8601, the sign of a day. */
const behindDate = /^日|^[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?/u
