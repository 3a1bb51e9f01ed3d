/** When the article was published and modified, by JSON-LD, `meta` and the marks of themes. */

import type { Element } from 'domhandler'
import type { Report } from '../../diagnostics/report.ts'
import { findDate, findDates } from '../dates.ts'
import { dayLength } from './byline-text.ts'
import { shownText, spanOf } from './dom.ts'
import { type FactContext, findIn, inBodyRank, meta } from './fact-context.ts'
import type { FactMark, Survey } from './survey.ts'

const dateMetas = {
  published:
    'article:published_time datepublished og:published_time og:article:published_time publication_date publish_date publish-date published date dc.date dc.date.issued dcterms.created dcterms.date parsely-pub-date sailthru.date pubdate citation_publication_date citation_online_date citation_date displaydate',
  modified:
    'article:modified_time datemodified og:updated_time og:article:modified_time dcterms.modified last-modified updated last-updated',
}

export interface Dates {
  published?: string | undefined
  modified?: string | undefined
}

/**
 * Reads both dates: what is stated before what is shown, the path of the URL last. A page that says only when it was
 * changed, to its readers, is taken to be of that day. `shownBy` takes the elements that show the dates.
 */
export function readDates(context: FactContext, report: Report, shownBy: Set<Element>): Dates {
  const modified = readDate(context, 'modified', report, shownBy)
  const stated = readDate(context, 'published', report, shownBy) ?? urlDate(context.base)
  const published = earlierDay(context, stated) ?? (stated && onShownDay(stated, context, report))
  if (published) return { published, modified }
  const round = context.bylineRound()?.dates
  if (round?.published) return { published: round.published, modified: modified ?? round.modified }
  const shown = shownChange(context) ?? round?.modified
  if (!shown) return { published, modified }
  report('read/date-of-change', { date: shown }, { path: 'publishedAt' })
  return { published: shown, modified }
}

/**
 * The day before the stated one that a measured page shows: systems that know no date of publication, or moved an
 * article, state a later one. Of 7 pages of WCXB that show an earlier day, all were published on it.
 */
function earlierDay({ byline }: FactContext, stated: string | undefined): string | undefined {
  const { original, published } = byline?.dates ?? {}
  if (!stated) return original
  return [original, published].find((day) => day && day < earliestDay(stated))
}

/**
 * The moment, stated in world time, with an offset at which it falls on the day that a measured page shows to its
 * readers, should that be the day before or after: the offset nearest to world time.
 */
function onShownDay(stated: string, { byline }: FactContext, report: Report): string {
  const day = byline?.dates.published
  if (!day || !inWorldTime.test(stated)) return stated
  const hours = offsets.find((hours) => dayOf(minuteOf(stated) + hours * hour) === day)
  if (!hours) return stated
  const minute = new Date(minuteOf(stated) + hours * hour).toISOString().slice(0, isoMinute)
  const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
  const moved = minute + stated.slice(isoMinute).replace(inWorldTime, offset)
  report('read/offset-guessed', { stated, day, moved }, { path: 'publishedAt' })
  return moved
}

/** The end of a moment in world time, with thousandths that say nothing. */
const inWorldTime = /(?:\.000)?(?:Z|\+00:00)$/
const hour = 3_600_000
/** Hours from world time at which people live, the nearest first. */
const offsets = Array.from({ length: 14 }, (_, index) => [-index, index])
  .flat()
  .filter((hours) => hours >= -12)
const isoMinute = '2026-01-09T08:35'.length
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, dayLength)
/** The minute that a date shows, as if in world time. Seconds may be leap seconds, which `Date` does not know. */
const minuteOf = (date: string) => Date.parse(`${date.slice(0, isoMinute)}:00Z`)

const farWest = 12 * hour
/** The day of a moment where the day begins last: it may be the day before. */
function earliestDay(date: string): string {
  return date.length === dayLength ? date : dayOf(minuteOf(date) - farWest)
}

type DateFact = 'published' | 'modified'

