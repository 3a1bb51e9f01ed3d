/** Titles, and the name of the site that pages write after or before them. */

import type { Element } from 'domhandler'
import { shownText } from './dom.ts'
import { type FactContext, inBodyRank, meta } from './fact-context.ts'
import type { Survey } from './survey.ts'

/** The title of the article: what is marked, else what the page says it is called, without the name of the site. */
export function readTitle(
  { survey, linked, siteName, base, marks }: FactContext,
  shownBy: Set<Element>,
): string | undefined {
  const site: Site = { name: siteName, host: hostKey(base) }
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
  const said = [...stated, ...(pageTitle ? [pageTitle] : [])]
  const saidKeys = new Set(said.map(titleKey))
  const titles = marks('title').flatMap(({ element, rank }) => {
    const text = headingText(element)
    if (!text || isSite(text, site)) return []
    const isEchoed = survey.pageTitle !== undefined && titleKey(survey.pageTitle).includes(titleKey(text))
    const bonus = (element.name === 'h1' ? 0.5 : 0) + (saidKeys.has(titleKey(text)) ? 6 : isEchoed ? 3 : 0)
    return [{ text, element, isMain: element.name === 'h1', rank: rank - bonus }]
  })
  titles.sort((a, b) => a.rank - b.rank)
  const mains = new Set(titles.flatMap(({ text, isMain }) => (isMain ? [titleKey(text)] : [])))
  const share = (isMain: boolean) => (isMain && mains.size === 1 ? loneShare : likeShare)
  const best =
    said.length > 0
      ? (titles.find(({ text, rank, isMain }) => rank < inBodyRank && isLike(text, said, share(isMain))) ??
        titles.find(({ text }) => said[0] !== undefined && isNamedAfter(said[0], text)))
      : titles[0]
  const title = best?.text ?? said[0]
  for (const { element, text } of titles) if (title && same(text, title)) shownBy.add(element)
  return title
}

/** Documentation writes a link to the heading itself behind it; libraries write what the heading is before it. */
function headingText(element: Element): string {
  return shownText(element)
    .replace(/(?<!\s)\s*[¶#]$/u, '')
    .replace(/^Title:\s*(?=\S)/, '')
}

/** Share of the words of a heading that a stated title has too, from which it is the same title. */
const likeShare = 0.4
/** As `likeShare`, for the only main heading of a page. */
const loneShare = 0.3

/** Whether a heading says what one of the stated titles says; else it is that of another part of the page. */
function isLike(heading: string, said: string[], share: number): boolean {
  const own = wordsOf(heading)
  return said.some((title) => {
    if (titleKey(title) === titleKey(heading) || isNamedAfter(title, heading)) return true
    const words = new Set(wordsOf(title))
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

/** What is known of the site: its name, and its host without `www` and what is behind the first dot of the rest. */
interface Site {
  name: string | undefined
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

/** Whether a text names the site: by its name, a part of the name, or the host, as pages shorten it. */
function isSite(text: string, { name, host }: Site): boolean {
  const key = titleKey(text)
  if (key === '') return false
  if (key === host || domain.test(text)) return true
  const nameKey = name === undefined ? '' : titleKey(name)
  if (key === nameKey) return true
  return (
    key.length >= fewestLetters && (nameKey.startsWith(key) || nameKey.endsWith(key)) && host?.includes(key) === true
  )
}

/** The name of a host alone: `example.com`. */
const domain = /^[\w-]{2,40}(?:\.[\w-]{2,20})?\.(?:com|org|net|io|co|de|uk|dev|info|eu|fr|nl|it|es|ch|at|ie)$/i

const trailingSeparator = /(?<![\s|–—·•»«:/~-])[\s|–—·•»«:/~-]+$/u
const leadingSeparator = /^[\s|–—·•»«:/~-]+/u

/** Compares two titles without regard to case, quotes and white space, which sites write differently in head and body. */
function same(a: string, b: string): boolean {
  return titleKey(a) === titleKey(b)
}

export function titleKey(title: string): string {
  if (!notAscii.test(title)) return title.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const notAscii = /[^\0-\x7f]/
