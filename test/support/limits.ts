/** What each way to come by a post cannot say, as data: laws compare records by it, and `docs/formats.md` lists it. */

import type { Article } from '../../src/article/article.ts'
import { isJsonObject, type JsonObject } from '../../src/article/json.ts'
import type { Message } from '../../src/diagnostics/message.ts'
import type { RuleId } from '../../src/diagnostics/rules.ts'
import { firstDifference } from './first-difference.ts'
import { fenced, isSilent, mapTexts, plainLeaves, plainSigns, type Said, saidOf, textLeaves, without } from './said.ts'

export const ways = {
  wxr: 'export',
  'rest-edit': 'REST, `context=edit`',
  rest: 'REST, public',
  page: 'page of a theme',
  markdown: 'our Markdown',
  text: 'dump',
} as const
export type Way = keyof typeof ways

interface Limit {
  of: Way[]
  /** What cannot be said: a row of the table in the docs. */
  says: string
  /** Fields that such a source may be silent on; they are compared where both sources say them. */
  silentOn?: (keyof Said)[]
  /** Makes of a record what such a source can say of it. */
  forget?: (said: Said) => Said
  /** Whether keys of the box are compared only where both sources have them. */
  sharesMeta?: true
}

/** WordPress runs these through the filters of the page that it shows. */
const shown: Way[] = ['rest', 'page', 'text']

export const limits: Limit[] = [
  {
    of: shown,
    says: 'plain quotes, apostrophes, dashes, dots and `x` between numbers: WordPress shows typographic ones',
    forget: (said) => mapTexts(said, plainSigns),
  },
  {
    of: ['page', 'text'],
    says: 'an excerpt that is not the opening paragraph',
    silentOn: ['lead'],
    forget: (said) => (said.text?.startsWith(said.lead ?? '') ? said : without(said, 'lead')),
  },
  {
    of: ['rest'],
    says: 'an excerpt whose words stand further down in the text: WordPress makes excerpts of the text too',
    silentOn: ['lead'],
    forget: (said) => (said.text?.indexOf(said.lead ?? '', 1) === -1 ? said : without(said, 'lead')),
  },
  {
    of: ['wxr', 'rest-edit', 'rest', 'text'],
    says: 'the language of one post: what is told is that of the site, or of the script',
    silentOn: ['language', 'direction'],
  },
  {
    of: ['wxr', 'rest-edit', 'rest', 'page', 'text'],
    says: 'similar posts: only some themes show them, each its own',
    forget: (said) => without(said, 'similar'),
  },
  {
    of: ['wxr', 'rest-edit'],
    says: 'which of its sizes a picture of a gallery is shown in, and that it is a link: the whole picture stands for it',
    forget: (said) => (said.html?.includes('class="gallery"') ? without(said, 'html', 'images') : said),
  },
  {
    of: [...shown, 'rest-edit'],
    says: 'markup and line breaks in values of the box: the theme shows what they come to',
    forget: (said) => ({ ...said, ...(said.meta && { meta: plainLeaves(said.meta) }) }),
  },
  {
    of: ['rest-edit', 'rest'],
    says: 'the box of a post behind a password, and so an id that stands in it',
    forget: (said) => (said.status === 'protected' ? without(said, 'meta', 'id') : said),
  },
  {
    of: ['wxr', 'page', 'text'],
    says: 'types of values under keys that the profile does not know: they are text',
    forget: (said) => ({ ...said, ...(said.meta && { meta: textLeaves(said.meta) }) }),
  },
  {
    of: ['wxr', 'rest-edit', 'rest', 'page', 'text'],
    says: 'all keys of the box: exports hold every stored one, pages show those that the theme picks, by their labels, answers add those that the site registered',
    sharesMeta: true,
  },
  {
    of: ['rest-edit', 'rest'],
    says: 'without `_embed`, authors, and of categories and tags more than their slugs',
    forget: (said) => without(said, 'authors', 'categories', 'tags', 'terms'),
  },
  {
    of: ['page', 'text'],
    says: 'dates, status, authors and their addresses, categories and tags, where the theme does not show them',
    silentOn: ['publishedAt', 'modifiedAt', 'status', 'authors', 'categories', 'tags'],
    forget: (said) => ({ ...said, ...(said.authors && { authors: said.authors.map(({ name }) => ({ name })) }) }),
  },
  {
    of: ['wxr', 'rest-edit', 'rest', 'page', 'text'],
    says: 'former addresses, comments, the main image and its size, and what stands above a term, where they are not shown',
    silentOn: ['aliases', 'comments', 'terms', 'image'],
    forget: ({ image, ...said }) => ({ ...said, ...(image && { image: { src: image.src } }) }),
  },
  {
    of: ['markdown'],
    says: 'that the language of code came from a class: a fence is all Markdown has, so `languageFrom` is `fence`',
    forget: fenced,
  },
  {
    of: ['text'],
    says: '`id`, `slug`, `url`, `language`, `direction`, `status`, `modifiedAt`; `lead` where it is not the opening paragraph; the time of `publishedAt`',
    forget: (said) => ({
      ...without(said, 'id', 'slug', 'url', 'language', 'direction', 'status', 'modifiedAt', 'lead'),
      ...(said.publishedAt && { publishedAt: said.publishedAt.slice(0, 10) }),
    }),
  },
  {
    of: ['text'],
    says: 'links (but for a paragraph that is one URL), emphasis, quotations, definition lists, captions of code and tables, heads and spans of tables, rules, disclosure; several blocks in one item',
    forget: (said) => without(said, 'html'),
  },
  {
    of: ['text'],
    says: 'levels of headings: each is of level 2',
    forget: (said) => ({
      ...said,
      ...(said.outline && { outline: said.outline.map(({ text }) => ({ level: 2, text, id: '' })) }),
    }),
  },
  {
    of: ['text'],
    says: 'languages of code; empty lines at the ends of code',
    forget: (said) => ({
      ...said,
      ...(said.codeBlocks && { codeBlocks: said.codeBlocks.map(({ code }) => ({ code: code.trimEnd() })) }),
    }),
  },
  {
    of: ['text'],
    says: 'URLs of images that the box does not name by caption, and sizes of images; URLs of similar posts',
    forget: (said) => ({
      ...said,
      ...(said.images && { images: said.images.map(({ src: _, width: __, height: ___, ...texts }) => texts) }),
      ...(said.similar && { similar: said.similar.map(({ title }) => ({ title })) }),
    }),
  },
]

