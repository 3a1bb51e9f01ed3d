import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Article, Article as ArticleSchema } from '../src/article/article.ts'
import { type Imported, type ImportOptions, importArticle } from '../src/pipeline.ts'
import { flavorNames } from '../src/render/flavor-names.ts'
import { flavors } from '../src/render/flavors.ts'
import { toMarkdown } from '../src/render/to-markdown.ts'
import { page } from './support/arbitrary-page.ts'
import { firstDifference } from './support/first-difference.ts'
import { importFixture, readFixtures } from './support/fixtures.ts'

const runs = Number(process.env.RUNS ?? 40)

const cases = await Promise.all(
  (await readFixtures()).map(async (fixture) => ({ ...fixture, ...(await importFixture(fixture)) })),
)
const withArticle = cases.flatMap(({ article, ...rest }) => (article ? [{ ...rest, article }] : []))

async function read(text: string, options: ImportOptions = {}, format: 'html' | 'markdown' = 'markdown') {
  const imported: Imported = await importArticle({ path: 'x', format, bytes: new TextEncoder().encode(text) }, options)
  if (!imported.article) throw new Error('no article')
  return { ...imported, article: imported.article }
}

/** What Markdown says of an article: all but its source, and how the language of code is known. */
function said({ source: _, ...article }: Article): unknown {
  const text = JSON.stringify(article)
  return JSON.parse(
    text.replaceAll(/ data-language-from=\\"\w+\\"/g, '').replaceAll(/"languageFrom":"\w+"/g, '"languageFrom":"fence"'),
  )
}

describe.each(flavorNames)('%s', (name) => {
  const flavor = flavors[name]

  describe('reading what was written for it gives the same article', () => {
    test.each(withArticle)('$name', async ({ article, options }) => {
      const again = await read(toMarkdown(article, flavor), { ...options, comments: true })
      expect(firstDifference(said(article), said(again.article))).toBeUndefined()
    })

    test('whatever the body is made of', async () => {
      await fc.assert(
        fc.asyncProperty(page, async (html) => {
          const { article } = await importArticle({ path: 'x', format: 'html', bytes: Buffer.from(html) })
          if (!article) return
          const again = await read(toMarkdown(article, flavor))
          expect(firstDifference(said(article), said(again.article))).toBeUndefined()
        }),
        { numRuns: runs },
      )
    })
  })

  test('text that is the tool’s own language stays text', async () => {
    const shown = '{{ page.title }} {% raw %} {{< figure >}} {{% note %}}'
    const html = shown.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const body = `<h1>T</h1><p>Text ${html} and <code>${html}</code>.</p><pre><code class="language-html">${html}\n</code></pre>`
    const { article } = await read(`<article>${body}</article>`, {}, 'html')
    const markdown = toMarkdown(article, flavor)
    const again = await read(markdown)
    expect(again.article.body.text).toBe(`Text ${shown} and ${shown}.\n\n${shown}`)
    expect(firstDifference(said(article), said(again.article))).toBeUndefined()
    if (name === 'hugo') expect(markdown.split('\n---\n')[1]).not.toMatch(/\{\{[<%]/)
    if (name === 'jekyll' || name === 'eleventy')
      expect(again.messages.map(({ rule }) => rule)).toContain('markdown/tool-setting')
  })

  test('all facts', async () => {
    const { article } = await read('# T\n\nText.')
    const full: Article = {
      ...article,
      ...{ id: '12', slug: 'a-slug', url: 'https://example.org/2024/a-slug/', title: 'Title', lead: 'Another lead' },
      ...{ language: 'de', direction: 'ltr', status: 'private', publishedAt: '2024-01-02T03:04:05+01:00' },
      ...{ modifiedAt: '2024-01-03', categories: ['One, two'], tags: ['2024'], similar: [{ title: 'Other' }] },
      image: { src: 'https://example.org/a.png', alt: 'A', width: 3 },
      aliases: ['https://example.org/old/', 'https://example.org/?p=1'],
      meta: { profile: 'alphanode', values: { layout: 'wide', draft: true, score: { quality: 3 } } },
    }
    for (const authors of [[], [{ name: 'Ada, B.' }], [{ name: 'Ada' }, { name: 'Bo', url: 'https://bo.example/' }]])
      for (const status of ['draft', 'published', 'private', undefined] as const) {
        const { status: _, ...others } = full
        const given = { ...others, authors, ...(status && { status }) }
        const inOrder = ArticleSchema.parse(given)
        const again = await read(toMarkdown(inOrder, flavor))
        expect(firstDifference(said(inOrder), said(again.article))).toBeUndefined()
      }
  })
})

test.each([
  ['astro', 'src/content/blog', 'a'],
  ['hugo', 'content/posts', 'a'],
  ['eleventy', 'posts', 'a'],
  ['jekyll', '_posts', '2024-01-02-a'],
] as const)('files of %s', async (name, folder, stem) => {
  const { article } = await read('# T\n\nText.')
  const dated: Article = { ...article, slug: 'a', publishedAt: '2024-01-02T03:04:05+01:00' }
  expect(flavors[name].place(dated)).toEqual({ folder, stem })
})

test('Jekyll has no place for a post without a date but among the drafts', async () => {
  const { article } = await read('# T\n\nText.')
  expect(flavors.jekyll.place(article)).toEqual({ folder: '_drafts', stem: 't' })
})
