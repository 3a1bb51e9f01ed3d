/** What the templates of a site are given, besides the article itself (`render/page-view.ts`). docs/templates.md shows all of it. */

import type { HeadView } from '../render/head-view.ts'
import type { ArticleView, DateView, LinkView } from '../render/page-view.ts'
import type { SiteWords } from './words.ts'

/** What every page of a site is given. */
export interface SitePageView {
  /** BCP 47 tag of the page; `und` if nobody says it. */
  lang: string
  dir: 'ltr' | 'rtl' | undefined
  csp: string
  /** The title of the page alone. Never empty. */
  title: string
  /** The title with that of the site. */
  fullTitle: string
  description: string | undefined
  /** The absolute URL of the page, if the site has one. */
  canonical: string | undefined
  /** Whether search engines must leave the page out. */
  noindex: boolean
  site: SiteView
}

/** What is the same on all pages of one folder. */
export interface SiteView {
  title: string
  /** The language of the site's words, if the page is in another. */
  lang: string | undefined
  dir: 'ltr' | 'rtl' | undefined
  description: string | undefined
  /** The way to the folder of the site: `../`, or nothing. */
  root: string
  home: string
  stylesheet: string
  /** The page that searches the site, if that can be done. */
  search: NavView | undefined
  /** Its feeds, if it has an address. */
  feeds: { href: string; type: string; title: string }[]
  /** The main parts of the site. */
  nav: NavView[]
  words: SiteWords
}

export interface NavView {
  text: string
  href: string
  /** Whether the page is this one, or belongs to it. */
  isCurrent: boolean
}

/** The view of `site-article`. */
export interface SiteArticleView extends SitePageView {
  head: HeadView
  article: ArticleView
  related: CardView[]
  previous: LinkView | undefined
  next: LinkView | undefined
  hasNeighbours: boolean
  /** Whether there is anything to show below the article. */
  hasAround: boolean
}

/** An article as lists show it. */
export interface CardView {
  href: string
  title: string
  lead: string | undefined
  /** The language of the article, if it is not that of the site. */
  lang: string | undefined
  published: DateView | undefined
  authors: string[]
  categories: LinkView[]
}

/** The view of `site-list`: one page of articles. */
export interface SiteListView extends SitePageView {
  /** What the articles have in common; nothing on the pages of all articles. */
  heading: string | undefined
  /** Where the heading belongs: the page of all tags. */
  group: LinkView | undefined
  articles: CardView[]
  pager: PagerView | undefined
}

export interface PagerView {
  newer: string | undefined
  older: string | undefined
  current: number
  last: number
}

/** The view of `site-search`. */
export interface SiteSearchView extends SitePageView {
  /** Paths from the folder of the site; nothing if search was not set up. */
  search: { script: string; index: string } | undefined
}

/** The view of `site-terms`: all terms of a group. */
export interface SiteTermsView extends SitePageView {
  heading: string
  /** A part belongs to the term before it, as a month to its year. */
  terms: { text: string; href: string; count: number; isPart: boolean }[]
}
