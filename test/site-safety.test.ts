/** What hostile articles and broken templates do to a site: nothing to other pages. */

import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workspace } from './cli-support.ts'
import { buildFolder, filesIn, post } from './support/site.ts'

describe('names', () => {
  test('cannot leave the folder of articles, shadow pages of the site, or meet in case or form', async () => {
    const slugs = [
      '../../etc/passwd',
      'index',
      '404',
      'tags',
      'a/b',
      '..',
      'CON',
      'Über',
      'u\u0308ber',
      'ÜBER',
      'x'.repeat(400),
    ]
    const folder = workspace(
      Object.fromEntries(
        slugs.map((slug, index) => [`posts/${index}.md`, post(`Post ${index}`, { slug, tags: [slug] })]),
      ),
    )
    expect(await buildFolder(folder)).toMatchObject({ articles: slugs.length })
    expect(readdirSync(folder).sort()).toEqual(['posts', 'site', 'state'])
    const articles = readdirSync(join(folder, 'site/articles'))
    expect(articles).toHaveLength(slugs.length)
    expect(new Set(articles.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(slugs.length)
    const files = filesIn(join(folder, 'site'))
    expect(files['index.html']).toContain('<title>Notes</title>')
    expect(files['404.html']).toContain('Page not found')
    expect(files['tags.html']).toContain('<h1>Tags</h1>')
  })

  test('of C, C++ and C# are three', async () => {
    const folder = workspace({ 'posts/a.md': post('A', { tags: ['C', 'C++', 'C#', 'c'] }) })
    await buildFolder(folder)
    expect(readdirSync(join(folder, 'site/tags')).sort()).toEqual(['c-plus-plus.html', 'c-sharp.html', 'c.html'])
  })
})

test('a hostile article changes nothing but its own words on other pages', async () => {
  const evil = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>{{site.title}}'
  const folder = workspace({
    'posts/evil.md': post(
      evil,
      { tags: [evil], categories: [evil], authors: [evil], date: '2026-01-01' },
      `${evil}\n\n<style>*{display:none}</style>\n\n</div></main></body>`,
    ),
    'posts/good.md': post('Good', { date: '2026-01-02' }),
  })
  await buildFolder(folder, { settings: { url: 'https://site.example/', title: evil, description: evil } })
  for (const [path, content] of Object.entries(filesIn(join(folder, 'site')))) {
    if (!path.endsWith('.html')) continue
    expect(content.match(/<script(?! type="application\/ld\+json"| type="module" src=)/g), path).toBeNull()
    expect(content, path).not.toMatch(/<img[^>]*onerror|<style/i)
    for (const tag of ['</main>', '</body>', '</html>', '<title>']) expect(content.split(tag), path).toHaveLength(2)
  }
})

describe('local files', () => {
  test('are copied and measured; those outside of the sources are not', async () => {
    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
    const folder = workspace({
      'posts/a.md': post('A', {}, '![in](in.svg) ![out](../secret.svg) ![link](link.svg) ![gone](gone.png)'),
      'posts/in.svg': picture,
      'secret.svg': picture.replace('40', '41'),
    })
    symlinkSync(join(folder, 'secret.svg'), join(folder, 'posts/link.svg'))
    const { messages } = await buildFolder(folder)
    const assets = readdirSync(join(folder, 'site/assets')).filter((name) => name.endsWith('.svg'))
    expect(assets).toHaveLength(1)
    const page = filesIn(join(folder, 'site'))['articles/a.html']
    expect(page).toContain(`src="../assets/${assets[0]}" alt="in" width="40" height="30"`)
    expect(messages.map(({ rule }) => rule).sort()).toEqual(['site/file-outside', 'site/file-outside', 'site/no-file'])

    writeFileSync(join(folder, 'posts/in.svg'), picture.replace('40', '50'))
    await buildFolder(folder)
    expect(existsSync(join(folder, 'site/assets', assets[0] ?? ''))).toBe(false)
    expect(filesIn(join(folder, 'site'))['articles/a.html']).toContain('alt="in" width="50" height="30"')
  })
})

describe('templates', () => {
  const broken: Record<string, [templates: Record<string, string>, message: RegExp]> = {
    'a field that is not there': [{ card: '<b>\n  {{titel}}</b>' }, /^card\.hbs:2:5: "titel" not defined/],
    'one inside a partial of a partial': [
      { 'site-header': '{{site.nme}}' },
      /^site-header\.hbs:1:3: "nme" not defined/,
    ],
    'bad syntax': [{ pager: 'a\n{{#if x}\n' }, /^pager\.hbs:2: /],
    'a block without end': [{ pager: 'a\n{{#if x}}\nb' }, /^pager\.hbs:3: /],
    'a partial that is not there': [{ card: '{{> crad}}' }, /^card\.hbs: The partial crad could not be found/],
    'a helper that is not there': [{ card: '\n{{shout title}}' }, /^card\.hbs:2:\d+: .*shout/],
  }

  test.each(Object.entries(broken))(
    '%s: the file and the line are named, and the site stays',
    async (_, [templates, message]) => {
      const folder = workspace({ 'posts/a.md': post('A', { tags: ['x'] }) })
      await buildFolder(folder)
      const before = filesIn(join(folder, 'site'))
      await expect(buildFolder(folder, { templates })).rejects.toThrow(message)
      expect(filesIn(join(folder, 'site'))).toEqual(before)
    },
  )

  test('that change have the pages rendered that use them, and no others', async () => {
    const folder = workspace({ 'posts/a.md': post('A', { tags: ['x'] }), 'posts/b.md': post('B') })
    const first = await buildFolder(folder)
    const { written } = await buildFolder(folder, {
      templates: { 'site-terms': '{{#> site-layout}}<h1>{{heading}}</h1>{{/site-layout}}' },
    })
    expect(written).toBe(1)
    expect(await buildFolder(folder)).toMatchObject({ written: 1 })
    const all = await buildFolder(folder, { templates: { 'site-footer': '<footer></footer>' } })
    expect(all.written).toBe(
      first.pages - Object.keys(filesIn(join(folder, 'site/assets'))).length - pagefindFiles(folder),
    )
  })
})

function pagefindFiles(folder: string): number {
  return Object.keys(filesIn(join(folder, 'site/pagefind'))).length
}

test('one build of a site at a time; a lock of a process that is gone does not count', async () => {
  const folder = workspace({ 'posts/a.md': post('A'), 'state/lock': String(process.pid) })
  await expect(buildFolder(folder)).rejects.toThrow(`process ${process.pid}`)
  writeFileSync(join(folder, 'state/lock'), '4194399') // above the most that Linux gives
  expect(await buildFolder(folder)).toMatchObject({ articles: 1 })
  expect(existsSync(join(folder, 'state/lock'))).toBe(false)
})

test('a folder with files of others keeps them', async () => {
  const folder = workspace({ 'posts/a.md': post('A'), 'site/CNAME': 'a.example' })
  mkdirSync(join(folder, 'site/.git'))
  await buildFolder(folder)
  await buildFolder(folder, { settings: { title: 'Other' } })
  expect(existsSync(join(folder, 'site/CNAME')) && existsSync(join(folder, 'site/.git'))).toBe(true)
})
