import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workspace } from './cli-support.ts'
import { buildFolder, filesIn, post } from './support/site.ts'

/** Posts that share terms, authors and months. */
function posts(count: number): Record<string, string> {
  const all = Array.from({ length: count }, (_, index) => [
    `posts/${index}.md`,
    post(`Post ${index}`, {
      date: `2026-${String((index % 12) + 1).padStart(2, '0')}-03`,
      tags: [`tag ${index % 3}`, 'all'],
      categories: [`Kind ${index % 2}`],
      authors: [`Author ${index % 4}`],
    }),
  ])
  return Object.fromEntries(all)
}

describe('a site', () => {
  test('has a page for each article, lists of all and of each term', async () => {
    const folder = workspace(posts(5))
    const report = await buildFolder(folder)
    const files = filesIn(join(folder, 'site'))
    expect(report).toMatchObject({ articles: 5, leftOut: 0, removed: 0, pages: Object.keys(files).length })
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        '404.html',
        'archive/2026-01.html',
        'archive/2026.html',
        'articles/post-0.html',
        'authors/author-3.html',
        'categories/kind-1.html',
        'index.html',
        'tags.html',
        'tags/all.html',
      ]),
    )
    expect(files['index.html']).toMatch(/Post 4[\s\S]*Post 3[\s\S]*Post 0/)
    expect(files['tags/all.html']).toContain('<a href="../articles/post-2.html">Post 2</a>')
    expect(files['articles/post-2.html']).toMatch(/rel="prev" href="..\/articles\/post-1.html"/)
  })

  test('spreads long lists over pages that lead to each other', async () => {
    const folder = workspace(posts(5))
    await buildFolder(folder, { settings: { perPage: 2 } })
    const files = filesIn(join(folder, 'site'))
    expect(files['index.html']).toContain('rel="next" href="page/2.html"')
    expect(files['page/2.html']).toMatch(/rel="prev" href="..\/index.html"[\s\S]*rel="next" href="..\/page\/3.html"/)
    expect(files['page/3.html']).not.toContain('rel="next"')
    expect(files['tags/all/2.html']).toContain('rel="prev" href="../../tags/all.html"')
  })

  test('describes every page', async () => {
    const folder = workspace({ ...posts(25), 'posts/code.md': post('Code', {}, '```js\nlet a = 1\n```') })
    await buildFolder(folder)
    const files = filesIn(join(folder, 'site'))
    const described = (path: string) => /<meta name="description" content="([^"]*)">/.exec(files[path] ?? '')?.[1]
    expect(Object.keys(files).filter((path) => path.endsWith('.html') && !described(path))).toEqual([])
    expect(described('articles/post-1.html')).toBe('Some words.')
    expect(described('articles/code.html')).toBe('let a &#x3D; 1')
    expect(described('tags.html')).toBe('all · tag 0 · tag 1 · tag 2')
    expect(described('authors/author-3.html')).toMatch(/^Post \d+ · Post \d+ · /)
    for (const path in files) expect(described(path)?.length ?? 0).toBeLessThan(200)
  })

  test('gives drafts no page, and says of what needs review that it is not to be indexed', async () => {
    const folder = workspace({
      'posts/draft.md': post('A draft', { draft: true }),
      'posts/open.md': post('Open', { flags: { needs_human_review: 1 } }),
      'posts/done.md': post('Done'),
    })
    expect(await buildFolder(folder)).toMatchObject({ articles: 2, leftOut: 1 })
    const files = filesIn(join(folder, 'site'))
    expect(files['articles/open.html']).toContain('<meta name="robots" content="noindex">')
    expect(files['articles/done.html']).not.toContain('noindex')
    expect(files['index.html']).not.toContain('A draft')

    expect(await buildFolder(folder, { settings: { reviewedOnly: true } })).toMatchObject({ articles: 1, leftOut: 2 })
    expect(existsSync(join(folder, 'site/articles/open.html'))).toBe(false)
  })
})

describe('a site that moved', () => {
  test('leads former addresses to its pages, if it is asked to', async () => {
    const facts = { url: 'https://old.example/2026/clocks/', aliases: ['/?p=12', '/clocks.html'] }
    const folder = workspace({
      'posts/a.md': post('Clocks', facts),
      'posts/b.md': post('Draft', { draft: true, aliases: ['/d'] }),
    })
    await buildFolder(folder)
    expect(existsSync(join(folder, 'site/_redirects'))).toBe(false)
    await buildFolder(folder, { settings: { hasRedirects: true, url: 'https://new.example/notes/' } })
    expect(filesIn(join(folder, 'site'))._redirects?.split('\n').slice(1)).toEqual([
      '/2026/clocks/ /notes/articles/clocks.html 301',
      '/ p=12 /notes/articles/clocks.html 301',
      '/clocks.html /notes/articles/clocks.html 301',
      '',
    ])
  })
})

