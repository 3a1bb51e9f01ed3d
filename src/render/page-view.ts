/** What the templates `page` and `article` are given. They only place it: everything is decided here. */

import type { Article } from '../article/article.ts'
import type { SafeHtml } from '../clean/to-html.ts'
import { safeUrl } from '../clean/url.ts'
import type { BoxView } from './box-view.ts'
import type { WriteDate } from './dates.ts'
import type { Surroundings } from './decorate.ts'
import { mayBeIndexed } from './indexing.ts'
import { type MainImageView, mainImageView } from './main-image-view.ts'
import { type OutlineEntry, outlineView } from './outline-view.ts'
import { recordOf } from './record.ts'
import type { Words } from './words.ts'

/** The view of the template `article`: the article itself, as it may stand in any page. */
export interface ArticleView {
  lang: string | undefined
  dir: 'ltr' | 'rtl' | undefined
  /** The version of the record's schema. */
  version: number
  /** JSON of the facts that no element shows. */
  record: string
  title: string | undefined
  authors: AuthorView[]
  published: DateView | undefined
  modified: DateView | undefined
  /** Whether there is anything to say in the line under the title. */
  hasByline: boolean
  categories: LinkView[]
  tags: LinkView[]
  /** The main image, if it is shown over the body. */
  image: MainImageView | undefined
  outline: OutlineEntry[] | undefined
  /** The only thing a template may print unescaped. */
  body: SafeHtml
  box: BoxView | undefined
  /** Which partial shows the box. */
  boxIsTable: boolean
  similar: LinkView[]
  words: Words
}

/** The view of the template `page`: a whole HTML page round the article. */
export interface PageView {
  /** `und` if the article does not say its language (BCP 47, section 4.1). */
  lang: string
  dir: 'ltr' | 'rtl' | undefined
  csp: string
  /** Never empty: the slug of an article without title. */
  title: string
  description: string | undefined
  authors: string[]
  canonical: string | undefined
  /** The URL of the main image, for cards of social networks. */
  image: string | undefined
  /** Whether search engines must leave the page out. */
  noindex: boolean
  /** The URL of the stylesheet, or nothing if it stands in the page. */
  stylesheet: string | undefined
  article: ArticleView
}

export interface LinkView {
  text: string
  href: string | undefined
}

export interface AuthorView extends LinkView {
  /** The page of this site that lists what the author wrote. */
  page: string | undefined
}

export interface DateView {
  /** As the record has it. */
  iso: string
  /** As a reader of the article's language writes it. */
  text: string
}

/** What a view is made of besides the article. */
export interface ArticleParts {
  body: SafeHtml
  box: BoxView | undefined
  boxIsTable: boolean
  withOutline: boolean
  writeDate: WriteDate
  words: Words
  /** Where a site lists the articles of an author, a category or a tag. */
  pageOf?: ((fact: 'authors' | 'categories' | 'tags', name: string) => string | undefined) | undefined
  /** Where a similar post stands on the site itself. */
  linkOf?: Surroundings['linkOf']
}

export function articleView(article: Article, parts: ArticleParts): ArticleView {
  const { pageOf = () => undefined, linkOf = () => undefined } = parts
  const authors = article.authors.map(({ name, url }) => ({ ...linkView(name, url), page: pageOf('authors', name) }))
  const similar = article.similar.map(({ title, url }) => {
    const found = url === undefined ? undefined : linkOf(url)
    return found === null ? linkView(title, undefined) : linkView(title, found ?? url)
  })
  const dateView = (iso: string | undefined) =>
    iso === undefined ? undefined : { iso, text: parts.writeDate(iso, article.language) }
  return {
    lang: article.language,
    dir: article.direction,
    version: article.version,
    record: recordOf(article, {
      authors: authors.some(({ href, page }) => href !== undefined && page !== undefined),
      similar: similar.some(({ href }, index) => href !== article.similar[index]?.url),
    }),
    title: article.title,
    authors,
    published: dateView(article.publishedAt),
    modified: dateView(article.modifiedAt),
    hasByline: article.authors.length > 0 || article.publishedAt !== undefined || article.modifiedAt !== undefined,
    categories: article.categories.map((name) => ({ text: name, href: pageOf('categories', name) })),
    tags: article.tags.map((name) => ({ text: name, href: pageOf('tags', name) })),
    image: mainImageView(article),
    outline: parts.withOutline ? outlineView(article.body.outline) : undefined,
    body: parts.body,
    box: parts.box,
    boxIsTable: parts.boxIsTable,
    similar,
    words: parts.words,
  }
}

export function pageView(
  article: Article,
  view: ArticleView,
  style: { csp: string; href: string | undefined },
): PageView {
  return {
    lang: article.language ?? 'und',
    dir: article.direction,
    csp: style.csp,
    title: article.title ?? article.slug,
    description: article.lead === undefined ? undefined : shorten(article.lead),
    authors: article.authors.map(({ name }) => name),
    canonical: article.url === undefined ? undefined : safeUrl(article.url),
    image: article.image && safeUrl(article.image.src),
    noindex: !mayBeIndexed(article),
    stylesheet: style.href,
    article: view,
  }
}

function linkView(text: string, url: string | undefined): LinkView {
  return { text, href: url === undefined ? undefined : safeUrl(url) }
}

/** Characters of a description: what search engines show is shorter. */
const maxDescription = 300

/** Cuts a text after a word, if it has spaces at all. */
function shorten(text: string): string {
  if (text.length <= maxDescription) return text
  const cut = text.slice(0, maxDescription)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > 0 ? end : maxDescription).replace(halfPair, '')}…`
}

/** What is left of a surrogate pair that was cut. */
const halfPair = /[\ud800-\udbff]$/
