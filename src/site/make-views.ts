/** From a plan to what the pages of a site have in common: their head, their links, and articles as lists show them. */

import { contentSecurityPolicy } from '../render/csp.ts'
import type { DateView, LinkView } from '../render/page-view.ts'
import { absoluteUrl, asUrlPath, wayToRoot } from './addresses.ts'
import type { Entry } from './entry.ts'
import { feeds } from './feeds.ts'
import type { Term } from './groups.ts'
import type { Placed } from './place.ts'
import type { Plan } from './plan.ts'
import type { CardView, NavView, SitePageView, SiteView } from './views.ts'

export interface PageFacts {
  path: string
  title: string
  description?: string | undefined
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | undefined
  noindex?: boolean
  /** The way to the folder of the site, if the page does not know where it stands. */
  root?: string
}

/** What every page is given; a page says the language of its article, the others that of the site. */
export function sitePageView(plan: Plan, facts: PageFacts): SitePageView {
  const { settings } = plan
  const { path, title, description, lang = settings.language, dir = directionOf(lang), noindex = false } = facts
  return {
    lang,
    dir,
    csp,
    title,
    fullTitle: title === settings.title ? title : `${title} · ${settings.title}`,
    description,
    canonical: settings.url === undefined ? undefined : absoluteUrl(path, settings.url),
    noindex,
    site: siteView(plan, { path, root: facts.root ?? wayToRoot(path), pageLang: lang }),
  }
}

/** Characters of a description: search engines show no more. */
const maxDescription = 160

/** Says what a page holds by as many names as there is room for; nothing if there are none. */
export function describe(names: Iterable<string>): string | undefined {
  let text = ''
  for (const name of names) {
    const longer = text === '' ? name : `${text} · ${name}`
    if (text !== '' && longer.length > maxDescription) break
    text = longer
  }
  return text || undefined
}

/** Pages run nothing that could connect; what audits them reads robots.txt in their name. */
const csp = `${contentSecurityPolicy(undefined)}; connect-src 'self'`

interface Where {
  path: string
  root: string
  pageLang: string
}

function siteView(plan: Plan, { path, root, pageLang }: Where): SiteView {
  const { settings, words, groups, stylesheet, search } = plan
  const navView = (target: string, text: string): NavView => ({
    text,
    href: root + asUrlPath(target),
    isCurrent: path === target || path.startsWith(folderOf(target)),
  })
  const isForeign = pageLang !== settings.language
  return {
    title: settings.title,
    lang: isForeign ? settings.language : undefined,
    dir: isForeign ? (directionOf(settings.language) ?? 'ltr') : undefined,
    description: settings.description,
    root,
    home: `${root}index.html`,
    stylesheet: root + asUrlPath(stylesheet.path),
    feeds: settings.url === undefined ? [] : feeds.map(({ file, type, title }) => ({ href: root + file, type, title })),
    search: search && navView('search.html', words.search),
    nav: groups.map((group) => navView(group.path, group.title)),
    words,
  }
}

/** The folder of the pages that belong to one: `tags/` of `tags.html`. */
function folderOf(path: string): string {
  return path.replace(/\.html$/, '/')
}

/** Right to left, if the language is written so in its usual script. */
function directionOf(language: string): 'rtl' | undefined {
  return rightToLeft.test(language) ? 'rtl' : undefined
}

const rightToLeft = /^(?:ar|dv|fa|he|ku|ps|sd|ug|ur|yi)(?:-|$)/i

/** A link from one page to another. */
export function linkTo(from: string, to: string, text: string): LinkView {
  return { text, href: hrefTo(from, to) }
}

export function hrefTo(from: string, to: string): string {
  return wayToRoot(from) + asUrlPath(to)
}

/** An article as a list on the page `from` shows it. */
export function cardView(plan: Plan, from: string, { entry, path }: Placed): CardView {
  const { settings } = plan
  const { title, lead, language, authors } = entry
  const isForeign = language !== undefined && language !== settings.language
  return {
    href: hrefTo(from, path),
    title,
    lead,
    lang: isForeign ? language : undefined,
    published: dateView(plan, entry),
    authors,
    categories: termsOf(plan, 'categories', entry.categories).map(({ path, name }) => linkTo(from, path, name)),
  }
}

/** What changes when a list shows an article otherwise, or what it shows leads elsewhere. */
export function cardKey(plan: Plan, { entry, path }: Placed): string {
  return [path, entry.face, ...termsOf(plan, 'categories', entry.categories).map(({ path, name }) => path + name)].join(
    ' ',
  )
}

/** The terms of some names that an article is filed under. */
export function termsOf({ groups }: Plan, group: string, names: string[]): Term[] {
  const found = groups.find(({ name }) => name === group)
  return names.flatMap((name) => found?.find(name) ?? [])
}

function dateView({ writeDate, settings }: Plan, { publishedAt: iso }: Entry): DateView | undefined {
  return iso === undefined ? undefined : { iso, text: writeDate(iso, settings.language) }
}

/** Where the links of an article lead: to pages, as `hrefOf` writes them, to where they led before, or nowhere (`null`). */
export function linksOf(
  { resolveLink }: Plan,
  from: Entry,
  hrefOf: (page: string) => string,
): (href: string) => string | null | undefined {
  return (href) => {
    const target = resolveLink(from, href)
    if (!target) return undefined
    return 'page' in target ? hrefOf(target.page) + target.fragment : (target.url ?? null)
  }
}
