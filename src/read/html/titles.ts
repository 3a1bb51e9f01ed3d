/** Titles, and the name of the site that pages write after or before them. */

import type { Element } from 'domhandler'
import { lettersOf } from '../../tree/letters.ts'
import { findDate } from '../dates.ts'
import { find, mostFactNodes, shownText } from './dom.ts'
import { type FactContext, inBodyRank, meta } from './fact-context.ts'
import { isAnchor } from './noise.ts'
import type { Survey } from './survey.ts'

/** The title of the article: what is marked, else what the page says it is called, without the name of the site. */
export function readTitle(
  { survey, linked, siteName, base, marks, isLine, headings }: FactContext,
  shownBy: Set<Element>,
): string | undefined {
  const site: Site = { key: siteName && titleKey(siteName), host: hostKey(base) }
  const pageTitle = survey.pageTitle && withoutSiteName(survey.pageTitle, site)
  // WordPress gives a page without a title the site's name alone; what some themes then write over it is no title.
  if (survey.pageTitle && !pageTitle && isWordPress(survey)) {
    for (const { element } of marks('title')) shownBy.add(element)
    return undefined
  }
  const stated = [linked?.headline, meta(survey, 'og:title'), meta(survey, 'twitter:title')].flatMap((title) => {
    const own = title && withoutSiteName(title, site)
    return own ? [own] : []
  })
  const guide = linked?.guideName && toStated(linked.guideName)
  const said = [...stated, ...(pageTitle ? [pageTitle] : [])].map(toStated)
  if (guide) said.push(guide)
  const saidKeys = new Set(said.map(({ key }) => key))
  const pageKey = survey.pageTitle && titleKey(survey.pageTitle)
  const titles = marks('title').flatMap(({ element, rank }) => {
    const text = headingText(element)
    if (!text || text.length > longestTitle || isSite(text, site)) return []
    const key = titleKey(text)
    const isMain = element.name === 'h1'
    const bonus = (isMain ? 0.5 : 0) + (saidKeys.has(key) ? 6 : pageKey?.includes(key) ? 3 : 0)
    return [{ text, key, element, isMain, rank: rank - bonus }]
  })
  titles.sort((a, b) => a.rank - b.rank)
  const mains = new Set(titles.flatMap(({ key, isMain }) => (isMain ? [key] : [])))
  const share = (isMain: boolean) => (isMain && mains.size === 1 ? loneShare : likeShare)
  const [first] = said
  const best = first
    ? (titles.find((title) => title.rank < inBodyRank && isLike(title, said, share(title.isMain))) ??
      titles.find(({ text }) => isNamedAfter(first.text, text)))
    : titles[0]
  const title = otherPart(best?.text, said, headings) ?? best ?? (guide || first)
  for (const { element, key } of titles) if (key === title?.key) shownBy.add(element)
  if (!title) return undefined
  const labelled = said.find(({ text }) => isWithLabel(title.text, text))
  return once(labelled?.text ?? (title === first ? shownPart(title.text, isLine) : title.text))
}

/**
 * The heading of the page, where `best` is that of the whole: manuals state "Queues - The Manual" and show both, the latter
 * over the contents of all pages. The one that stands nearer to the text is the title.
 */
function otherPart(best: string | undefined, said: Stated[], headings: () => string[]): Title | undefined {
  if (best === undefined) return undefined
  const whole = titleKey(best)
  const parts = said.map(({ text }) => text.split(separator).map(titleKey)).find((parts) => parts.at(-1) === whole)
  if (parts === undefined || parts.length < 2) return undefined
  const shown = headings().map((text) => ({ text: text.replace(trailingLink, ''), key: titleKey(text) }))
  const last = shown.findLast(({ key }) => parts.includes(key))
  return last?.key === whole ? undefined : last
}

/** A heading with a word or two behind a stated title, such as the name of the section, or with a label or a day before it. */
function isWithLabel(heading: string, title: string): boolean {
  if (heading.startsWith(title)) return /^\s+[\p{L}\p{N}]+(?:\s+[\p{L}\p{N}]+)?$/u.test(heading.slice(title.length))
  if (!heading.endsWith(title)) return false
  const label = heading.slice(0, -title.length).trim()
  return /^\p{L}+:$/u.test(label) || (wordsOf(label).length <= mostDayWords && findDate(label) !== undefined)
}

/** Words of a day: `Thu, Dec 18 2025`. */
const mostDayWords = 4

/** The longest part of a stated title, if the page shows it without the others: they name the section and the site. */
function shownPart(title: string, isLine: (text: string) => boolean): string {
  const parts = title.split(separator)
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '')
  return parts.length > 1 && wordsOf(longest).length >= fewestPartWords && isLine(longest) ? longest : title
}

/** Words from which a part of a title is no name of a section or of a series. */
const fewestPartWords = 5

