import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { robotsText, type SitemapEntry, sitemapLimits, writeSitemap } from '../src/site/sitemap.ts'

const site = 'https://notes.example/sub/'
const pages = (count: number): SitemapEntry[] => Array.from({ length: count }, (_, i) => ({ url: `${site}${i}/` }))
const locations = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url)

describe('a sitemap', () => {
  test('names pages, when they changed, and what they show', () => {
    const entries: SitemapEntry[] = [
      { url: `${site}?a&b`, modifiedAt: '2026-03-09', images: [`${site}a.png?<&>`] },
      { url: `${site}local/`, modifiedAt: '2026-03-09T10:00' },
    ]
    const [only, ...others] = [...writeSitemap(entries, site)]
    expect(others).toEqual([])
    expect(only?.file).toBe('sitemap.xml')
    expect(only?.text).toBe(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>${site}?a&amp;b</loc><lastmod>2026-03-09</lastmod><image:image><image:loc>${site}a.png?&lt;&amp;&gt;</image:loc></image:image></url>
<url><loc>${site}local/</loc><lastmod>2026-03-09T10:00Z</lastmod></url>
</urlset>
`)
  })

  test.each([
    [0, ['sitemap.xml']],
    [50_000, ['sitemap.xml']],
    [50_001, ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']],
    [150_001, ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml', 'sitemap-4.xml', 'sitemap.xml']],
  ])('of %d pages is split as the protocol wants', (count, names) => {
    const files = [...writeSitemap(pages(count), site)]
    expect(files.map(({ file }) => file)).toEqual(names)
    const index = files.at(-1)
    const sets = files.length > 1 ? files.slice(0, -1) : files
    expect(sets.flatMap(({ text }) => locations(text))).toEqual(pages(count).map(({ url }) => url))
    if (files.length > 1) expect(locations(index?.text ?? '')).toEqual(sets.map(({ file }) => site + file))
  })

  test('is split by bytes of UTF-8 too', () => {
    const entries = pages(100).map(({ url }) => ({ url: `${url}é€` }))
    const limits = { ...sitemapLimits, bytes: 1000 }
    const files = [...writeSitemap(entries, site, limits)].slice(0, -1)
    expect(files.length).toBeGreaterThan(5)
    expect(files.every(({ text }) => Buffer.byteLength(text) <= limits.bytes)).toBe(true)
    expect(files.flatMap(({ text }) => locations(text))).toEqual(entries.map(({ url }) => url))
  })

  test('reads its pages only when it needs them', () => {
    let asked = 0
    const endless = (function* () {
      for (;;) yield { url: `${site}${asked++}/` }
    })()
    writeSitemap(endless, site).next()
    expect(asked).toBeLessThanOrEqual(2 * sitemapLimits.urls + 1)
  })
})

test('robots.txt names the sitemap', () => {
  expect(robotsText(site)).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${site}sitemap.xml\n`)
})

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
test.skipIf(!hasXmllint)('sitemaps are well-formed (skipped without xmllint)', () => {
  const hostile = [{ url: `${site}\u0001]]>"'&lt;`, images: ['https://a.example/\ud800'] }, ...pages(2)]
  for (const { text } of writeSitemap(hostile, site, { ...sitemapLimits, urls: 2 })) {
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: text, encoding: 'utf8' })
    expect(stderr).toBe('')
  }
})
