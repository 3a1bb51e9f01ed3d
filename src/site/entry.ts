/** What a build keeps in memory of each article: enough for every list. The record itself stays on disk. */

import { hash } from 'node:crypto'
import type { Article } from '../article/article.ts'
import type { Json } from '../article/json.ts'
import { idPrefix } from '../clean/policy.ts'
import { mayBeIndexed } from '../render/indexing.ts'
import { foldAll } from '../tree/text.ts'
import { fingerprint } from './fingerprint.ts'
import { collectLinks } from './links.ts'

export interface Entry {
  id: string
  /** The slug that the record has; the page may be called otherwise. */
  slug: string
  /** Of the record: another hash, another record. */
  hash: string
  /** A hash of what lists show of it. */
  face: string
  /** Where the record stands in the log, in bytes. */
  at: { offset: number; length: number }
  /** The path of the source. */
  source: string
  /** Never empty: the slug of an article without title. */
  title: string
  lead?: string
  language?: string
  direction?: 'ltr' | 'rtl'
  publishedAt?: string
  modifiedAt?: string
  /** Where the article stood, and where it stood before that. */
  url?: string
  aliases?: string[]
  /** What it is about, for finding similar ones. */
  fingerprint: string
  /** Links that may be meant for other articles. */
  links: string[]
  /** The ids of its headings, without the prefix that all have. */
  anchors: string[]
  authors: string[]
  categories: string[]
  tags: string[]
  /** Words of the box by which articles are filed, by the path of the value: `{ stack: ['PostgreSQL'] }`. */
  facets: Record<string, string[]>
  /** Whether it gets a page at all: drafts and private articles do not. */
  isPublic: boolean
  /** Whether search engines, feeds and the sitemap may name it. */
  isListed: boolean
}

/** Characters of an opening paragraph that a list shows. */
const maxLead = 280

/** Takes from a record what lists need; `kept` is where it stands in the log, `facets` are paths in the box. */
export function toEntry(
  article: Article,
  { facets, ...kept }: Pick<Entry, 'hash' | 'at'> & { facets: readonly string[] },
): Entry {
  const { id, slug, title, lead, language, direction, publishedAt, modifiedAt, authors, categories, tags } = article
  const shown = {
    title: title ?? slug,
    ...withLead(lead ?? openingOf(article.body.text)),
    ...(language !== undefined && { language }),
    ...(direction !== undefined && { direction }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    authors: authors.map(({ name }) => name),
    categories,
    tags,
    facets: Object.fromEntries(facets.map((path) => [path, wordsAt(article.meta.values, path)])),
    isPublic: (article.status ?? 'published') === 'published',
    isListed: mayBeIndexed(article),
  }
  const { url, aliases, body, similar } = article
  return {
    id,
    slug,
    ...kept,
    face: shortHash(JSON.stringify(shown)),
    source: article.source.path,
    ...(url !== undefined && { url }),
    ...(aliases && { aliases }),
    fingerprint: fingerprint(article),
    links: collectLinks(
      body.html,
      similar.flatMap((post) => post.url ?? []),
    ),
    anchors: body.outline.map(({ id }) => (id.startsWith(idPrefix) ? id.slice(idPrefix.length) : id)),
    ...shown,
  }
}

/** What of an entry decides how articles stand to each other: all but what pages show of it, and what it links to and is about. */
export function standing(entry: Entry): string {
  const { hash, at, face, title, lead, language, direction, links, fingerprint, ...others } = entry
  return JSON.stringify(others)
}

function withLead(lead: string): Pick<Entry, 'lead'> {
  return lead === '' ? {} : { lead: shorten(lead) }
}

/** What an article without a paragraph begins with, on one line. */
function openingOf(text: string): string {
  return foldAll(text.slice(0, 2 * maxLead))
}

/** A hash that is short enough to be kept by the thousands: 120 bits. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 20)
}

/** The texts at a dotted path of the box: one, or a list of them. */
function wordsAt(values: Json, path: string): string[] {
  let value: Json | undefined = values
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    value = Object.hasOwn(value, key) ? value[key] : undefined
  }
  const words = Array.isArray(value) ? value : [value]
  return words.filter((word) => typeof word === 'string').filter((word) => word.trim() !== '')
}

/** Cuts a text after a word, if it has spaces at all. */
function shorten(text: string): string {
  if (text.length <= maxLead) return text
  const cut = text.slice(0, maxLead)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > 0 ? end : maxLead).replace(halfPair, '')}…`
}

/** What is left of a surrogate pair that was cut. */
const halfPair = /[\ud800-\udbff]$/
