/** What the survey noted → the facts of the article. Every fact has a list of sources, the surest first. */

import { type Element, isTag } from 'domhandler'
import type { Author, Status } from '../../article/article.ts'
import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { findDate } from './dates.ts'
import { classNames, find, findAll, isWithin, mostFactNodes, shownText, spanOf, words } from './dom.ts'
import { type LinkedFacts, readJsonLd } from './json-ld.ts'
import type { FactName } from './marks.ts'
import type { FactMark, Survey } from './survey.ts'
import { same, titleKey, withoutSiteName } from './titles.ts'
import { absoluteUrl, slugOf, webUrl } from './urls.ts'

export interface PageFacts {
  facts: Facts
  /** The elements that show the facts: they are not part of the body. */
  shownBy: Set<Element>
}

/** Reads the facts of the article whose body is `body`; what belongs to other entries of the page is left alone. */
export function readFacts(
  survey: Survey,
  body: Element,
  selectedTitle: Element | undefined,
  report: Report,
): PageFacts {
  const context = createContext(survey, body)
  const shownBy = new Set<Element>()
  if (selectedTitle) shownBy.add(selectedTitle)
  const title = (selectedTitle && shownText(selectedTitle)) || readTitle(context, shownBy)
  const authors = readAuthors(context, shownBy)
  const published = readDate(context, 'published', report, shownBy)
  const modified = readDate(context, 'modified', report, shownBy)
  const url = readUrl(context)
  const slug = url && slugOf(url)
  const lead = readLead(context)
  const status = readStatus(context)
  const categories = readTerms(context, 'categories', shownBy)
  const tags = readTerms(context, 'tags', shownBy)
  const facts: Facts = {
    ...(slug && { slug }),
    ...(url && { url }),
    ...(title && { title }),
    ...(lead && { lead }),
    ...(authors.length > 0 && { authors }),
    ...(published && { publishedAt: published }),
    ...(modified && modified !== published && { modifiedAt: modified }),
    ...(status && { status }),
    ...(categories.length > 0 && { categories }),
    ...(tags.length > 0 && { tags }),
  }
  return { facts, shownBy }
}

interface Context {
  survey: Survey
  linked: LinkedFacts | undefined
  base: string | undefined
  siteName: string | undefined
  /** The marks of a fact that belong to the article, the surest first. */
  marks: (fact: FactName) => FactMark[]
}

/** Marks in the body's own text are less sure than any outside of it. */
const inBodyRank = 10

function createContext(survey: Survey, body: Element): Context {
  const linked = readJsonLd(survey.jsonLd)
  const hasOwnElement = survey.bodies.some((mark) => mark.element === body && mark.rank === 0)
  const own = survey.facts
    .filter(({ entry }) => !entry || isWithin(body, entry))
    .map((mark) => (hasOwnElement && isWithin(mark.element, body) ? { ...mark, rank: mark.rank + inBodyRank } : mark))
  const byRank = (a: FactMark, b: FactMark) => a.rank - b.rank
  return {
    survey,
    linked,
    base: baseOf(survey),
    siteName: meta(survey, 'og:site_name', 'application-name') ?? linked?.siteName ?? survey.siteName,
    marks: (fact) => own.filter((mark) => mark.fact === fact).sort(byRank),
  }
}

/** What relative URLs of the page are relative to. */
export function baseOf(survey: Survey): string | undefined {
  const page = webUrl(survey.canonical) ?? webUrl(meta(survey, 'og:url'))
  return survey.base ? (webUrl(absoluteUrl(survey.base, page)) ?? page) : page
}

/** The first value of the first of these `meta` that is there. */
function meta(survey: Survey, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = survey.metas.get(name)?.[0]?.trim()
    if (value) return value
  }
  return undefined
}

function readTitle({ survey, linked, siteName, marks }: Context, shownBy: Set<Element>): string | undefined {
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
  const [best] = titles.sort((a, b) => a.rank - b.rank)
  const headline = linked?.headline ?? meta(survey, 'og:title', 'twitter:title')
  const said = (headline && withoutSiteName(headline, siteName)) ?? pageTitle
  const title = best && (best.rank < inBodyRank || !said) ? best.text : said
  for (const { element, text } of titles) if (title && same(text, title)) shownBy.add(element)
  return title
}

function isWordPress(survey: Survey): boolean {
  return /^wordpress/i.test(meta(survey, 'generator') ?? '')
}

