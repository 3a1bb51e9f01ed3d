/** What a source may be unable to say of an article: each limit takes that away, so that the rest can be compared. */

import type { Article, Body, Image } from '../article/article.ts'
import type { Json, JsonObject } from '../article/json.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import { findText, itemsOf } from '../meta/checks/values.ts'
import { alphanode } from '../meta/profiles/alphanode.ts'

/** The fields that truth states; what a record holds besides is not compared. */
export const fields = [
  ...(['id', 'slug', 'url', 'title', 'lead', 'language', 'direction', 'authors', 'publishedAt', 'modifiedAt'] as const),
  ...(['status', 'categories', 'tags', 'body', 'codeBlocks', 'images', 'similar', 'meta'] as const),
] satisfies (keyof Article)[]

/** Any part of an article; what is unsaid is absent. */
export type Told = Partial<Omit<Pick<Article, (typeof fields)[number]>, 'body'>> & { body: Partial<Body> }

const takeAway = {
  /** Where the article is found, and the slug that comes of it. */
  url: ({ url: _, slug: __, ...rest }: Told): Told => rest,
  authors: ({ authors: _, ...rest }: Told): Told => rest,
  'author pages': (told: Told): Told => ({
    ...told,
    ...(told.authors && { authors: told.authors.map(({ name }) => ({ name })) }),
  }),
  published: ({ publishedAt: _, ...rest }: Told): Told => rest,
  modified: ({ modifiedAt: _, ...rest }: Told): Told => rest,
  status: ({ status: _, ...rest }: Told): Told => rest,
  categories: ({ categories: _, ...rest }: Told): Told => rest,
  tags: ({ tags: _, ...rest }: Told): Told => rest,
  similar: ({ similar: _, ...rest }: Told): Told => rest,
  'similar links': (told: Told): Told => ({
    ...told,
    ...(told.similar && { similar: told.similar.map(({ title }) => ({ title })) }),
  }),
  language: ({ language: _, ...rest }: Told): Told => rest,
  direction: ({ direction: _, ...rest }: Told): Told => rest,
  /** By what the language of code is known. */
  'reasons of languages': (told: Told): Told => ({
    ...withHtml(told, (html) => html.replace(/ data-language-from="[a-z]+"/g, '')),
    ...(told.codeBlocks && { codeBlocks: told.codeBlocks.map(({ languageFrom: _, ...block }) => block) }),
  }),
  /** Highlighters write a line break after the last line of code. */
  'end of code': (told: Told): Told => ({
    ...withHtml(told, (html) => html.replaceAll('\n</code></pre>', '</code></pre>')),
    ...(told.codeBlocks && {
      codeBlocks: told.codeBlocks.map((block) => ({ ...block, code: block.code.replace(/\n$/, '') })),
    }),
  }),
  'code languages': (told: Told): Told => ({
    ...withHtml(told, (html) => html.replace(/ class="language-[^"]*"/g, '')),
    ...(told.codeBlocks && { codeBlocks: told.codeBlocks.map(({ language: _, ...block }) => block) }),
  }),
  'image sizes': (told: Told): Told => ({
    ...withHtml(told, (html) => html.replace(/ (?:width|height)="\d+"/g, '')),
    ...(told.images && { images: told.images.map(({ width: _, height: __, ...image }) => image) }),
  }),
  /** What a dump does not keep: elements, levels of headings, which texts are paragraphs. */
  markup: ({ body: { html: _, paragraphs: __, outline, ...body }, ...told }: Told): Told => ({
    ...told,
    body: { ...body, ...(outline && { outline: outline.map((heading) => ({ ...heading, level: 2 })) }) },
  }),
  /** Dumps have no addresses of images but those that the box lists. */
  'unlisted images': (told: Told): Told => ({
    ...told,
    ...(told.images && { images: told.images.map((image) => (isListed(image, told) ? image : withoutSource(image))) }),
  }),
  /** JSON objects put keys that are whole numbers first. */
  'order of rows': (told: Told): Told => ({
    ...told,
    ...(told.meta && { meta: { profile: told.meta.profile, values: sortedByKey(told.meta.values) } }),
  }),
  /** WordPress stores text that is JSON and JSON alike. */
  'texts that are JSON': (told: Told): Told => ({
    ...told,
    ...(told.meta && { meta: { ...told.meta, values: withJsonOpened(told.meta.values) } }),
  }),
  /** HTML leaves NULs out (HTML, section 13.2.6.4.7), Markdown puts U+FFFD in their place (CommonMark, section 2.3). */
  NULs: (told: Told): Told => ({
    ...told,
    ...(told.meta && { meta: { ...told.meta, values: withoutNuls(told.meta.values) } }),
  }),
  /** Of values under keys that the profile does not know, all but plain texts and lists of texts. */
  'types of unknown values': (told: Told): Told => ({
    ...told,
    ...(told.meta && { meta: { ...told.meta, values: plainOnly(told.meta.values) } }),
  }),
} satisfies Record<string, (told: Told) => Told>

export type Limit = keyof typeof takeAway

/** What can be said of an article or not, depending on what is told of it. */
const mutes: Partial<Record<Limit, RuleId[]>> = {
  markup: ['meta/paragraphs'],
  'code languages': ['meta/code-language'],
}

/** The rules that may speak or be silent where these limits are. */
export function mutedBy(unsaid: readonly Limit[]): Set<RuleId> {
  return new Set(unsaid.flatMap((limit) => mutes[limit] ?? []))
}

/** What a source with these limits can say of an article. */
export function tell(article: Article, unsaid: readonly Limit[]): Told {
  // Exactly the keys of `Told` are picked; `fromEntries` loses their names.
  const told = Object.fromEntries(
    fields.flatMap((name) => (Object.hasOwn(article, name) ? [[name, article[name]]] : [])),
  ) as Told
  return unsaid.reduce<Told>((rest, limit) => takeAway[limit](rest), told)
}

function withHtml(told: Told, change: (html: string) => string): Told {
  const { html } = told.body
  return html === undefined ? told : { ...told, body: { ...told.body, html: change(html) } }
}

function isListed({ src }: Image, { meta }: Told): boolean {
  return itemsOf(meta?.values ?? {}, 'image_sources').some((source) => findText(source, 'url') === src)
}

const withoutSource = ({ src: _, ...image }: Image): Image => image

function sortedByKey(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function withJsonOpened(values: JsonObject): JsonObject {
  const opened = (value: Json): Json => (typeof value === 'string' && jsonStart.test(value) ? JSON.parse(value) : value)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, opened(value)]))
}

/** How the one text of `disturb.ts` begins that is JSON. */
const jsonStart = /^\{"/
const isKnown = (key: string) => Object.hasOwn(alphanode.fields.shape, key)

function withoutNuls(values: JsonObject): JsonObject {
  const told = (value: Json) => (typeof value === 'string' ? value.replace(/[\0\ufffd]/g, '') : value)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, told(value)]))
}

function plainOnly(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => isKnown(key) || isPlain(value)))
}

const isPlain = (value: Json) =>
  typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
