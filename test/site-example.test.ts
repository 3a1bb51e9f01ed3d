/** The example site: every link of it leads somewhere, and its pages are read back as the articles they are of. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { buildFolder, filesIn } from './support/site.ts'

const example = fileURLToPath(new URL('../examples/site', import.meta.url))
const url = 'https://harbour.example/'
let files: Record<string, string>

const folder = mkdtempSync(join(tmpdir(), 'alphanode-example-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  await buildFolder(example, {
    out: join(folder, 'site'),
    state: join(folder, 'state'),
    settings: { url },
  })
  files = filesIn(join(folder, 'site'))
})

const pages = () => Object.entries(files).filter(([path]) => path.endsWith('.html'))
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => decode(value))
const decode = (value: string) =>
  value.replace(/&#x([\da-f]+);|&amp;/gi, (_, hex) => (hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : '&'))

test('no link is broken, and no fragment', () => {
  const broken: string[] = []
  for (const [path, html] of pages()) {
    for (const href of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
      if (/^(?:https?:|mailto:|data:)/.test(href)) continue
      const [target = '', fragment] = href.split('#')
      // The page 404 alone has links from the top.
      const place = target.startsWith('/') ? target.slice(1) : target === '' ? path : posix.join(dirname(path), target)
      const file = files[decodeURIComponent(place)]
      const isThere =
        file !== undefined && (fragment === undefined || attributes(file, 'id').includes(decodeURIComponent(fragment)))
      if (!isThere) broken.push(`${path}: ${href}`)
    }
  }
  expect(broken).toEqual([])
})

test('every absolute URL of the site in feeds, sitemap and heads is that of a page', () => {
  const broken = Object.entries(files).flatMap(([path, text]) => {
    if (/^(?:pagefind|assets)\//.test(path)) return []
    const found = [...text.matchAll(/https:\/\/harbour\.example\/(?!author\/)([^"&<\s\\]*)/g)].map(([, rest = '']) =>
      decodeURIComponent(rest),
    )
    return found
      .filter((target) => files[target.replace(/#.*/, '') || 'index.html'] === undefined)
      .map((target) => `${path}: ${target}`)
  })
  expect(broken).toEqual([])
})

test('what needs review is in lists, and not in feeds, sitemap and search', () => {
  const path = 'articles/a-backup-is-a-restore-that-has-not-happened-yet.html'
  expect(files[path]).toContain('content="noindex"')
  expect(files['index.html']).toContain(path)
  for (const name of ['feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml']) expect(files[name]).not.toContain(path)
  expect(JSON.parse(files['pagefind/pagefind-entry.json'] ?? '').languages.en.page_count).toBe(7)
})

test('a page is read back as its article, apart from links that lead to other pages', async () => {
  for (const name of ['small-deploys.md', 'cold-caches.html', 'index-that-never-helped.md', 'logs-for-strangers.md']) {
    const path = join(example, 'posts', name)
    const [source] = await importSource(path, readFileSync(path))
    const [, html = ''] =
      pages().find(([, page]) => page.includes(`&quot;slug&quot;:&quot;${source?.article?.slug}&quot;`)) ?? []
    const [page] = await importSource('page.html', Buffer.from(html))
    expect({ ...page?.article, source: undefined }, name).toEqual({ ...source?.article, source: undefined })
  }
})