function readDate(context: FactContext, fact: DateFact, report: Report, shownBy: Set<Element>): string | undefined {
  const { linked, survey, byline } = context
  const marked = marksOf(context, fact)
  for (const { element } of marked) shownBy.add(element)
  const shown = marked.filter(({ rank }) => rank < inBodyRank).map(({ element }) => dateOf(element))
  const values = [
    fact === 'published' ? linked?.datePublished : linked?.dateModified,
    meta(survey, ...dateMetas[fact].split(' ')),
    ...shown,
    byline?.dates[fact],
    ...(fact === 'published' ? [...bareTimes(context), oddMeta(survey)] : []),
  ]
  for (const value of values) {
    if (!value) continue
    const date = findDate(value) ?? findDates(value, context.isDayFirst)[0]?.date
    if (date) return inOwnZone(date, shown)
    const path = fact === 'published' ? 'publishedAt' : 'modifiedAt'
    report('read/bad-date', { value }, { path, at: spanOf(marked[0]?.element) })
  }
  return undefined
}

/** Of measured pages only: where marks are trusted, they say what a date is. */
function shownChange(context: FactContext): string | undefined {
  if (!context.byline) return undefined
  const marked = marksOf(context, 'modified').filter(({ rank }) => rank < inBodyRank)
  const values = marked.map(({ element }) => dateOf(element)).map((value) => value && findDate(value))
  return context.byline.dates.modified ?? values.find((value) => value)
}

/** The marks of a date of publication, without those that mark the date of change too. */
function marksOf({ marks }: FactContext, fact: DateFact): FactMark[] {
  if (fact === 'modified') return marks(fact)
  const modified = new Set(marks('modified').map(({ element }) => element))
  return marks(fact).filter(({ rank, element }) => rank === 0 || !modified.has(element))
}

/** `time` elements that nothing says more of. */
function bareTimes({ marks }: FactContext): (string | undefined)[] {
  const modified = new Set(marks('modified').map(({ element }) => element))
  const times = marks('date').filter(({ rank, element }) => rank < inBodyRank && !modified.has(element))
  return times.map(({ element }) => element.attribs.datetime)
}

/** A moment that is stated in world time, as the page shows it in the time of its author. */
function inOwnZone(date: string, shown: (string | undefined)[]): string {
  if (!inWorldTime.test(date)) return date
  const local = shown.map((value) => value && findDate(value)).find((value) => value && isSameMoment(value, date))
  return local ?? date
}

function isSameMoment(a: string, b: string): boolean {
  return /[+-]\d{2}:\d{2}$/.test(a) && Math.trunc(Date.parse(a) / 1000) === Math.trunc(Date.parse(b) / 1000)
}

/** Systems name their own `meta` for the date of publication: `w-published-date`, `pub_date`. */
const publishedName = /(?:^|[-_.:])pub(?:lish(?:ed)?|lication)?[-_.:]?(?:date|time|on|at)(?:$|[-_.:])/i

/** The earliest of them: some say when the page was last made. */
function oddMeta(survey: Survey): string | undefined {
  const values = [...survey.metas].flatMap(([name, [value]]) =>
    value && publishedName.test(name) ? (findDate(value) ?? []) : [],
  )
  return values.sort()[0]
}

//               /2026/01/09/, /2026-01-09-title, or   /2026/january/9/
const datedPath = /\/(\d{4}[/-]\d{2}[/-]\d{2})(?=[/_-]|$)|\/(\d{4}\/[a-z]{3,9}\/\d{1,2})(?=\/)/i

/** The day that the path of the page's own URL names: blogs and newspapers file articles by it. */
function urlDate(url: string | undefined): string | undefined {
  const match = url && URL.canParse(url) ? datedPath.exec(new URL(url).pathname) : undefined
  return match ? findDates(match[1] ?? match[2]?.replaceAll('/', ' ') ?? '')[0]?.date : undefined
}

/** The date an element shows: as machines read it, if it says so. */
export function dateOf(element: Element): string | undefined {
  const time = element.name === 'time' ? element : findIn(element, ({ name }) => name === 'time')
  const { datetime, content, title } = (time ?? element).attribs
  return (
    datetime || content || (title && findDate(title) ? title : undefined) || shownText(time ?? element) || undefined
  )
}
