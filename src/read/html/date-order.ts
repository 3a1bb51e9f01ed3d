/** Whether a page writes the day before the month in numbers such as `1/9/2026`: by its other dates, else by its language. */

import { findDates } from '../dates.ts'

const numbers = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)/g
const hasYear = /\d{4}/
/** Nearly no text has such numbers, and `matchAll` is dear. */
const hasNumbers = /\d[/-]\d{4}/

/** Asks the short texts of a page: a number that can be no month, or a date in words that is one of the two readings. */
export function isDayFirst(texts: string[], tag = ''): boolean {
  const dated = texts.filter((text) => hasYear.test(text))
  const pairs = dated.flatMap((text) => (hasNumbers.test(text) ? [...text.matchAll(numbers)] : []))
  if (pairs.length === 0) return byLanguage(tag)
  for (const [, one, two] of pairs) {
    if (Number(one) > 12) return true
    if (Number(two) > 12) return false
  }
  const days = (order: boolean, texts: string[]) =>
    texts.flatMap((text) => findDates(text, order)).map(({ date }) => date)
  const written = pairs.map(([text]) => text)
  const inWords = new Set(
    days(
      false,
      dated.filter((text) => !text.match(numbers)),
    ),
  )
  const agrees = (order: boolean) => days(order, written).some((date) => inWords.has(date))
  if (agrees(true) !== agrees(false)) return agrees(true)
  return byLanguage(tag)
}

/** All countries do but the United States. */
const byLanguage = (tag: string) => tag !== '' && !/^en(?:[-_]us)?$/i.test(tag.trim())
