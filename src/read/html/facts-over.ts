/** Lines over a text that say nothing but what it is called, who wrote it and when. */

import type { Element } from 'domhandler'
import type { Facts } from '../../article/draft.ts'
import { findDates } from '../dates.ts'
import { authorWords, madeWords } from '../person-names.ts'
import { datedText, dayLength } from './byline-text.ts'
import type { Lines } from './extract/choose-lines.ts'
import { tagBits } from './extract/kinds.ts'
import type { Line, Region } from './extract/line.ts'
import { titleKey } from './titles.ts'

const tableBit = tagBits(['table'])

/** Words of a line from which it may be the first of the text. */
const fewestProseWords = 12

/** The elements that show, before the first kept line of prose, only what the facts hold: they are no part of the text. Linear. */
export function factsOver({ all, keeps }: Pick<Lines, 'all' | 'keeps'>, facts: Facts): Element[] {
  // The rows of a table are of a box: "Written by" is said there of a film.
  const isKept = ({ index, region }: Line) => keeps[index] === 1 && (region.tags & tableBit) === 0
  const start = all.findIndex((line) => isKept(line) && line.words >= fewestProseWords)
  const over = all.slice(0, Math.max(0, start)).filter(isKept)
  const told = new Set<number>()
  const title = titleKey(facts.title ?? '')
  let isNextOne = false
  for (const line of over.reverse()) {
    const text = datedText(line)
    const rest = withoutFacts(text, facts)
    // A label, such as "Date:", has its value in the next line.
    isNextOne =
      (title !== '' && titleKey(text) === title) || (line.words > 0 && (rest !== text || isNextOne) && saysNoMore(rest))
    if (isNextOne) told.add(line.index)
  }
  return [...told].flatMap((index) => wholeOf(all[index]?.region, told)?.element ?? [])
}

/** The outermost element round a line that holds nothing but such lines; nothing if more stands beside it. */
function wholeOf(region: Region | undefined, told: Set<number>): Region | undefined {
  let whole: Region | undefined
  for (let round = region; round && holdsOnly(round, told); round = round.parent) whole = round
  return whole
}

function holdsOnly({ start, end }: Region, told: Set<number>): boolean {
  if (end - start > told.size) return false
  for (let index = start; index < end; index++) if (!told.has(index)) return false
  return true
}

/** A text without the names of the authors and the days of the article. */
function withoutFacts(text: string, { authors = [], publishedAt, modifiedAt }: Facts): string {
  let rest = text
  for (const { name } of authors) rest = rest.replace(name, ' ')
  const days = [publishedAt, modifiedAt].flatMap((date) => date?.slice(0, dayLength) ?? [])
  // The day stands first or the month: the facts know which.
  for (const isDayFirst of [false, true])
    for (const { date, start, end } of findDates(rest, isDayFirst).reverse())
      if (days.includes(date.slice(0, dayLength))) rest = rest.slice(0, start) + rest.slice(end)
  return rest
}

const saysNoMore = (text: string) =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => sayWords.has(word.toLowerCase()))

const sayWords = new Set(`${authorWords}|${madeWords}|on|at|le|am|el|la|den|date|datum|author`.split(/[| ]/))
