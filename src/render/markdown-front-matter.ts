/** The front matter of an article. */

import type { Article, MainImage } from '../article/article.ts'
import { isJson } from '../article/json.ts'
import { quoted, yamlEntry, yamlText } from './markdown-yaml.ts'

/** Facts and meta box between lines of `---`. `opening` is the text of the first paragraph, which a lead copies. */
export function frontMatter(article: Article, opening: string | undefined): string {
  const { values, order } = article.meta
  return [
    '---',
    ...facts(article, opening).flatMap(([key, value]) => fact(key, value)),
    ...(article.image ? imageFact(article.image) : []),
    ...lists(article),
    ...(Object.keys(values).length > 0 ? yamlEntry('meta', values, order, '') : []),
    '---\n',
  ].join('\n')
}

type Value = string | string[] | { [key: string]: string | undefined }[] | undefined

/** The facts by the keys that `read/markdown` knows, in the order in which people look for them. */
function facts(article: Article, opening: string | undefined): [string, Value][] {
  return [
    ['title', article.title ?? ''],
    ['lead', article.lead === opening ? undefined : article.lead],
    ['id', article.id],
    ['slug', article.slug],
    ['url', article.url],
    ['date', article.publishedAt],
    ['updated', article.modifiedAt],
    ['authors', article.authors.some(({ url }) => url) ? article.authors : article.authors.map(({ name }) => name)],
    ['status', article.status],
    ['language', article.language],
    ['direction', article.direction],
    ['categories', article.categories],
    ['tags', article.tags],
    ['similar', article.similar.some(({ url }) => url) ? article.similar : article.similar.map(({ title }) => title)],
  ]
}

/** Facts that are lists of records, in their own shape. */
function lists({ terms, aliases, comments }: Article): string[] {
  return Object.entries({ terms, aliases, comment_list: comments }).flatMap(([key, list]) =>
    isJson(list) ? yamlEntry(key, list, undefined, '') : [],
  )
}

function fact(key: string, value: Value): string[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
  if (typeof value === 'string') return [`${key}: ${factText(value)}`]
  return [`${key}:`, ...value.flatMap((item) => (typeof item === 'string' ? [`  - ${factText(item)}`] : object(item)))]
}

/** The URL alone, if that is all there is to say. */
function imageFact(image: MainImage): string[] {
  const said = Object.entries(image).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return said.length === 1 ? fact('image', image.src) : yamlEntry('image', Object.fromEntries(said), undefined, '')
}

function object(item: { [key: string]: string | undefined }): string[] {
  const pairs = Object.entries(item).flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${factText(text)}`]))
  return pairs.map((pair, index) => `  ${index === 0 ? '- ' : '  '}${pair}`)
}

/** Dates stay bare, as other tools write them. */
function factText(text: string): string {
  return /^\d{4}-\d{2}-\d{2}[T\d:.Z+-]*$/.test(text) ? text : text === '' ? quoted(text) : yamlText(text)
}
