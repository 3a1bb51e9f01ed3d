/** Law 1 for the facts of a page: whatever a record says, its page gives it back. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { importArticle } from '../src/pipeline.ts'
import { createRenderer } from '../src/render/renderer.ts'
import { ownTemplates, readTemplates } from '../src/store/template-folders.ts'
import { bare, rightToLeft, sample } from './sample-article.ts'

const renderer = createRenderer(readTemplates(ownTemplates))

/** Imports a rendered article; what the source was is not its page's business. */
async function readBack(html: string): Promise<Omit<Article, 'source'>> {
  const { article, messages } = await importArticle({
    path: 'page.html',
    format: 'html',
    bytes: new TextEncoder().encode(html),
  })
  if (!article) throw new Error(messages.map(({ reason }) => reason).join('\n'))
  return withoutSource(article)
}

function withoutSource({ source, ...rest }: Article): Omit<Article, 'source'> {
  return rest
}

/** An article whose counted parts agree with its body. */
async function asImported(article: Article): Promise<Article> {
  return { ...article, ...(await readBack(renderer.page(article, { profile: alphanode }))) }
}

const nasty = fc.constantFrom(
  'two  spaces',
  ' edges ',
  'a\r\nb',
  'nul\0',
  'half \ud800',
  '<b>&amp;</b>',
  '"\'`=',
  '\u00a0x\u00a0',
  'ab\u202ec',
  '{{title}}',
)
const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), nasty)
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('/relative', '../up?a=b&c#d', 'javascript:alert(1)', 'mailto:a@b.example', ' https://x.example/ '),
)
const date = fc.constantFrom(
  '2026-06-28',
  '2026-06-28T10:00',
  '2026-06-28T10:00:07.123Z',
  '2026-06-28T23:30:00-11:00',
  '2026-02-30',
)
const optional = { requiredKeys: [] }

const facts = fc.record(
  {
    id: text,
    slug: text,
    url,
    title: text,
    lead: text,
    language: fc.constantFrom('en', 'de-AT', 'ar', 'no such tag'),
    direction: fc.constantFrom('ltr' as const, 'rtl' as const),
    authors: fc.array(fc.record({ name: text, url }, { requiredKeys: ['name'] }), { maxLength: 3 }),
    publishedAt: date,
    modifiedAt: date,
    status: fc.constantFrom('published' as const, 'draft' as const, 'trashed' as const),
    categories: fc.array(text, { maxLength: 3 }),
    tags: fc.array(text, { maxLength: 3 }),
    image: fc.record({ src: url, alt: text, width: fc.integer({ min: 1, max: 9999 }) }, { requiredKeys: ['src'] }),
    similar: fc.array(fc.record({ title: text, url }, { requiredKeys: ['title'] }), { maxLength: 3 }),
  },
  optional,
)

test('any facts come back as they were', async () => {
  const { id, slug, lead, authors, categories, tags, similar, ...parts } = await asImported(bare)
  const { body, codeBlocks, images, meta, version, source } = parts
  const least = {
    id,
    slug,
    authors: [],
    categories: [],
    tags: [],
    similar: [],
    body,
    codeBlocks,
    images,
    meta,
    version,
    source,
  }
  await fc.assert(
    fc.asyncProperty(facts, fc.boolean(), async (some, whole) => {
      // fast-check's records have no prototype; without a lead the importer would take the opening paragraph.
      const article: Article = { ...least, ...(lead && { lead }), ...structuredClone({ ...some }) }
      const html = whole
        ? renderer.page(article, { profile: alphanode })
        : renderer.fragment(article, { profile: alphanode })
      expect(await readBack(html)).toEqual(withoutSource(article))
    }),
    { numRuns: Number(process.env.RUNS ?? 200) },
  )
})

test.each(Object.entries({ sample, rightToLeft }))(
  '%s comes back whole, in both layouts of the box',
  async (_, article) => {
    const imported = await asImported(article)
    for (const variant of ['dl', 'table'] as const) {
      for (const write of [renderer.page, renderer.fragment]) {
        expect(await readBack(write(imported, { profile: alphanode, variant }))).toEqual(withoutSource(imported))
      }
    }
    const shown = ({ title, authors, categories, tags, similar, publishedAt, modifiedAt, meta }: Article) => ({
      ...{ title, authors, categories, tags, similar, publishedAt, modifiedAt, meta },
    })
    expect(shown(imported)).toEqual(shown(article))
  },
)
