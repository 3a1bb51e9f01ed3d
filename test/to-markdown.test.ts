import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { importArticle } from '../src/pipeline.ts'
import { toMarkdown } from '../src/render/to-markdown.ts'

const runs = Number(process.env.RUNS ?? 300)

async function read(text: string, format: 'html' | 'markdown'): Promise<Article> {
  const { article } = await importArticle({ path: 'x', format, bytes: new TextEncoder().encode(text) })
  if (!article) throw new Error('no article')
  return article
}

/** What Markdown says of an article: all but its source, and that the language of code comes from a fence. */
function said({ source: _, body, codeBlocks, ...article }: Article): unknown {
  const html = body.html.replaceAll(/ data-language-from="\w+"/g, '')
  return { ...article, body: { ...body, html }, codeBlocks: codeBlocks.map(({ languageFrom: _, ...block }) => block) }
}

async function expectSame(article: Article): Promise<void> {
  expect(said(await read(toMarkdown(article), 'markdown'))).toEqual(said(article))
}

/** A page whose content is the body as it stands. */
const page = (body: string) =>
  `<article><h1>Title</h1><div class="entry-content"><p>An opening paragraph of some words, so that this is an article.</p>${body}</div></article>`

const texts = fc.constantFrom(
  ...[
    'words',
    'more words ',
    ' and',
    '*',
    '_',
    '__init__',
    '`',
    '``',
    '# ',
    '1. ',
    '- ',
    '+',
    '> ',
    '[x](y)',
    '![',
    '!',
  ],
  ...[
    '&amp;lt;',
    '&amp;amp;',
    '&lt;b>',
    '~~',
    '|',
    '\\',
    'https://example.org/a_b',
    'www.example.org',
    'me@example.org',
  ],
  ...['---', '===', '[^1]', '{#id}', '\u00a0', '日本語', '“quoted”', '☐ ', ':', '<br>', '$x$', 'a*b*c', '***'],
)
const { inline } = fc.letrec<{ inline: string; mark: string }>((tie) => ({
  inline: fc
    .array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, texts, tie('mark')), { minLength: 1, maxLength: 4 })
    .map((all) => all.join('')),
  mark: fc.oneof(
    fc
      .tuple(fc.constantFrom('em', 'strong', 'del', 'code', 'kbd', 'sub', 'b'), tie('inline'))
      .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    fc
      .tuple(fc.constantFrom('https://example.org/(x)?a=1&amp;b=2', '/a b', '#é', 'https://example.org/ü'), texts)
      .map(([url, inner]) => `<a href="${url}">${inner}</a>`),
    fc.constantFrom('<img src="/a.png" alt="an *image*">', '<img src="/b.png" alt="" width="10" height="20">'),
  ),
}))

const codes = fc
  .array(fc.constantFrom('const a = 1', '', '  indented', '```', '~~~~', '\ttab', '&lt;b> &amp;amp;', '# no heading'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => lines.join('\n'))
const { block } = fc.letrec<{ block: string; item: string }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small' },
    inline,
    fc.tuple(inline, tie('block')).map(([words, inner]) => `<p>${words}</p>${inner}`),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    inline.map((words) => `<p>${words}</p>`),
    fc.tuple(fc.integer({ min: 2, max: 6 }), inline).map(([level, words]) => `<h${level}>${words}</h${level}>`),
    fc
      .tuple(codes, fc.constantFrom('', ' class="language-ts"'))
      .map(([code, name]) => `<pre><code${name}>${code}</code></pre>`),
    fc
      .tuple(fc.constantFrom('ul', 'ol', 'ol start="3"'), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([name, items]) => `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name.slice(0, 2)}>`),
    tie('block').map((inner) => `<blockquote>${inner}</blockquote>`),
    fc
      .tuple(inline, inline)
      .map(
        ([a, b]) =>
          `<table><thead><tr><th>${a}</th><th>b</th></tr></thead><tbody><tr><td>${b}</td><td></td></tr></tbody></table>`,
      ),
    texts.map((caption) => `<figure><img src="/c.png" alt="c"><figcaption>${caption}</figcaption></figure>`),
    codes.map((code) => `<details><summary>More</summary><pre><code>${code}</code></pre></details>`),
    fc.constantFrom('<hr>', '<dl><dt>term</dt><dd>text</dd></dl>'),
  ),
}))

