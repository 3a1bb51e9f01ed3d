/** What an article is, told to machines: JSON-LD in the words of schema.org. */

import type { ArticleLeaf, ImageObjectLeaf, PersonLeaf, TechArticleLeaf, WithContext } from 'schema-dts'
import type { Article, Author, MainImage } from '../article/article.ts'
import { safeUrl } from '../clean/url.ts'
import { wordsPerMinute } from '../meta/checks/reading-time.ts'
import { findNumber, findText, itemsOf, textsOf } from '../meta/checks/values.ts'

/** Where an article is published. */
export interface Published {
  /** The absolute URL of its page; the one that the article names, if not said. */
  url?: string | undefined
  site?: { title: string; url?: string | undefined } | undefined
}

/**
 * Describes an article as an `Article`, or as a `TechArticle` if it holds code. Pages and images have absolute http(s)
 * URLs; what has none is left out. Without a reading time in the box, it is what the words take at a common pace.
 */
export function jsonLd(article: Article, published: Published = {}): WithContext<ArticleLeaf | TechArticleLeaf> {
  const { url = article.url, site } = published
  const { values } = article.meta
  const page = webUrl(url)
  const entities = itemsOf(values, 'entities').flatMap((entity) => findText(entity, 'name') ?? [])
  const common = {
    '@context': 'https://schema.org',
    headline: article.title ?? article.slug,
    description: article.lead,
    url: page,
    mainEntityOfPage: page && ({ '@type': 'WebPage', '@id': page } as const),
    isPartOf: site && present({ '@type': 'WebSite', name: site.title, url: webUrl(site.url) } as const),
    inLanguage: article.language,
    author: some(article.authors.map((author) => person(author, page))),
    datePublished: article.publishedAt,
    dateModified: article.modifiedAt,
    image: some(pictures(article, page)),
    articleSection: some(article.categories),
    keywords: some(article.tags),
    about: some(entities.map((name) => ({ '@type': 'Thing', name }) as const)),
    wordCount: article.body.words,
    timeRequired: duration(findNumber(values, 'reading_time') ?? Math.ceil(article.body.words / wordsPerMinute)),
  } as const
  if (article.codeBlocks.length === 0) return present({ '@type': 'Article', ...common })
  return present({
    '@type': 'TechArticle',
    ...common,
    dependencies: some(textsOf(values, 'stack')),
    proficiencyLevel: findText(values, 'difficulty'),
  })
}

declare const safe: unique symbol
/** JSON that may stand between `<script type="application/ld+json">` and `</script>`. Only `toScriptJson` makes it. */
export type ScriptJson = string & { readonly [safe]: true }

/** Writes JSON without the characters that mean something to HTML, to XML or to old readers of JavaScript. */
export function toScriptJson(value: object): ScriptJson {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as ScriptJson
}

/** A URL as it may be told to others: absolute, http or https. A relative one stands on `page`. */
export function webUrl(url: string | undefined, page?: string): string | undefined {
  if (url === undefined || safeUrl(url) === undefined || !URL.canParse(url, page)) return undefined
  const { protocol, href } = new URL(url, page)
  return /^https?:$/.test(protocol) ? href : undefined
}

function person({ name, url }: Author, page: string | undefined): PersonLeaf {
  return present({ '@type': 'Person', name, url: webUrl(url, page) })
}

/** The main image and those of the body. A URL comes once, with all that is said of it; the first word counts. */
function pictures({ image, images }: Article, page: string | undefined): ImageObjectLeaf[] {
  const byUrl = new Map<string, ImageObjectLeaf>()
  for (const { src, alt, caption, credit, width, height } of [...(image ? [image] : []), ...images]) {
    const url = webUrl(src, page)
    if (url === undefined) continue
    const size = { width: pixels(width), height: pixels(height) }
    const picture = { url, description: alt || undefined, caption, creditText: credit, ...size }
    byUrl.set(url, { '@type': 'ImageObject', ...present(picture), ...byUrl.get(url) })
  }
  return [...byUrl.values()]
}

function pixels(value: MainImage['width']) {
  return value === undefined ? undefined : ({ '@type': 'QuantitativeValue', value, unitCode: 'E37' } as const)
}

/** Minutes as a duration of ISO 8601; nothing for what is none. */
function duration(minutes: number): string | undefined {
  const seconds = Math.round(minutes * 60)
  if (seconds <= 0 || !Number.isSafeInteger(seconds)) return undefined
  return `PT${seconds >= 60 ? `${Math.floor(seconds / 60)}M` : ''}${seconds % 60 ? `${seconds % 60}S` : ''}`
}

function some<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined
}

type Present<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name]
} & { [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined> }

/** The fields that are there. */
function present<const Fields extends object>(fields: Fields): Present<Fields> {
  // What is `undefined` is taken out, and that is all that the type says.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>
}