/** Words from which what stands twice is no name, such as that of a band. */
const fewestTwice = 3

/** A title that stands twice, for readers and for machines, once. */
function once(title: string): string {
  const half = title.slice(0, title.length >> 1).trimEnd()
  return wordsOf(half).length >= fewestTwice && title === `${half} ${half}` ? half : title
}

/** Characters of a title: headings that nobody closes hold the page. */
const longestTitle = 1_000

/** A title, and what it is compared by. */
interface Title {
  text: string
  key: string
}

/** A title that the page states besides what it shows. */
interface Stated extends Title {
  words: Set<string>
}

function toStated(text: string): Stated {
  return { text, key: titleKey(text), words: new Set(wordsOf(text)) }
}

/** Documentation writes a link to the heading itself beside it; libraries write what the heading is before it. */
function headingText(element: Element): string {
  const sign = find(element, (child) => child.name === 'a' && isAnchor(child))
  return shownText(element, mostFactNodes, sign)
    .replace(trailingLink, '')
    .replace(/^Title:\s*(?=\S)/, '')
}

const trailingLink = /(?<!\s)\s*[¶#]$/u

/** Share of the words of a heading that a stated title has too, from which it is the same title. */
const likeShare = 0.4
/** As `likeShare`, for the only main heading of a page. */
const loneShare = 0.3

/** Whether a heading says what one of the stated titles says; else it is that of another part of the page. */
function isLike(heading: Title, said: Stated[], share: number): boolean {
  const own = wordsOf(heading.text)
  return said.some(({ text, key, words }) => {
    if (key === heading.key || isNamedAfter(text, heading.text)) return true
    const common = own.filter((word) => words.has(word)).length
    return common >= share * own.length && common >= share * words.size
  })
}

/** Whether a stated title is a heading with something set apart before or after it, as the name of the site is. */
function isNamedAfter(title: string, heading: string): boolean {
  if (title.startsWith(heading) && leadingMark.test(title.slice(heading.length))) return true
  return title.endsWith(heading) && trailingMark.test(title.slice(0, -heading.length))
}

const leadingMark = /^\s+(?:[|–—·•»«~]|-|::)\s/u
const trailingMark = /\s(?:[|–—·•»«~]|-|::)\s+$/u

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function isWordPress(survey: Survey): boolean {
  return /^wordpress/i.test(meta(survey, 'generator') ?? '')
}

/** What sites put between their name and the title. The spaces are part of it: a hyphen within a word is none. */
const separator = /(?<!\s)\s+(?:[|–—·•»«:/~]|-|::|&raquo;)\s+/u

/** What is known of the site: the key of its name, and that of its host without `www` and what is behind the first dot. */
interface Site {
  key: string | undefined
  host: string | undefined
}

function hostKey(base: string | undefined): string | undefined {
  const host = base && URL.canParse(base) ? new URL(base).hostname.replace(/^www\d?\./, '') : undefined
  return (host && titleKey(host.replace(/\.(?:com?\.)?[a-z]+$/, ''))) || undefined
}

/** The text of a title without the site's name; nothing if nothing else is there. */
function withoutSiteName(title: string, site: Site): string | undefined {
  if (isSite(title, site)) return undefined
  const parts = title.split(separator)
  if (parts.length < 2) return title
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (isSite(last, site)) return title.slice(0, title.lastIndexOf(last)).replace(trailingSeparator, '').trim()
  if (isSite(first, site)) return title.slice(first.length).replace(leadingSeparator, '').trim()
  return title
}

/** Letters from which a part of the site's name tells the site. */
const fewestLetters = 4

/** Words from which their initials tell the site. */
const fewestInitials = 3

/** Whether a text names the site: by its name, a part of the name, or the host, as pages shorten it, to initials too. */
function isSite(text: string, site: Site): boolean {
  const key = titleKey(text)
  if (key === '') return false
  if (key === site.host || key === site.key || domain.test(text)) return true
  if (key.length >= fewestLetters && site.key?.includes(key) && site.host?.includes(key)) return true
  const initials = wordsOf(text).map(([first]) => first)
  return initials.length >= fewestInitials && initials.join('') === site.host
}

/** The name of a host alone: `example.com`. */
const domain =
  /^[\w-]{2,40}(?:\.[\w-]{2,20})?\.(?:(?:com|org|net|co)(?:\.[a-z]{2})?|io|de|uk|dev|info|eu|fr|nl|it|es|ch|at|ie)$/i

const trailingSeparator = /(?<![\s|–—·•»«:/~-])[\s|–—·•»«:/~-]+$/u
const leadingSeparator = /^[\s|–—·•»«:/~-]+/u

/** What titles are compared by: without case, quotes and white space, which sites write differently in head and body. */
export function titleKey(title: string): string {
  return lettersOf(title.normalize('NFKC'))
}
