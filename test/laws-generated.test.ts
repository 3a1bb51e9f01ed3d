import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { type Imported, importSource } from '../src/pipeline.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { root } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'
import { page } from './support/arbitrary-page.ts'
import { firstDifference } from './support/first-difference.ts'
import { render } from './support/fixtures.ts'

/** The laws again, over made-up pages. `RUNS=10000 npm test -- laws-generated` looks longer, and at other pages. */
const settings = process.env.RUNS ? { numRuns: Number(process.env.RUNS) } : { numRuns: 100, seed: 7 }

const read = async (html: string, places = true): Promise<Imported> => {
  const [imported] = await importSource('page.html', new TextEncoder().encode(html), { format: 'html', places })
  if (!imported) throw new Error('Unexpected number of articles, expected one')
  return imported
}

const withoutSource = ({ source: _, ...rest }: Article) => rest

async function holds(law: (html: string, imported: Imported) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(page, async (html) => law(html, await read(html))),
    settings,
  )
}

test('there is an article exactly when no message is an error', () =>
  holds(async (_, { article, messages }) => {
    expect(article === undefined).toBe(messages.some(({ severity }) => severity === 'error'))
  }))

test('reading what we rendered gives the same article', () =>
  holds(async (_, { article }) => {
    if (!article) return
    const again = await read(render(article, 'page'))
    expect(firstDifference(withoutSource(article), again.article && withoutSource(again.article))).toBeUndefined()
  }))

test('cleaning twice is cleaning once', () =>
  holds(async (_, { article }) => {
    if (!article) return
    const once = clean(root(fromDom(parseFragment(article.body.html).children)))
    expect(toHtml(once)).toBe(article.body.html)
    expect(clean(once)).toEqual(once)
  }))

test('the article is the same with and without places', () =>
  holds(async (html, { article }) => {
    expect(firstDifference(article, (await read(html, false)).article)).toBeUndefined()
  }))

test('code blocks and images are exactly those of the body', () =>
  holds(async (_, { article }) => {
    if (!article) return
    expect(article.codeBlocks).toHaveLength(article.body.html.split('<pre').length - 1)
    expect(article.images).toHaveLength(article.body.html.split('<img').length - 1)
  }))
