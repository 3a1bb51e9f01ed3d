import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import type { Message } from '../src/diagnostics/message.ts'
import { importArticle } from '../src/pipeline.ts'

async function read(text: string, path = 'x.md'): Promise<{ article: Article; messages: Message[] }> {
  const bytes = new TextEncoder().encode(text)
  const { article, messages } = await importArticle({ path, format: 'markdown', bytes })
  if (!article) throw new Error('no article')
  return { article, messages }
}

const htmlOf = async (text: string) => (await read(text)).article.body.html

describe('raw HTML', () => {
  test.each([
    ['holds the Markdown between its tags', '<details>\n\n*a*\n\n</details>', '<details><p><em>a</em></p></details>'],
    ['keeps code verbatim', '<div>\n\n```\n\n<b>\n```\n\n</div>', '<pre><code>\n&lt;b></code></pre>'],
    ['swallows nothing', 'a <title> *b*\n\nc', '<p>a &lt;title> <em>b</em></p>\n<p>c</p>'],
    ['hides no Markdown in what is removed', '<video>\n\nseen\n\n</video>', '<p>seen</p>'],
    ['drops comments', 'a <!-- b --> c\n\n<!-- d -->', '<p>a c</p>'],
    ['keeps to its paragraph', 'a <b>b\n\nc', '<p>a <b>b</b></p>\n<p>c</p>'],
    ['may be closed from inside of Markdown', '<div>\n\n- a\n\n  </div>\n\nb', '<ul><li><p>a</p></li></ul>\n<p>b</p>'],
    ['takes no Markdown by its name', '<i data-markdown-0=0>a</i> `b`', '<p><i>a</i> <code>b</code></p>'],
    [
      'holds no marks of Markdown',
      '<ul><li><h2>{#a}</h2><blockquote><p>[!NOTE]<br>b</p></blockquote><p>:::tip</p><p>c</p><p>:::</p></li></ul>',
      '<ul><li><h2 id="user-content-a">{#a}</h2><blockquote><p>[!NOTE]<br>b</p></blockquote><p>:::tip</p><p>c</p><p>:::</p></li></ul>',
    ],
    ['loses nothing in lists of choices', '<select>\n\n*a* <i>b\n\nc', '<p><em>a</em> b</p>\n<p>c</p>'],
    ['keeps every block under tags without end', `${'<div>\n\n'.repeat(300)}a\n\nb`, '<p>a</p>\n<p>b</p>'],
  ])('%s', async (_, text, html) => {
    expect(await htmlOf(text)).toBe(html)
  })
})

describe('players become links', () => {
  test.each([
    [
      '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A talk"></iframe>',
      'https://www.youtube.com/watch?v=abcdefghijk',
      'A talk',
    ],
    [
      '<video controls>\n<source src="https://example.org/a.mp4">\n</video>',
      'https://example.org/a.mp4',
      'https://example.org/a.mp4',
    ],
    ['<audio src="https://example.org/a.ogg"></audio>', 'https://example.org/a.ogg', 'https://example.org/a.ogg'],
  ])('%s', async (text, href, label) => {
    const { article, messages } = await read(text)
    expect(article.body.html).toBe(`<p><a href="${href}">${label}</a></p>`)
    expect(messages.map(({ rule }) => rule)).toContain('read/embed')
  })

  test('and what stands between their tags stays', async () => {
    const source = '<video src="https://example.org/a.mp4">\n\n*seen*\n\n</video>'
    const link = '<a href="https://example.org/a.mp4">https://example.org/a.mp4</a>'
    expect(await htmlOf(source)).toBe(`<p>${link}</p>\n<p><em>seen</em></p>`)
  })

  test('but scripts go', async () => {
    expect(await htmlOf('a\n\n<script src="https://example.org/a.js"></script>')).toBe('<p>a</p>')
  })
})

