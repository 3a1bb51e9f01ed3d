/** What the head of a published page tells search engines and social networks. */

import type { Article } from '../article/article.ts'
import { jsonLd, type Published, type ScriptJson, toScriptJson, webUrl } from './json-ld.ts'

/** The view of what a head holds about its article beside title and description. */
export interface HeadView {
  /** The one address of the article, for search engines. */
  canonical: string | undefined
  /** Of the Open Graph protocol (https://ogp.me), in order; a property may come more than once. */
  openGraph: { property: string; content: string }[]
  /** How large the picture of a card is; the words of the card are those of Open Graph. */
  twitterCard: 'summary' | 'summary_large_image'
  jsonLd: ScriptJson
}

/** Makes the head data of the page of an article; `description` as the page shows it. */
export function headView(article: Article, published: Published, description = article.lead): HeadView {
  const { url = article.url, site } = published
  const canonical = webUrl(url)
  const image = cardImage(article, canonical)
  const properties: [property: string, content: string | undefined][] = [
    ['og:type', 'article'],
    ['og:title', article.title ?? article.slug],
    ['og:description', description],
    ['og:url', canonical],
    ['og:site_name', site?.title],
    ['og:locale', localeOf(article.language)],
    ['og:image', image?.url],
    ['og:image:alt', image?.alt],
    ['og:image:width', image?.width],
    ['og:image:height', image?.height],
    ['article:published_time', article.publishedAt],
    ['article:modified_time', article.modifiedAt],
    ...article.authors.map((author): [string, string | undefined] => ['article:author', webUrl(author.url, canonical)]),
    ['article:section', article.categories[0]],
    ...article.tags.map((tag): [string, string] => ['article:tag', tag]),
  ]
  return {
    canonical,
    openGraph: properties.flatMap(([property, content]) => (content ? [{ property, content }] : [])),
    twitterCard: image ? 'summary_large_image' : 'summary',
    jsonLd: toScriptJson(jsonLd(article, published)),
  }
}

/** The main image, else the first of the body, that has an address on the web. */
function cardImage({ image, images }: Article, page: string | undefined) {
  for (const { src, alt, width, height } of [...(image ? [image] : []), ...images]) {
    const url = webUrl(src, page)
    if (url !== undefined) return { url, alt, width: width?.toString(), height: height?.toString() }
  }
  return undefined
}

/** `de-AT` as Open Graph writes it, which has no word for a language without a country. */
function localeOf(language: string | undefined): string | undefined {
  const [, tongue, country] = /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})$/.exec(language ?? '') ?? []
  return tongue && `${tongue}_${country}`
}
