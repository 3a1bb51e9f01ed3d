/** The front matter of an article. */

import type { Article, MainImage } from '../article/article.ts'
import { isJson } from '../article/json.ts'
import type { Flavor } from './flavors.ts'
import { quoted, yamlEntry, yamlText } from './markdown-yaml.ts'

export interface FrontMatterOptions {
  /** The text of the first paragraph, which a lead copies. */
  opening: string | undefined
  flavor: Flavor | undefined
  /** The Markdown that follows. */
  body: string
}

/** Facts and meta box between lines of `---`. */
export function frontMatter(article: Article, { opening, flavor, body }: FrontMatterOptions): string {
  const { values, order } = article.meta
  return [
    '---',
    ...facts(article, opening, flavor).flatMap(([key, value]) => fact(key, value)),
    ...(article.image ? imageFact(article.image, flavor) : []),
    ...lists(article, flavor),
    ...(flavor?.settings(body).map(([key, value]) => `${key}: ${value}`) ?? []),
    ...(Object.keys(values).length > 0 ? yamlEntry('meta', values, order, '') : []),
    '---\n',
  ].join('\n')
}

type Value = string | string[] | { [key: string]: string | undefined }[] | undefined

/** The keys where no tool wants others. */
const ownKeys: Flavor['keys'] = {
  lead: 'lead',
  url: 'url',
  date: 'date',
  updated: 'updated',
  authors: 'authors',
  language: 'language',
  direction: 'direction',
  aliases: 'aliases',
}

/** The facts by keys that `read/markdown` knows, in the order in which people look for them. */
function facts(article: Article, opening: string | undefined, flavor: Flavor | undefined): [string, Value][] {
  const { keys } = flavor ?? { keys: ownKeys }
  const { status, authors, similar } = article
  const names = authors.map(({ name }) => name)
  const isOne = flavor !== undefined && authors.length === 1 && keys.authors === 'author'
  return [
    ['title', article.title ?? ''],
    // Tools show it in lists and to search engines.
    [keys.lead, article.lead === opening && !flavor ? undefined : article.lead],
    ['id', article.id],
    ['slug', article.slug],
    [keys.url, article.url],
    [keys.date, article.publishedAt],
    [keys.updated, article.modifiedAt],
    [isOne ? keys.authors : 'authors', authors.some(({ url }) => url) ? authors : isOne ? names[0] : names],
    ['draft', flavor && status && String(status !== 'published')],
    ['status', flavor && (status === 'published' || status === 'draft') ? undefined : status],
    [keys.language, article.language],
    [keys.direction, article.direction],
    ['categories', article.categories],
    ['tags', article.tags],
    ['similar', similar.some(({ url }) => url) ? similar : similar.map(({ title }) => title)],
  ]
}

/** Facts that are lists of records, in their own shape. */
function lists(article: Article, flavor: Flavor | undefined): string[] {
  const { terms, comments } = article
  const [aliasKey, aliases] = formerAddresses(article, flavor)
  return Object.entries({ terms, [aliasKey]: aliases, comment_list: comments }).flatMap(([key, list]) =>
    isJson(list) ? yamlEntry(key, list, undefined, '') : [],
  )
}

/** Former addresses: where a tool wants paths, those, if each is one of the same site; else under a key that it does not know. */
function formerAddresses({ aliases, url }: Article, flavor: Flavor | undefined): [key: string, list: typeof aliases] {
  const { aliases: key } = flavor?.keys ?? ownKeys
  if (!aliases || !flavor?.wantsPaths) return [key, aliases]
  const [origin] = /^https?:\/\/[^/?#]+/i.exec(url ?? '') ?? []
  const paths = aliases.flatMap((alias) => (origin && alias.startsWith(`${origin}/`) ? alias.slice(origin.length) : []))
  return paths.length === aliases.length ? [key, paths] : ['former_addresses', aliases]
}

function fact(key: string, value: Value): string[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
  if (typeof value === 'string') return [`${key}: ${key === 'draft' ? value : factText(value)}`]
  return [`${key}:`, ...value.flatMap((item) => (typeof item === 'string' ? [`  - ${factText(item)}`] : object(item)))]
}

/** The URL alone, if that is all there is to say. */
function imageFact({ src, ...texts }: MainImage, flavor: Flavor | undefined): string[] {
  const image = { [flavor?.imageSource ?? 'src']: src, ...texts }
  const said = Object.entries(image).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return said.length === 1 ? fact('image', src) : yamlEntry('image', Object.fromEntries(said), undefined, '')
}

function object(item: { [key: string]: string | undefined }): string[] {
  const pairs = Object.entries(item).flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${factText(text)}`]))
  return pairs.map((pair, index) => `  ${index === 0 ? '- ' : '  '}${pair}`)
}

/** Dates stay bare, as other tools write them. */
function factText(text: string): string {
  return /^\d{4}-\d{2}-\d{2}[T\d:.Z+-]*$/.test(text) ? text : text === '' ? quoted(text) : yamlText(text)
}