describe('code', () => {
  test.each([
    ['```python\nx\n```', 'python'],
    ['```{.js .numbered}\nx\n```', 'js'],
    ['```ts:src/a.ts\nx\n```', 'ts'],
    ['```föö\nx\n```', undefined],
  ])('%j has a language that a class can hold', async (text, language) => {
    const { article } = await read(text)
    expect(article.codeBlocks[0]?.language).toBe(language)
  })
})

describe('the title', () => {
  test.each([
    [
      'is the heading before all else',
      '# One\n\ntext\n\n# Two',
      'One',
      '<p>text</p>\n<h1 id="user-content-two">Two</h1>',
    ],
    ['is the only heading of level 1', 'text\n\n# One', 'One', '<p>text</p>'],
    ['is not a heading after others', '## Two\n\n# One', undefined, undefined],
    [
      'of the front matter leaves another heading in place',
      '---\ntitle: A\n---\n# B',
      'A',
      '<h1 id="user-content-b">B</h1>',
    ],
    ['of the front matter takes the same heading', '---\ntitle: A\n---\n# A\n\ntext', 'A', '<p>text</p>'],
    [
      'is text, and leaves its pictures in place',
      'One\n\n# Name [![Build](b.svg)](/b) ![*x*](x.svg)\n\ntext',
      'Name',
      '<p>One</p>\n<p><a href="/b"><img src="b.svg" alt="Build"></a><img src="x.svg" alt="x"></p>\n<p>text</p>',
    ],
    ['may be none in so many words', '---\ntitle: ""\n---\n# A', undefined, '<h1 id="user-content-a">A</h1>'],
  ])('%s', async (_, text, title, html) => {
    const { article } = await read(text)
    expect(article.title).toBe(title)
    if (html) expect(article.body.html).toBe(html)
  })
})

test.each([
  ['in a division', '<div class="entry">\n\n# A\n\nwords\n\n</div>', 'A'],
  ['in the head of a page', '<header>\n<h1>A</h1>\n</header>\n\nwords', 'A'],
  ['not in a quote', '<blockquote>\n\n# A\n\n</blockquote>\n\nwords', undefined],
])('the title stands %s', async (_, text, title) => {
  expect((await read(text)).article.title).toBe(title)
})

describe('the name of a file', () => {
  test.each([
    ['_posts/2026-03-04-slack-tide.md', '2026-03-04', 'slack-tide'],
    ['blog/2026-03-04-slack tide/index.mdx', '2026-03-04', 'slack-tide'],
    ['_posts/2026-02-30-slack-tide.md', undefined, 'tides'],
    ['2026-03-04.md', undefined, 'tides'],
  ])('%s', async (path, day, slug) => {
    const { article, messages } = await read('# Tides\n\nwords', path)
    expect(article).toMatchObject({ title: 'Tides', slug, ...(day && { publishedAt: day }) })
    expect(messages.some(({ rule }) => rule === 'markdown/named-date')).toBe(day !== undefined)
  })

  test('says less than the front matter', async () => {
    const { article } = await read('---\ndate: 2020-01-02\n---\n\nwords', '2026-03-04-a.md')
    expect(article).toMatchObject({ publishedAt: '2020-01-02' })
    const { article: named } = await read('---\nslug: b\n---\n\nwords', '2026-03-04-a.md')
    expect(named).toMatchObject({ publishedAt: '2026-03-04', slug: 'b' })
  })
})

describe('a table whose rows take several lines', () => {
  test.each([
    [
      'is one',
      'a| b  \n---|---  \nc| d\ne  \n',
      '<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d e</td></tr></tbody></table>',
    ],
    [
      'is code in code',
      '~~~\na| b  \n---|---  \nc| d\ne  \n~~~',
      '<pre><code>a| b  \n---|---  \nc| d\ne  </code></pre>',
    ],
    [
      'has as many cells in each',
      'a| b  \n---|---  \nc| d\ne | f  \n',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td></tr></tbody></table>',
    ],
  ])('%s', async (_, text, html) => {
    expect(await htmlOf(text)).toBe(html)
  })
})

