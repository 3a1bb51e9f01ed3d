/** The laws of docs/architecture.md, each as a question to one synthesized article in one skin: how is it broken? */

import type { Article } from './article/article.ts'
import { firstDifference } from './article/difference.ts'
import { clean } from './clean/clean.ts'
import { toHtml } from './clean/to-html.ts'
import { standardLimits } from './diagnostics/limits.ts'
import { type Imported, type ImportOptions, importSource } from './pipeline.ts'
import { renderArticle } from './render-article.ts'
import { splitWholeWxr, splitWxr } from './split/wxr/split-wxr.ts'
import { compare, type Skin, type Synthesized, writeSource } from './synth.ts'
import { fromDom } from './tree/from-dom.ts'
import { root } from './tree/h.ts'
import { parseFragment } from './tree/parse-html.ts'

/** An article, written in a skin, and what came of reading it. */
export interface Subject {
  post: Synthesized
  skin: Skin
  bytes: Uint8Array
  imported: Imported
}

/** Says in a line how a law is broken, if it is. */
export type Law = (subject: Subject) => Promise<string | undefined> | string | undefined

/** By number and name; to add one: a line here. */
export const laws: Record<string, Law> = {
  '1 what we render is read as it was': readBack,
  '2 every source gives the same record': sameFromEverywhere,
  '3 cleaning twice is cleaning once': cleanTwice,
  '4 chunks do not matter': chunks,
  '5 places do not matter': withoutPlaces,
  '6 the same bytes give the same record and page': again,
  '7 the record grows with its source': inProportion,
  'an article exactly when no error': articleOrError,
  'a record survives JSON and copying': survives,
}

/** Writes and reads an article. */
export async function prepare(post: Synthesized, skin: Skin): Promise<Subject> {
  const bytes = new TextEncoder().encode(writeSource(post, skin))
  return { post, skin, bytes, imported: await read(bytes, skin) }
}

async function read(
  bytes: Uint8Array,
  { format }: Pick<Skin, 'format'>,
  options: ImportOptions = {},
): Promise<Imported> {
  const results = await importSource(`source.${format}`, bytes, { format, ...options })
  const article = results.find((result) => result.article)?.article
  return { ...(article && { article }), messages: results.flatMap(({ messages }) => messages) }
}

/** By turns of the truth and of what was read, as a page and as a fragment. */
async function readBack({ post, imported }: Subject): Promise<string | undefined> {
  const { index } = post
  const article = (index % 2 === 0 && imported.article) || post.article
  const page = new TextEncoder().encode(renderArticle(article, { fragment: index % 4 < 2 }))
  const again = await read(page, { format: 'html' })
  return firstDifference(withoutSource(article), again.article && withoutSource(again.article))
}

function sameFromEverywhere({ post, skin, imported }: Subject): string | undefined {
  if (skin.isMeasured) return undefined
  const wrong = compare(post, imported, skin.unsaid).find(({ verdict }) => verdict !== 'equal')
  return wrong && (wrong.difference ?? `${wrong.field} is missing`)
}

function cleanTwice({ imported: { article } }: Subject): string | undefined {
  if (!article) return undefined
  const once = clean(root(fromDom(parseFragment(article.body.html).children)))
  return firstDifference(article.body.html, toHtml(once)) ?? firstDifference(once, clean(once))
}

/** Exports are the one format that is read as a stream. */
async function chunks({ post, skin, bytes }: Subject): Promise<string | undefined> {
  if (skin.format !== 'wxr') return undefined
  const options = { path: 'export.xml', limits: standardLimits }
  const random = post.streams('chunks')
  async function* cut() {
    for (let start = 0; start < bytes.length; ) {
      const end = start + random.between(1, 2000)
      yield bytes.subarray(start, end)
      start = end
    }
  }
  const parts = []
  for await (const part of splitWxr(cut(), new Map(), options)) parts.push(part)
  return firstDifference(plain(splitWholeWxr(bytes, options)), plain(parts))
}

async function withoutPlaces({ skin, bytes, imported }: Subject): Promise<string | undefined> {
  const bare = await read(bytes, skin, { places: false })
  const messages = imported.messages.map(({ place: _, ...message }) => message)
  return firstDifference({ ...imported, messages }, { ...bare })
}

async function again({ skin, bytes, imported }: Subject): Promise<string | undefined> {
  const second = await read(bytes, skin)
  const page = ({ article }: Imported) => article && renderArticle(article)
  return (
    firstDifference(JSON.stringify(imported), JSON.stringify(second)) ?? firstDifference(page(imported), page(second))
  )
}

/** Work is measured by bench/laws.js: a law must not depend on the mood of a machine. */
function inProportion({ bytes, imported }: Subject): string | undefined {
  const size = Buffer.byteLength(JSON.stringify(imported))
  const most = 8000 + 5 * bytes.length
  return size <= most ? undefined : `${bytes.length} bytes became ${size}, expected at most ${most}`
}

function articleOrError({ imported: { article, messages } }: Subject): string | undefined {
  const hasError = messages.some(({ severity }) => severity === 'error')
  return (article === undefined) === hasError ? undefined : `an article: ${!hasError}, an error: ${hasError}`
}

function survives({ imported }: Subject): string | undefined {
  return firstDifference(imported, plain(imported)) ?? firstDifference(imported, structuredClone(imported))
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function withoutSource({ source: _, ...rest }: Article): Omit<Article, 'source'> {
  return rest
}