function readAuthors(context: Context, shownBy: Set<Element>): Author[] {
  const { linked, survey, marks } = context
  const found = marks('author').flatMap((mark) => {
    // What holds a date is the line of all facts, and no name.
    if (findIn(mark.element, ({ name }) => name === 'time')) return []
    const element = findIn(mark.element, (inner) => words(inner.attribs.itemprop).includes('name')) ?? mark.element
    const name = authorName(shownText(element) || (mark.element.attribs.content ?? ''))
    return name ? [{ name, mark }] : []
  })
  const names = found.map(({ name }) => name)
  // "View all posts by Ann" gives way to "Ann".
  const named = found.filter(({ name }) => !names.some((other) => other !== name && name.includes(other)))
  const ofRanks = (from: number, to: number): Author[] => {
    const [first] = named.filter(({ mark }) => mark.rank >= from && mark.rank <= to)
    return named
      .filter(({ mark }) => mark.rank === first?.mark.rank)
      .map(({ name, mark }) => {
        shownBy.add(mark.element)
        const url = linkOf(mark.element, context.base)
        return { name, ...(url && { url }) }
      })
  }
  const said = linked?.authors.filter(({ name }) => !hasScheme.test(name)) ?? []
  const ofMeta = ['author', 'article:author', 'dc.creator', 'parsely-author']
    .flatMap((name) => survey.metas.get(name)?.slice(0, 1) ?? [])
    .map((name) => name.trim())
    .filter((name) => name && !hasScheme.test(name) && !name.startsWith('/'))
    .slice(0, 1)
    .map((name) => ({ name }))
  const sources = [() => ofRanks(0, 2), () => said, () => ofRanks(3, 3), () => ofMeta, () => ofRanks(4, inBodyRank - 1)]
  for (const source of sources) {
    const authors = source()
    if (authors.length > 0) return uniqueBy(authors, ({ name }) => name)
  }
  return []
}

const hasScheme = /^https?:/i

/** "By" in the languages of WordPress' own translations; only at the beginning and before a name. */
const byWord =
  /^(?:written by|posted by|published by|by|geschrieben von|verfasst von|von|écrit par|par|escrito por|publicado por|por|scritto da|di|door|av|af|от|автор|przez|yazan|de la)(?:\s*:\s*|\s+)(?=\S)/iu
/** Longer than this, a byline holds more than names. */
const longestName = 60

function authorName(text: string): string | undefined {
  const name = (text.split(/\s[|•·–—]\s|\s{2,}/u)[0] ?? '')
    .replace(byWord, '')
    .replace(/[,;:]$/, '')
    .trim()
  return name && name.length <= longestName && !hasScheme.test(name) ? name : undefined
}

function linkOf(element: Element, base: string | undefined): string | undefined {
  const link = element.name === 'a' ? element : (findIn(element, ({ name }) => name === 'a') ?? linkAround(element))
  return link?.attribs.href ? webUrl(absoluteUrl(link.attribs.href, base)) : undefined
}

function linkAround({ parent }: Element): Element | undefined {
  return parent && isTag(parent) && parent.name === 'a' ? parent : undefined
}

const dateMetas = {
  published:
    'article:published_time datepublished og:published_time publication_date date dc.date dc.date.issued dcterms.created parsely-pub-date sailthru.date pubdate',
  modified: 'article:modified_time datemodified og:updated_time dcterms.modified last-modified',
}

function readDate(
  { linked, survey, marks }: Context,
  fact: 'published' | 'modified',
  report: Report,
  shownBy: Set<Element>,
): string | undefined {
  const stated = [
    fact === 'published' ? linked?.datePublished : linked?.dateModified,
    meta(survey, ...dateMetas[fact].split(' ')),
  ]
  const modified = new Set(marks('modified').map(({ element }) => element))
  const isModifiedOnly = ({ rank, element }: FactMark) => rank > 0 && modified.has(element)
  const marked = fact === 'modified' ? marks(fact) : marks(fact).filter((mark) => !isModifiedOnly(mark))
  for (const { element } of marked) shownBy.add(element)
  const shown = marked.filter(({ rank }) => rank < inBodyRank).map(({ element }) => dateOf(element))
  const bare =
    fact === 'published' ? marks('date').filter(({ rank, element }) => rank < inBodyRank && !modified.has(element)) : []
  const times = bare.map(({ element }) => element.attribs.datetime)
  for (const value of [...stated, ...shown, ...times]) {
    if (!value) continue
    const date = findDate(value)
    if (date) return date
    report(
      'read/bad-date',
      { value },
      { path: fact === 'published' ? 'publishedAt' : 'modifiedAt', at: spanOf(marked[0]?.element) },
    )
  }
  return undefined
}