describe('marks of how a page looks', () => {
  test.each([
    ['divisions are left out', '::: {.a}\n*b*\n:::\n', '<p><em>b</em></p>'],
    ['also in each other, with more colons', ':::: a\n::: {.b}\nc\n:::\n::::\nd', '<p>c</p>\n<p>d</p>'],
    [
      'a callout is a quote',
      '::: {.callout-tip title="A"}\nb\n:::',
      '<blockquote><p><strong>A</strong></p><p>b</p></blockquote>',
    ],
    ['what nothing closes stays', '::: {.a}\nb', '<p>::: {.a} b</p>'],
    [
      'attributes behind links and pictures',
      '[a](b){.c} ![d](e){width=50%} {.f}',
      '<p><a href="b">a</a> <img src="e" alt="d"> {.f}</p>',
    ],
    ['but not behind what is no link', '\\[a\\](b){#c}', '<p>[a](b){#c}</p>'],
    ['lines of attributes', 'a\n{: .b}\n\nc', '<p>a</p>\n<p>c</p>'],
    [
      'but none in code',
      '`[a](b){.c}`\n\n- d\n\n      [e](f){.g}',
      '<p><code>[a](b){.c}</code></p>\n<ul><li><p>d</p><pre><code>[e](f){.g}</code></pre></li></ul>',
    ],
  ])('%s', async (_, text, html) => {
    expect(await htmlOf(text)).toBe(html)
  })
})

describe('front matter', () => {
  test('keeps what its author wrote, and the order of keys', async () => {
    const { article } = await read('---\nb: 1.10\n7: 010\na: NO\nc: "1"\nd: 1e400\ne: 12:30:45\nf: -0\n---\ntext')
    expect(Object.entries(article.meta.values)).toEqual(
      Object.entries({ 7: '010', b: '1.10', a: 'NO', c: '1', d: '1e400', e: '12:30:45', f: '-0' }),
    )
    expect(article.meta.order?.['']).toEqual(['b', '7', 'a', 'c', 'd', 'e', 'f'])
  })

  test('says where it is damaged, and the body is read', async () => {
    const { article, messages } = await read('---\ntitle: "A\nb: [1\n---\ntext')
    expect(messages.find(({ rule }) => rule === 'markdown/damaged-yaml')?.place?.start.line).toBeGreaterThan(1)
    expect(article.body.text).toBe('text')
  })

  test.each(['a: ', 'a: ? ', 'a:\t', 'a: b- '])('with a line of %j many times is read by lines', async (key) => {
    const line = key.repeat(5_000).trim()
    const { article, messages } = await read(`---\ntitle: A\nx:\n  ${line}\nb: c\n---\ntext`)
    expect(messages.find(({ rule }) => rule === 'markdown/damaged-yaml')?.place?.start.line).toBe(4)
    expect(article.title).toBe('A')
    expect(article.meta.values.x === line).toBe(true)
    expect(article.meta.values.b).toBe('c')
  })

  test.each([
    [
      '+++\n2 = "b"\na.1 = 1.10\na.0 = [1, {x = inf}]\n[a.t]\nd = 07:30:00\n[[l]]\nk = 0x10\n[l.s]\nz = true\n[[l]]\n+++\n',
    ],
    [
      '{"2": "b", "a": {"1": 1.10, "0": [1, {"x": "inf"}], "t": {"d": "07:30:00"}}, "l": [{"k": 16, "s": {"z": true}}, {}]}\n',
    ],
  ])('in TOML or JSON keeps the order of keys: %j', async (source) => {
    const { article } = await read(`${source}text`)
    expect(article.body.text).toBe('text')
    expect(article.meta.values).toEqual({
      2: 'b',
      a: { 0: [1, { x: 'inf' }], 1: '1.10', t: { d: '07:30:00' } },
      l: [{ k: 16, s: { z: true } }, {}],
    })
    expect(article.meta.order?.['/a']).toEqual(['1', '0', 't'])
  })

  test.each(['{a} is what we call it', '{"a": 1} and so on', '{"a": "b', '{\n}{'])(
    'is not a text in braces: %j',
    async (text) => {
      expect((await read(text)).article.body.text).toBe(text.replace('\n', ' '))
    },
  )

  test('is not what a rule opens that nothing closes', async () => {
    expect((await read('---\ntitle: A\n\ntext')).article.body.text).toContain('text')
  })

  test('repeats a value by name ten times, and keeps further names as text', async () => {
    const { article } = await read(`---\na: &a low\nb: [${Array(12).fill('*a').join(', ')}]\n---\ntext`)
    expect(article.meta.values).toEqual({ a: 'low', b: [...Array(10).fill('low'), '*a', '*a'] })
  })

  test('repeats values that grow only so often', async () => {
    const bomb = Array.from(
      { length: 30 },
      (_, level) => `a${level + 1}: &a${level + 1} {x: *a${level}, y: *a${level}}`,
    )
    const { article } = await read(`---\na0: &a0 {k: v}\n${bomb.join('\n')}\n---\ntext`)
    expect(JSON.stringify(article.meta.values).length).toBeLessThan(10_000)
  })

  test.each([
    ['deep', '---', `x: ${'['.repeat(100)}`, 'yaml'],
    ['long', '---', `x: ${'a'.repeat(70_000)}`, 'yaml'],
    ['a list', '---', '- a\n- b', 'yaml'],
    ['deep', '+++', `${'a.'.repeat(100)}b = 1`, 'toml'],
    ['deep', '+++', `a = ${'['.repeat(10_000)}`, 'toml'],
    ['long', '+++', `a = "${'a'.repeat(70_000)}"`, 'toml'],
    ['damaged', '+++', 'a = "b\nc = 1', 'toml'],
  ])('that is %s is kept as code', async (_, fence, code, language) => {
    const { article, messages } = await read(`${fence}\n${code}\n${fence}\ntext`)
    expect(messages.map(({ rule }) => rule)).toContain('markdown/unread-front-matter')
    expect(article.codeBlocks).toEqual([{ code, language, languageFrom: 'fence' }])
  })
})