/** Rules that tell of a loss or a repair of which the other source of a post may know nothing, with what they excuse. */
export const excuses: Partial<Record<RuleId, (keyof Said)[] | 'all'>> = {
  'read/protected': 'all',
  'read/one-page-of-many': 'all',
  'markdown/unread-front-matter': 'all',
  'wordpress/broken-block': ['html', 'text', 'outline', 'codeBlocks', 'images'],
  'wordpress/missing-attachment': ['html', 'text', 'images'],
  'read/raw-code': ['html', 'text', 'codeBlocks'],
  'read/fence': ['html', 'text', 'codeBlocks'],
  'read/embed': ['html', 'text'],
}

export interface Reading {
  way: Way
  article: Article
  messages: Message[]
}

/** The fields in which two readings of a post differ beyond the limits of their ways, each with its first difference. */
export function differences(one: Reading, other: Reading): Partial<Record<keyof Said, string>> {
  const both = limits.filter(({ of }) => of.includes(one.way) || of.includes(other.way))
  const [a, b] = [one, other].map(({ article }) =>
    both.reduce((said, { forget }) => forget?.(said) ?? said, saidOf(article)),
  ) as [Said, Said] // two in, two out
  const mayBeSilent = new Set(both.flatMap(({ silentOn = [] }) => silentOn))
  if (both.some(({ sharesMeta }) => sharesMeta)) [a.meta, b.meta] = [shared(a.meta, b.meta), shared(b.meta, a.meta)]

  const excused = [...one.messages, ...other.messages].flatMap(({ rule }) => excuses[rule as RuleId] ?? [])
  if (excused.includes('all')) return {}

  // `Object.keys` loses the names.
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Said>
  const found: Partial<Record<keyof Said, string>> = {}
  for (const field of fields) {
    if (excused.includes(field)) continue
    if (mayBeSilent.has(field) && (isSilent(a, field) || isSilent(b, field))) continue
    const difference = firstDifference(a[field], b[field], `/${field}`)
    if (difference) found[field] = difference
  }
  return found
}

/** The keys of a box, and of objects in it, that another one has too. */
function shared(values: JsonObject = {}, others: JsonObject = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const other = others[key]
      if (other === undefined) return []
      return [[key, isJsonObject(value) && isJsonObject(other) ? shared(value, other) : value]]
    }),
  )
}
