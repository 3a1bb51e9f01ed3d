import type { Check } from '../profile.ts'
import { findNumber } from './values.ts'

/** Words a minute. 238 is the mean for English prose (Brysbaert 2019), common plugins take 200; code is read more slowly. */
export const wordsPerMinute = 200

/** How far off is still right: sites count images and code at their own rates, and readers of code need 50 words a minute. */
const tolerance = 4

/** `reading_time` against the number of words. */
export const checkReadingTime: Check = ({ meta, body }, report) => {
  const minutes = findNumber(meta.values, 'reading_time')
  if (minutes === undefined) return
  const expected = body.words / wordsPerMinute
  const least = Math.floor(expected / tolerance)
  const most = Math.max(1, Math.ceil(expected * tolerance))
  if (minutes >= least && minutes <= most) return
  report('meta/reading-time', { minutes, words: body.words, least, most }, { path: 'meta.values.reading_time' })
}