describe('the byline of a page that was turned into Markdown', () => {
  const page = (under: string) => `[Home](/)\n\n* [Logs](/logs)\n\n# On queues\n\n${under}\n\nA queue fills up.\n`

  test.each([
    ['4 March 2026 by [Ann Example](https://example.org/ann)', { url: 'https://example.org/ann' }],
    ['4 March 2026\n\nAnn Example', {}],
    ['By Ann Example\n\n4 March 2026', {}],
  ])('%s', async (under, link) => {
    const { article, messages } = await read(page(under))
    expect(article).toMatchObject({ authors: [{ name: 'Ann Example', ...link }], publishedAt: '2026-03-04' })
    expect(article.body.text).toBe('Home\n\nLogs\n\nA queue fills up.')
    expect(messages.map(({ rule }) => rule)).toContain('read/fact-guessed')
  })

  test.each([
    ['a name without a date', page('Ann Example')],
    ['a date in a sentence', page('On 4 March 2026 the queue was empty.')],
    ['a date below the text', page('The queue was empty.\n\n4 March 2026')],
    ['front matter', `---\nslug: queues\n---\n\n${page('4 March 2026 by Ann Example')}`],
  ])('is none: %s', async (_, text) => {
    const { article } = await read(text)
    expect(article).toMatchObject({ authors: [] })
    expect(article.publishedAt).toBeUndefined()
    expect(article.body.text).toMatch(/4 March 2026|Ann Example/)
  })
})

test('NUL in front matter that is kept as code is the sign for it', async () => {
  const { article } = await read('+++\na = "b\0\n+++\ntext')
  expect(article.codeBlocks.map(({ code }) => code)).toEqual(['a = "b\ufffd'])
})

