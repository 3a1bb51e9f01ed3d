/** What feeds are made of. Every URL here is absolute. */

import type { Article, Author } from '../../article/article.ts'
import type { SafeHtml } from '../../clean/to-html.ts'
import type { Surroundings } from '../../render/decorate.ts'
import { webUrl } from '../../render/json-ld.ts'
import { portableBody } from '../../render/portable-body.ts'
import { type Dated, moments } from './moments.ts'

/** The site, and where this feed of it is. */
export interface FeedSite {
  title: string
  /** Of the page that the feed is about: the start page, or a list. */
  url: string
  /** Of the feed itself. */
  feedUrl: string
  description?: string | undefined
  language?: string | undefined
}

/** An article as feeds tell it. */
export interface FeedEntry {
  /** Of its page, by which readers also know it again. */
  url: string
  title: string
  lead: string | undefined
  html: SafeHtml
  language: string | undefined
  published: Date
  updated: Date
  authors: Author[]
  /** Names of categories and tags, each once. */
  terms: string[]
  image: string | undefined
}

/** Makes the entry of an article whose page has this URL; nothing for an article without a date. Cleans the body. */
export function toFeedEntry(article: Article, url: string, linkOf?: Surroundings['linkOf']): FeedEntry | undefined {
  const dates = moments(article)
  const image = article.image ?? article.images[0]
  return (
    dates && {
      ...dates,
      url,
      title: article.title ?? article.slug,
      lead: article.lead,
      html: portableBody(article.body.html, url, linkOf),
      language: article.language,
      authors: article.authors.map((author) => toAuthor(author, url)),
      terms: [...new Set([...article.categories, ...article.tags])],
      image: webUrl(image?.src, url),
    }
  )
}

function toAuthor(author: Author, page: string): Author {
  const url = webUrl(author.url, page)
  return { name: author.name, ...(url !== undefined && { url }) }
}

/**
 * The newest articles, by the moment of publication and then by URL. Those without a date are left out: Atom has no
 * entry without one (RFC 4287, 4.1.2), and where they stand in time nobody can say.
 */
export function newest<Entry extends Dated & { url: string }>(entries: Iterable<Entry>, count: number): Entry[] {
  return [...entries]
    .flatMap((entry) => {
      const dates = moments(entry)
      return dates ? [{ entry, time: +dates.published }] : []
    })
    .sort((a, b) => b.time - a.time || (a.entry.url < b.entry.url ? -1 : 1))
    .slice(0, count)
    .map(({ entry }) => entry)
}

/** When something of the feed last changed: never the clock, so that the same articles make the same feed. */
export function lastChange(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => +updated)))
}
