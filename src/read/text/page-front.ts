/** What stands above the article in the dump of a whole page. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { lineDates } from '../byline-dates.ts'
import { findDate } from '../dates.ts'
import { isPerson, namesSaid, readNames } from '../person-names.ts'
import { endsSentence, isChrome, isTitleLike, readByline } from './chrome.ts'
import type { Line } from './lines.ts'

export interface PageFront {
  facts: Pick<Facts, 'title' | 'authors' | 'publishedAt' | 'modifiedAt'>
  /** The lines that said them. */
  used: ReadonlySet<Line>
  /** Where the article begins: at the first line that is neither above the title nor said a fact. */
  start: number
}

/** Finds title, author and date of the article that begins at the line `start`, or a little below: menus hold prose, too. */
export function readPageFront(lines: readonly Line[], start: number, report: Report): PageFront {
  const facts: PageFront['facts'] = {}
  const used = new Set<Line>()
  const title = findTitle(lines, start)
  if (title !== undefined) {
    const line = lines[title] as Line // found among them
    facts.title = line.text
    used.add(line)
    if (line.level === undefined) report('read/fact-guessed', { fact: 'title', value: line.text }, { at: line })
  }
  const from = Math.max(0, title === undefined ? start - bylineLines : title - linesOver)
  const front = lines.slice(from, from + linesOver + bylineLines).filter((line) => !used.has(line))
  const said = front.find((line, index) => authorsOf(line, front[index + 1]).length > 0)
  const dated = front.filter(dateOf)
  const alone = said ? undefined : front.find((line, index) => isAuthor(line, [front[index - 1], front[index + 1]]))
  const authors = said ? authorsOf(said, front[front.indexOf(said) + 1]) : alone ? readNames(alone.text) : []
  if (authors.length > 0) facts.authors = authors.map((name) => ({ name }))
  const { published, modified } = lineDates(
    {
      over: front.map(({ text }, index) => ({ text, over: front[index - 1]?.text })),
      ...{ opening: [], under: [], far: [] },
    },
    false,
  )
  if (published) facts.publishedAt = published
  if (modified) facts.modifiedAt = modified
  for (const line of [said, alone, ...dated]) {
    if (!line || used.has(line) || line.text.length > longestByline) continue
    used.add(line)
    report(
      'read/fact-guessed',
      { fact: line === said || line === alone ? 'author' : 'date', value: line.text },
      { at: line },
    )
  }
  return { facts, used, start: Math.max(start, (title ?? -1) + 1) }
}

/** Lines under a title in which its byline stands, and over it. */
const bylineLines = 12
const linesOver = 3
const longestByline = 120

function authorsOf({ text }: Line, next: Line | undefined): string[] {
  return text.length > longestByline ? [] : namesSaid(text, next && (() => next.text)).filter(isPerson)
}

/** Whether a line is nothing but the name of a person, beside a date. */
function isAuthor(line: Line, beside: (Line | undefined)[]): boolean {
  const [name, ...others] = readNames(line.text)
  if (name === undefined || others.length > 0 || !isPerson(name) || !line.text.startsWith(name)) return false
  return name.split(' ').length <= mostNameWords && [line, ...beside].some((other) => other && dateOf(other))
}

const mostNameWords = 3

function dateOf({ text }: Line): string | undefined {
  return text.length <= longestByline ? findDate(text) : undefined
}

/** The place of the title: of the lines round the beginning of the article the one for which most speaks. */
function findTitle(lines: readonly Line[], start: number): number | undefined {
  const told = new Set(lines.slice(start, start + openingLines).flatMap(({ text }) => wordsOf(text)))
  const prose = lines.slice(start).reduce((sum, { text }) => sum + proseOf(text), 0)
  let best: { index: number; score: number } | undefined
  let passed = 0
  for (let index = Math.max(0, start - frontLines); index < lines.length && passed <= prose * maxPassed; index += 1) {
    const line = lines[index] as Line // `index` is in range
    if (index >= start) passed += proseOf(line.text)
    if (!isOpen(line)) continue
    const words = wordsOf(line.text)
    const topical = words.filter((word) => told.has(word)).length / Math.max(2, words.length)
    const isOverByline = lines.slice(index + 1, index + 4).some((next) => readByline(next.text) || dateOf(next))
    const level = line.level === undefined ? 0 : line.level === 1 ? 3 : 1
    const distance = index < start ? (start - index) / 20 : below + (passed / prose) * 20
    const score =
      4 * topical +
      Math.min(words.length, 6) / 4 -
      Math.max(0, line.text.length - 80) / 40 +
      level +
      (isOverByline ? 1.5 : 0) -
      distance
    if (score > (best?.score ?? leastScore)) best = { index, score }
  }
  return best?.index
}

function proseOf(text: string): number {
  return endsSentence(text) ? text.length : 0
}

/** Lines above the article among which its title is looked for. */
const frontLines = 40
/** What speaks against a title that stands below the first sentences: it is mostly a heading of the article. */
const below = 2
/** The share of the article's sentences that may stand above its title: teasers in menus. */
const maxPassed = 0.15
const leastScore = 0
/** Lines of an article in which the words of its title come again. */
const openingLines = 30

/** The words that say what a text is about, in small letters: four letters or more, or signs of which one is a word. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}|\p{N}+/gu) ?? []
}

function isOpen({ mark, text }: Line): boolean {
  if (mark !== undefined || !isTitleLike(text) || isChrome(text) || readByline(text)) return false
  return !noTitle.test(text) && !(endsSentence(text) && !text.endsWith(':'))
}

/** Buttons to share, sources of pictures, forms, and lists of names. */
const noTitle =
  /^(?:\d+[.)] |share|follow|photo|image|picture|credit|getty|posted|published|updated|written|filed|advertis|sponsored|listen|watch|comments?\b|print|email|facebook|twitter|\[|\(|©|\d+ (?:shares|comments|min))|\|.*\||›|»|facebook.*twitter|\[ {5,}|^[^\p{L}]*$/iu