describe('the next build', () => {
  test('writes nothing if nothing changed, and opens no source', async () => {
    const folder = workspace(posts(6))
    await buildFolder(folder)
    await settled()
    await buildFolder(folder)
    expect(await buildFolder(folder)).toMatchObject({ written: 0, removed: 0, read: [] })
  })

  test('imports nothing that was touched alone, and knows a file again that was written just before it was read', async () => {
    const folder = workspace(posts(3))
    await buildFolder(folder) // all are too young to be known by their times
    expect(await buildFolder(folder)).toMatchObject({ written: 0, read: [] })
    await settled()
    await buildFolder(folder)
    utimesSync(join(folder, 'posts/1.md'), 1_700_000_000, 1_700_000_000)
    expect(await buildFolder(folder)).toMatchObject({ written: 0, read: [] })
    writeFileSync(join(folder, 'posts/1.md'), post('Post 1', { tags: ['other'] }))
    expect(await buildFolder(folder)).toMatchObject({ read: ['posts/1.md'] })
  })

  test('leaves no records behind for ever', { timeout: 300_000 }, async () => {
    const folder = workspace(posts(2))
    const words = (of: string) => `${of} `.repeat(60_000)
    const settings = { hasSearch: false }
    const sizes: number[] = []
    for (const of of ['one', 'two', 'three', 'four', 'five', 'six']) {
      writeFileSync(join(folder, 'posts/0.md'), post('Post 0', { date: '2026-01-03' }, words(of)))
      await buildFolder(folder, { settings })
      const logs = readdirSync(join(folder, 'state')).filter((name) => name.startsWith('records-'))
      expect(logs).toHaveLength(1)
      sizes.push(statSync(join(folder, 'state', logs[0] ?? '')).size)
    }
    expect(Math.max(...sizes)).toBeLessThan(4 * (sizes[0] ?? 0))
    const files = filesIn(join(folder, 'site'))
    rmSync(join(folder, 'site'), { recursive: true })
    rmSync(join(folder, 'state'), { recursive: true })
    await buildFolder(folder, { settings })
    expect(filesIn(join(folder, 'site'))).toEqual(files)
  })

  test('writes a page again that somebody removed', async () => {
    const folder = workspace(posts(3))
    await buildFolder(folder)
    const before = filesIn(join(folder, 'site'))
    rmSync(join(folder, 'site/articles/post-1.html'))
    expect(await buildFolder(folder)).toMatchObject({ written: 1 })
    expect(filesIn(join(folder, 'site'))).toEqual(before)
  })

  const changes: Record<string, (folder: string) => void> = {
    'a text': (folder) => writeFileSync(join(folder, 'posts/3.md'), post('Post 3', { date: '2026-04-03' }, 'Other.')),
    'a title and its terms': (folder) => writeFileSync(join(folder, 'posts/3.md'), post('New', { tags: ['new'] })),
    'a new article': (folder) => writeFileSync(join(folder, 'posts/99.md'), post('Post 99', { tags: ['all'] })),
    'an article less': (folder) => rmSync(join(folder, 'posts/2.md')),
    'an article that becomes a draft': (folder) =>
      writeFileSync(join(folder, 'posts/2.md'), post('Post 2', { draft: true })),
    'a name that another one had': (folder) => writeFileSync(join(folder, 'posts/0a.md'), post('Post 4')),
  }

  test.each(Object.entries(changes))('is the same as a build of all: %s', async (_, change) => {
    const folder = workspace(posts(8))
    await buildFolder(folder)
    change(folder)
    await buildFolder(folder)
    await buildFolder(folder, { out: join(folder, 'fresh'), state: join(folder, 'other-state') })
    expect(filesIn(join(folder, 'site'))).toEqual(filesIn(join(folder, 'fresh')))
  })
})

/** Waits until files are old enough for their times to be trusted. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_300))
}

describe('links between articles', () => {
  const page = (html: string | undefined) => /data-part="body">(.*?)<\/div>/s.exec(html ?? '')?.[1]

  test('lead to pages of the site, by source, by address, and by former address', async () => {
    const folder = workspace({
      'posts/a.md': post(
        'A',
        { canonical_url: 'https://old.example/2019/a/', aliases: ['/first/'] },
        '## Part one\n\nText.',
      ),
      'posts/deep/b.md': post('B', {}, '[source](../a.md#part-one) [gone](../a.md#other) [same](#x)'),
      'posts/c.md': post(
        'C',
        { canonical_url: 'https://old.example/c/' },
        '[root](/2019/a) [former](https://old.example/first) [web](https://else.example/a)',
      ),
    })
    const { messages } = await buildFolder(folder)
    const files = filesIn(join(folder, 'site'))
    expect(page(files['articles/b.html'])).toMatchInlineSnapshot(
      `"<p><a href="../articles/a.html#user-content-part-one">source</a> <a href="../articles/a.html">gone</a> <a>same</a></p>"`,
    )
    expect(page(files['articles/c.html'])).toMatchInlineSnapshot(
      `"<p><a href="../articles/a.html">root</a> <a href="../articles/a.html">former</a> <a href="https://else.example/a">web</a></p>"`,
    )
    expect(messages).toEqual([])
  })

  test('that lead nowhere become text, with a message; where the article stood is known, they lead there', async () => {
    const folder = workspace({
      'posts/a.md': post('A', {}, 'See [that](missing.md) and <https://web.example/>.'),
      'posts/b.md': post('B', { canonical_url: 'https://old.example/blog/b/' }, '[that](../missing)'),
    })
    const { messages } = await buildFolder(folder)
    const files = filesIn(join(folder, 'site'))
    expect(page(files['articles/a.html'])).toContain('<a>that</a>')
    expect(page(files['articles/b.html'])).toContain('href="https://old.example/blog/missing"')
    expect(messages).toMatchObject([{ rule: 'site/dead-link', reason: expect.stringContaining('missing.md') }])
  })
})
