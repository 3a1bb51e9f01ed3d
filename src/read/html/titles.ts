/** Titles, and the name of the site that pages write after or before them. */

import type { Element } from 'domhandler'
import { shownText } from './dom.ts'
import { type FactContext, inBodyRank, meta } from './fact-context.ts'
import type { Survey } from './survey.ts'

/** The title of the article: what is marked, else what the page says it is called, without the name of the site. */
export function readTitle({ survey, linked, siteName, marks }: FactContext, shownBy: Set<Element>): string | undefined {
  const pageTitle = survey.pageTitle && withoutSiteName(survey.pageTitle, siteName)
  // WordPress gives a page without a title the site's name alone; what some themes then write over it is no title.
  if (survey.pageTitle && !pageTitle && isWordPress(survey)) {
    for (const { element } of marks('title')) shownBy.add(element)
    return undefined
  }
  const titles = marks('title').flatMap((mark) => {
    // Documentation writes a link to the heading itself behind it.
    const text = shownText(mark.element).replace(/\s*[¶#]$/u, '')
    if (!text || (siteName && same(text, siteName))) return []
    const isEchoed = survey.pageTitle !== undefined && titleKey(survey.pageTitle).includes(titleKey(text))
    return [
      { text, element: mark.element, rank: mark.rank - (mark.element.name === 'h1' ? 0.5 : 0) - (isEchoed ? 3 : 0) },
    ]
  })
  titles.sort((a, b) => a.rank - b.rank)
  const headline = linked?.headline ?? meta(survey, 'og:title', 'twitter:title')
  const said = (headline && withoutSiteName(headline, siteName)) ?? pageTitle
  const best = said
    ? (titles.find(({ text, rank }) => rank < inBodyRank && isLike(text, [headline, pageTitle])) ??
      titles.find(({ text }) => isNamedAfter(said, text)))
    : titles[0]
  const title = best?.text ?? said
  for (const { element, text } of titles) if (title && same(text, title)) shownBy.add(element)
  return title
}

/** Share of the words of a heading that a stated title has too, from which it is the same title. */
const likeShare = 0.4

/** Whether a heading says what one of the stated titles says; else it is that of another part of the page. */
function isLike(heading: string, titles: (string | undefined)[]): boolean {
  const said = titles.filter((title) => title !== undefined)
  if (said.length === 0) return true
  const own = wordsOf(heading)
  return said.some((title) => {
    if (titleKey(title) === titleKey(heading) || isNamedAfter(title, heading)) return true
    const words = new Set(wordsOf(title))
    const common = own.filter((word) => words.has(word)).length
    return common >= likeShare * own.length && common >= likeShare * words.size
  })
}

/** Whether a stated title is a heading with something set apart before or after it, as the name of the site is. */
function isNamedAfter(title: string, heading: string): boolean {
  if (title.startsWith(heading) && leadingMark.test(title.slice(heading.length))) return true
  return title.endsWith(heading) && trailingMark.test(title.slice(0, -heading.length))
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function isWordPress(survey: Survey): boolean {
  return /^wordpress/i.test(meta(survey, 'generator') ?? '')
}

/** What sites put between their name and the title. The spaces are part of it: a hyphen within a word is none. */
const separator = /\s+(?:[|–—·•»«:/~]|-|::|&raquo;)\s+/u

/** The text of `title` without the site's name; nothing if nothing else is there. */
function withoutSiteName(pageTitle: string, siteName: string | undefined): string | undefined {
  if (!siteName) return pageTitle || undefined
  if (same(pageTitle, siteName)) return undefined
  const parts = pageTitle.split(separator)
  if (parts.length < 2) return pageTitle
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (same(last, siteName)) return pageTitle.slice(0, pageTitle.lastIndexOf(last)).replace(trailingSeparator, '').trim()
  if (same(first, siteName)) return pageTitle.slice(first.length).replace(leadingSeparator, '').trim()
  return pageTitle
}

const leadingMark = /^\s+(?:[|–—·•»«~]|-|::)\s/u
const trailingMark = /\s(?:[|–—·•»«~]|-|::)\s+$/u

const trailingSeparator = /[\s|–—·•»«:/~-]+$/u
const leadingSeparator = /^[\s|–—·•»«:/~-]+/u

/** Compares two titles without regard to case, quotes and white space, which sites write differently in head and body. */
function same(a: string, b: string): boolean {
  return titleKey(a) === titleKey(b)
}

export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