/** The date an element shows: as machines read it, if it says so. */
export function dateOf(element: Element): string | undefined {
  const time = element.name === 'time' ? element : findIn(element, ({ name }) => name === 'time')
  const { datetime, content, title } = (time ?? element).attribs
  return (
    datetime || content || (title && findDate(title) ? title : undefined) || shownText(time ?? element) || undefined
  )
}

function readTerms({ marks, linked, survey }: Context, fact: 'categories' | 'tags', shownBy: Set<Element>): string[] {
  const isTerm = ({ attribs }: Element) => /\/category\//.test(attribs.href ?? '')
  const own = marks(fact).filter(({ rank }) => rank < inBodyRank)
  const lists = own.filter(({ rank }) => rank === 0).map(({ element }) => element)
  const stray = fact === 'tags' ? own.filter(({ element, rank }) => rank === 1 && !isTerm(element)) : own
  const strays = stray.filter(({ rank }) => rank === 1).map(({ element }) => element)
  const misnamed =
    fact === 'categories'
      ? marks('tags')
          .filter(({ element, rank }) => rank === 1 && isTerm(element))
          .map(({ element }) => element)
      : []
  const links = lists.flatMap((list) => (list.name === 'a' ? [list] : findAll(list, ({ name }) => name === 'a')))
  for (const element of [...lists, ...strays]) shownBy.add(element)
  const shown = (links.length > 0 ? links : [...strays, ...misnamed]).map((link) => shownText(link))
  const said =
    fact === 'categories'
      ? [...(survey.metas.get('article:section') ?? []), ...(linked?.sections ?? [])]
      : [...(survey.metas.get('article:tag') ?? []), ...(linked?.keywords ?? [])]
  const names = (shown.some(Boolean) ? shown : said).map((name) => name.replace(/^#\s*/, '').trim())
  return uniqueBy(names.filter(Boolean), (name) => name.toLowerCase())
}

function readUrl({ survey, linked }: Context): string | undefined {
  const url = webUrl(survey.canonical) ?? webUrl(meta(survey, 'og:url')) ?? webUrl(linked?.url) ?? undefined
  return url && firstPageUrl(url, survey.pageLinks)
}

/** The URL of page 2 of a post that was split is that of the post and `2/`. */
function firstPageUrl(url: string, pageLinks: Element | undefined): string {
  const page = pageLinks && currentPage(pageLinks)
  return page && page.current > 1 ? url.replace(new RegExp(`/${page.current}/?$`), '/') : url
}

/** Which page of how many the links of a split post say this is. */
export function currentPage(pageLinks: Element): { current: number; count: number } | undefined {
  const numbers = findAll(pageLinks, (element) => classNames(element).includes('post-page-numbers'))
  const current = numbers.findIndex((element) => element.name !== 'a')
  return numbers.length > 1 && current >= 0 ? { current: current + 1, count: numbers.length } : undefined
}

/** A description is the author's own only if it is neither the site's nor the beginning of the text (`isOpening`). */
function readLead({ survey, linked, marks }: Context): string | undefined {
  const standfirst = marks('lead').find(({ rank }) => rank < inBodyRank)
  const shown = standfirst && shownText(standfirst.element)
  if (shown) return shown
  const said = meta(survey, 'description', 'og:description', 'twitter:description') ?? linked?.description
  return said && said !== survey.tagline ? said : undefined
}

/** Classes that WordPress gives a post: `status-…`, wp-includes/post-template.php, get_post_class(). */
const statuses: Record<string, Status> = {
  'status-publish': 'published',
  'status-draft': 'draft',
  'status-pending': 'pending',
  'status-private': 'private',
  'status-future': 'scheduled',
  'status-trash': 'trashed',
}

function readStatus({ survey, marks }: Context): Status | undefined {
  if (survey.isProtected) return 'protected'
  const entry = marks('title').find((mark) => mark.entry)?.entry
  const name = entry && classNames(entry).find((word) => word in statuses)
  return name ? statuses[name] : undefined
}

function findIn(element: Element, fits: (element: Element) => boolean): Element | undefined {
  return find(element, fits, mostFactNodes)
}

function uniqueBy<Item>(items: Item[], key: (item: Item) => string): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