describe('what was written as Markdown reads as the same article', () => {
  test('whatever the body is made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 5 }), async (blocks) => {
        await expectSame(await read(page(blocks.join('')), 'html'))
      }),
      { numRuns: runs },
    )
  })

  test('tables whose columns are aligned, evenly or not', async () => {
    const table = (cell: string) =>
      `<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody><tr><td>c</td>${cell}</tr></tbody></table>`
    const even = await read(page(table('<td align="right">d</td>')), 'html')
    expect(toMarkdown(even)).toContain('| --- | --: |')
    await expectSame(even)
    await expectSame(await read(page(table('<td>d</td>')), 'html'))
  })

  test('lists that follow each other in a quotation', async () => {
    const lists =
      '<ol><li>one</li></ol><ol><li>two</li></ol><ul><li>three</li></ul><blockquote><p>four</p></blockquote>'
    await expectSame(await read(page(`<blockquote>${lists}</blockquote>`), 'html'))
  })

  test('whatever the box holds, in its order', async () => {
    const article = await read('Text.', 'markdown')
    const values = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), fc.jsonValue({ maxDepth: 4 }), {
      maxKeys: 6,
    })
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        // Keys that fold to a field of the profile get its name.
        const own = Object.fromEntries(Object.entries(given).map(([key, value]) => [`x${key}`, value]))
        // JSON has no `-0`, which other values may hold.
        await expectSame({ ...article, meta: { ...article.meta, values: JSON.parse(JSON.stringify(own)) } })
      }),
      { numRuns: runs },
    )
  })

  test('keys that come twice, and keys that are numbers', async () => {
    const article = await read('Text.', 'markdown')
    const values = { 7: 'seven', x: ['one', { y: ['a', 'b'] }], '-5': 0, ['long '.repeat(300)]: true }
    const order = { '': ['x', '7', 'x', '-5', 'long '.repeat(300)], '/x/1': ['y', 'y'] }
    await expectSame({ ...article, meta: { ...article.meta, values, order } })
  })

  test('all facts', async () => {
    const article = await read('Text.', 'markdown')
    await expectSame({
      ...article,
      ...{
        id: '12',
        slug: 'yes',
        url: 'https://example.org/é',
        title: 'Two  spaces: "quoted" # and more',
        lead: 'null',
      },
      ...{
        language: 'pt-BR',
        direction: 'ltr',
        status: 'private',
        image: { src: 'https://example.org/é.jpg', alt: 'Two  spaces: "quoted"', width: 640 },
        publishedAt: '2024-01-02T03:04:05+01:00',
        modifiedAt: '2024-01-03',
      },
      authors: [{ name: 'Ada', url: 'https://example.org/ada' }, { name: 'no' }],
      ...{ categories: ['one, two', '- three'], tags: ['2024', '#tag'], similar: [{ title: 'Other', url: '/other' }] },
    })
  })
})

test('marks inside each other are written in linear time', async () => {
  const article = await read(`Words ${'<strong>'.repeat(100)} bold${'</strong>'.repeat(100)}`, 'markdown')
  expect(toMarkdown(article)).toContain('bold')
})

test('lists inside each other are written in linear time', async () => {
  await expectSame(await read(page('<ul><li>o'.repeat(30)), 'html'))
})

test('what is very deep is raw HTML: no line repeats the indents of a hundred levels', async () => {
  const article = await read(page('<ul><li>o'.repeat(100)), 'html')
  expect(toMarkdown(article).length).toBeLessThan(article.body.html.length + 1_000)
  await expectSame(article)
})
