/** What the readers of the single facts work with. */

import { type Element, isText } from 'domhandler'
import { decodeHTMLStrict } from 'entities/decode'
import { hasWords } from '../../extract/count-words.ts'
import { type Byline, readByline } from './byline.ts'
import type { BodyChoice } from './choose-body.ts'
import { isDayFirst as readsDayFirst } from './date-order.ts'
import { descendants, find, isWithin, mostFactNodes } from './dom.ts'
import type { Lines, Pictured } from './extract/choose-lines.ts'
import { isHeading } from './extract/line.ts'
import { linesRound } from './extract/lines-round.ts'
import type { LinkedFacts } from './json-ld.ts'
import type { FactName } from './marks.ts'
import type { FactMark, Survey } from './survey.ts'
import { absoluteUrl, webUrl } from './urls.ts'

export interface FactContext {
  survey: Survey
  linked: LinkedFacts | undefined
  base: string | undefined
  siteName: string | undefined
  /** Whether the page writes the day before the month in numbers. */
  isDayFirst: boolean
  /** What the lines round the title say; of measured pages only. */
  byline: Byline | undefined
  /** Whether an element stands in the body, but no prose before it. */
  opensBody: (element: Element) => boolean
  /** The headings over the text, and those that it begins with; of measured pages only. */
  headings: () => string[]
  /** Whether a text is a line of the page; of measured pages only. */
  isLine: (text: string) => boolean
  /** Reads what the lines round a marked body say: the last that is asked, for the page is walked once more. */
  bylineRound: () => Byline | undefined
  /** Figures over the body: one may show the main image. */
  figures: Pictured[]
  /** The marks of a fact that belong to the article, the surest first. */
  marks: (fact: FactName) => FactMark[]
}

/** Marks in the body's own text are less sure than any outside of it. */
export const inBodyRank = 10

/** What is known of the article that `choice` found; `figures` are those beside its body. */
export function createContext(
  survey: Survey,
  linked: LinkedFacts | undefined,
  { element: body, parts, lines }: BodyChoice,
  figures: readonly Pictured[],
): FactContext {
  const hasOwnElement = survey.bodies.some((mark) => mark.element === parts[0] && mark.rank === 0)
  const from = lines && textStart(lines)
  const isInBody = (element: Element) =>
    hasOwnElement &&
    (from === undefined || (element.startIndex ?? 0) >= from) &&
    parts.some((part) => isWithin(element, part))
  const own = survey.facts
    .filter(({ entry }) => !entry || isWithin(lines?.anchor ?? body, entry))
    .map((mark) => (isInBody(mark.element) ? { ...mark, rank: mark.rank + inBodyRank } : mark))
  const isDayFirst = readsDayFirst(
    shortTexts(survey, linked, lines),
    meta(survey, 'og:locale') ?? survey.html?.attribs.lang,
  )
  const byRank = (a: FactMark, b: FactMark) => a.rank - b.rank
  return {
    survey,
    linked,
    base: baseOf(survey),
    siteName: meta(survey, 'og:site_name', 'application-name') ?? linked?.siteName ?? survey.siteName,
    isDayFirst,
    byline: lines && readByline(lines, isDayFirst),
    opensBody: (element) => parts.some((part) => opens(part, element)),
    headings: () => (lines ? headingsOver(lines) : []),
    isLine: (text) => lines?.all.some((line) => line.text === text) === true,
    bylineRound: lines ? () => undefined : once(() => bylineRound(survey, linked, parts, isDayFirst)),
    figures: figures.filter(
      ({ element }) => lines !== undefined || (element.startIndex ?? 0) < (parts[0]?.startIndex ?? 0),
    ),
    marks: (fact) => own.filter((mark) => mark.fact === fact).sort(byRank),
  }
}

/** Words of a text that is prose. */
const fewestProseWords = 12

function opens(part: Element, element: Element): boolean {
  for (const node of descendants(part)) {
    if (node === element) return true
    if (isText(node) && hasWords(node.data, fewestProseWords)) return false
  }
  return false
}

function headingsOver({ all, keeps }: Lines): string[] {
  const text = all.findIndex((line) => keeps[line.index] === 1 && line.words > 0 && !isHeading(line))
  return all.slice(0, Math.max(0, text)).flatMap((line) => (isHeading(line) ? [line.text] : []))
}

/** Where the text of a measured page begins: what stands over it in the same element is not in it. */
function textStart({ all, keeps }: Lines): number | undefined {
  return all[keeps.indexOf(1)]?.region.element.startIndex ?? undefined
}

function bylineRound(
  survey: Survey,
  linked: LinkedFacts | undefined,
  parts: Element[],
  isDayFirst: boolean,
): Byline | undefined {
  const lines = linesRound(survey, linked, parts)
  return lines && readByline(lines, isDayFirst)
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What may hold a date of its own. */
function shortTexts({ metas }: Survey, linked: LinkedFacts | undefined, lines: BodyChoice['lines']): string[] {
  const shown = (lines?.all ?? []).map(({ text }) => text)
  return [linked?.datePublished ?? '', ...[...metas.values()].flat(), ...shown].filter((text) => text.length <= longest)
}
const longest = 160

/** What relative URLs of the page are relative to. */
export function baseOf(survey: Survey): string | undefined {
  const page = webUrl(survey.fetched) ?? webUrl(survey.canonical) ?? webUrl(meta(survey, 'og:url'))
  return survey.base ? (webUrl(absoluteUrl(survey.base, page)) ?? page) : page
}

/** The first value of the first of these `meta` that is there. Many plugins write its references twice: `&amp;rsquo;`. */
export function meta(survey: Survey, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = decodeHTMLStrict(survey.metas.get(name)?.[0] ?? '').trim()
    if (value) return value
  }
  return undefined
}

/** The first element in a fact that fits. */
export function findIn(element: Element, fits: (element: Element) => boolean): Element | undefined {
  return find(element, fits, mostFactNodes)
}

/** The items without those whose key came before. */
export function uniqueBy<Item>(items: Item[], key: (item: Item) => string): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