describe('many words in a bracket', () => {
  const words = 'word '.repeat(4_000)
  const told = (count: number) => [`${count ** 2} words in brackets, times each other`]

  test.each([
    ['that nothing closes, before a URL', `[${words} http://u.example`, told(4_003)],
    ['that is closed, before a URL', `[${words}](/u) http://u.example`, told(4_000)],
    ['without a URL', `[${words}](/u)`, []],
    ['of another paragraph', `[a\n\n${words} http://u.example`, []],
    ['that was closed before them', `[a] ${words} http://u.example`, []],
  ])('%s', async (_, text, expected) => {
    const { article, messages } = await read(`before\n\n${text}\n\n*after*`)
    const limits = messages.filter(({ rule }) => rule === 'markdown/limit')
    expect(limits.map(({ actual }) => actual)).toEqual(expected)
    expect(article.body.html.endsWith('<p><em>after</em></p>')).toBe(true)
  })
})

describe('what is too much in all', () => {
  test.each([
    ['quotes', '>\n\n'.repeat(20_000)],
    ['escapes', `${'\\\\ '.repeat(100)}\n\n`.repeat(200)],
    ['emphasis', '*a* _b_ `c` *d\n\n'.repeat(4_000)],
  ])('of %s is kept as text, with one message', async (_, text) => {
    const { article, messages } = await read(`before\n\n${text}_*seen*_\n\nafter`)
    const limits = messages.filter(({ rule }) => rule === 'markdown/limit')
    expect(limits.map(({ actual }) => actual)).toEqual([expect.stringMatching(/^\d+ signs of Markdown in all$/)])
    expect(limits[0]?.place?.start.line).toBeGreaterThan(100)
    expect(article.body.text.endsWith('_*seen*_\n\nafter')).toBe(true)
  })

  test('holds no character 0, which HTML cannot hold', async () => {
    const { article } = await read(`${'>\n\n'.repeat(20_000)}a\0b`)
    expect(article.body.text.endsWith('a\ufffdb')).toBe(true)
  })

  test('is not reached by 49,000 definitions of links', async () => {
    const definitions = Array.from({ length: 49_000 }, (_, number) => `[r${number}]: /u${number}\n`).join('')
    const { article, messages } = await read(`[r0] and [r48999]\n\n${definitions}`)
    expect(article.body.html).toBe('<p><a href="/u0">r0</a> and <a href="/u48999">r48999</a></p>')
    expect(messages.map(({ rule }) => rule)).not.toContain('markdown/limit')
  })
})

describe('what stands round nasty input is kept', () => {
  test.each([
    ['quotes', '> '.repeat(20_000)],
    ['lists in one line', '- '.repeat(20_000)],
    ['lists in steps', Array.from({ length: 500 }, (_, level) => `${'  '.repeat(level)}* a`).join('\n')],
    ['emphasis', '*a **a '.repeat(10_000)],
    ['emphasis after U+2028', `\u2028${'_a*_ '.repeat(10_000)}`],
    ['brackets', '['.repeat(20_000)],
    ['links', '[a](<b'.repeat(10_000)],
    ['backticks', Array.from({ length: 1_000 }, (_, length) => `e${'`'.repeat(length)}`).join('')],
    ['comments', '<!--'.repeat(20_000)],
    ['tags', '<div>\n\n'.repeat(5_000)],
    ['a URL', `https://example.org?${'*'.repeat(20_000)}a`],
    ['definitions', Array.from({ length: 3_000 }, (_, number) => `[r${number}]: /u`).join('\n')],
    ['references', `[x]: /${'u'.repeat(20_000)}\n\n${'[x]'.repeat(2_000)}`],
    ['items', '- a\n'.repeat(10_000)],
    ['items over headings', '- a\n## b\n\n'.repeat(20_000)],
    ['cells', `|${'a|'.repeat(1_000)}\n|${'-|'.repeat(1_000)}\n${'|x\n'.repeat(1_000)}`],
    ['lines', 'a\n'.repeat(20_000)],
  ])('%s', async (_, text) => {
    const { article } = await read(`before\n\n${text}\n\nafter`)
    expect(article.body.text.startsWith('before')).toBe(true)
    expect(article.body.text.endsWith('after')).toBe(true)
  })
})
