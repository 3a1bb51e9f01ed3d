/** The title of the article in the dump of a whole page, where headings are not marked, or those of the site are, too. */

import { findDate } from '../dates.ts'
import { readByline } from './byline.ts'
import { endsSentence, isChrome, isTitleLike } from './chrome.ts'
import type { Line } from './lines.ts'

/** The place of the line for which most speaks, of those above the article that begins at `start` and of its first ones. */
export function findTitle(lines: readonly Line[], start: number): number | undefined {
  const told = new Set(lines.slice(start, start + openingLines).flatMap(({ text }) => wordsOf(text)))
  const prose = lines.slice(start).reduce((sum, { text }) => sum + proseOf(text), 0)
  let best: { index: number; score: number } | undefined
  let passed = 0
  for (let index = Math.max(0, start - frontLines); index < lines.length && passed <= prose * maxPassed; index += 1) {
    const line = lines[index] as Line // `index` is in range
    if (index >= start) passed += proseOf(line.text)
    if (!isOpen(line)) continue
    const distance =
      index < start ? (start - index) * weights.lineAbove : weights.below + (passed / prose) * weights.passed
    const score = scoreOf(line, told) + (isOverByline(lines, index) ? weights.byline : 0) - distance
    if (score > (best?.score ?? 0)) best = { index, score }
  }
  return best?.index
}

/**
 * What speaks for a title, set by hand: all its words come again in the article; each of its words; a byline below; a mark
 * of the first level, or of another. What speaks against it: each character beyond a usual length; each line between it and
 * the article; that it stands below the first sentences, as headings of the article do, and the share of these.
 */
const weights = {
  ...{ topical: 4, word: 0.25, byline: 1.5, firstLevel: 3, otherLevel: 1 },
  ...{ tooLong: 1 / 40, lineAbove: 1 / 20, below: 2, passed: 20 },
}
const mostWords = 6
const usualLength = 80

/** Lines above the article among which its title is looked for. */
const frontLines = 40
/** The share of the article's sentences that may stand above its title: teasers in menus. */
const maxPassed = 0.15
/** Lines of an article in which the words of its title come again. */
const openingLines = 30

function scoreOf({ text, level }: Line, told: ReadonlySet<string>): number {
  const words = wordsOf(text)
  const known = words.filter((word) => told.has(word)).length
  return (
    (known / Math.max(2, words.length)) * weights.topical +
    Math.min(words.length, mostWords) * weights.word +
    (level === undefined ? 0 : level === 1 ? weights.firstLevel : weights.otherLevel) -
    Math.max(0, text.length - usualLength) * weights.tooLong
  )
}

/** The words that say what a text is about, in small letters: those of four letters or more, and numbers. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}|\p{N}+/gu) ?? []
}

function isOverByline(lines: readonly Line[], index: number): boolean {
  return lines
    .slice(index + 1, index + 4)
    .some(({ text }) => readByline(text) || findDate(text.slice(0, longestByline)))
}

const longestByline = 120

function proseOf(text: string): number {
  return endsSentence(text) ? text.length : 0
}

function isOpen({ mark, text }: Line): boolean {
  if (mark !== undefined || !isTitleLike(text) || isChrome(text) || readByline(text)) return false
  return !noTitle.test(text) && !(endsSentence(text) && !text.endsWith(':'))
}

/** Items of lists, buttons to share, sources of pictures, forms, and lists of names. */
const noTitle =
  /^(?:\d+[.)] |share|follow|photo|image|picture|credit|getty|posted|published|updated|written|filed|advertis|sponsored|listen|watch|comments?\b|print|email|facebook|twitter|\[|\(|©|\d+ (?:shares|comments|min))|\|.*\||›|»|facebook.*twitter|^[^\p{L}]*$/iu
