/** What the item of an article does not say of it. */

import type { Root } from 'hast'
import type { Article, MainImage, Term } from '../../article/article.ts'
import { hashTexts, type WxrRecord, wxrRecordKey } from '../../article/wxr-record.ts'
import { codeBlocks } from '../../extract/code-blocks.ts'
import { fold } from '../../tree/text.ts'
import { writable, writableJson } from '../xml.ts'
import type { ItemFile } from './library.ts'
import type { PostDate } from './post-date.ts'

/** What was written of an article into its item. */
export interface Written {
  content: string
  body: Root
  box: WxrRecord['box']
  slug: string
  url: string | undefined
  /** The guid, if it is another address. */
  alias: string | undefined
  lead: string | undefined
  published: PostDate | undefined
  modified: PostDate | undefined
  status: Article['status']
  terms: Term[]
  featured: ItemFile | undefined
}

/** The hidden meta value for it. */
export function recordRow(article: Article, written: Written): [key: string, value: string] {
  const { content, body, box } = written
  const record: WxrRecord = {
    version: 1,
    ...factsOf(article, written),
    body: { hash: hashTexts([content]), ...codeOf(body) },
    ...(box && { box }),
  }
  return [wxrRecordKey, writableJson(JSON.stringify(record))]
}

type Facts = WxrRecord['facts']

/** The facts that are not as the item shows them, and those that it never shows. */
function factsOf(article: Article, written: Written): Pick<WxrRecord, 'facts' | 'shown'> {
  const { id, language, direction, similar, authors, publishedAt, modifiedAt } = article
  const { published, modified, alias } = written
  const hidden: Facts = {
    id,
    language,
    direction,
    ...(similar.length > 0 && { similar }),
    ...(published && !published.shown && { publishedAt }),
    ...(modified && !modified.shown && { modifiedAt }),
  }
  const shown: Facts = {
    title: textOf(article.title),
    lead: textOf(written.lead),
    slug: written.slug,
    url: written.url,
    authors: namesOf(authors.slice(0, 1).map(({ name }) => name))?.map((name) => ({ name })),
    publishedAt: written.status === 'draft' || written.status === 'pending' ? undefined : published?.shown,
    modifiedAt: modified?.shown,
    status: written.status,
    categories: namesOf(article.categories),
    tags: namesOf(article.tags),
    image: written.featured && shownImage(written.featured),
    terms: written.terms.flatMap(shownTerm),
    aliases: alias && [alias],
  }
  const actual: Facts = { ...article, lead: written.lead === undefined ? undefined : article.lead }
  const differing = Object.keys(shown).filter(
    (name) => !(name in hidden) && !isSame(present(shown[name]), present(actual[name])),
  )
  return {
    facts: nulled({ ...hidden, ...pick(actual, differing) }),
    shown: nulled(pick(shown, differing)),
  }
}

/** An empty list is none. */
const present = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value)
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const pick = (facts: Facts, names: string[]): Facts => Object.fromEntries(names.map((name) => [name, facts[name]]))
const nulled = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, present(value) ?? null]))

/** A text as the HTML of a title or name gives it back. */
function textOf(text: string | undefined): string | undefined {
  return (text && fold(replaceLost(text))) || undefined
}

function namesOf(names: string[]): string[] | undefined {
  const texts = names.flatMap((name) => textOf(name) ?? [])
  return texts.length > 0 ? texts : undefined
}

/** HTML holds every character but NUL and half a surrogate pair. */
function replaceLost(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, writable)
}

function shownTerm({ taxonomy, name, slug, parents = [] }: Term): Term[] {
  const [shown, above] = [textOf(name), namesOf(parents)]
  return shown ? [{ taxonomy, name: shown, ...(slug && { slug }), ...(above && { parents: above }) }] : []
}

function shownImage({ src, alt, caption, width, height }: ItemFile): MainImage {
  const [shownAlt, shownCaption] = [writable(alt).trim(), textOf(caption)]
  return {
    src: writable(src),
    ...(shownAlt && { alt: shownAlt }),
    ...(shownCaption && { caption: shownCaption }),
    ...(width && { width }),
    ...(height && { height }),
  }
}

function codeOf(body: Root): Pick<WxrRecord['body'], 'code'> {
  const code = codeBlocks(body).map(({ language, languageFrom }): [string, NonNullable<typeof languageFrom>] | null =>
    language && languageFrom ? [language, languageFrom] : null,
  )
  return code.some((known) => known !== null) ? { code } : {}
}
