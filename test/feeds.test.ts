import { spawnSync } from 'node:child_process'
import { load } from 'cheerio'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { type FeedEntry, newest, toFeedEntry } from '../src/site/feed/entry.ts'
import { feeds } from '../src/site/feeds.ts'
import { sample } from './sample-article.ts'

const site = {
  title: 'Field & Notes',
  url: 'https://notes.example/',
  feedUrl: 'https://notes.example/feed?a&b',
  language: 'en',
}
const url = 'https://notes.example/a-build/?one&two'

/** Texts that break out of whatever does not escape them, and characters that XML cannot hold. */
const hostile: Article = {
  ...sample,
  slug: 'hostile',
  title: ']]> </title><x> & "quoted" \u0001 \ud800',
  lead: '<b>bold</b> ]]> &amp;',
  language: 'de',
  authors: [{ name: 'A <b> & C', url: 'javascript:alert(1)' }],
  categories: ['a & "b"'],
  tags: ['a & "b"', '<c>'],
  image: { src: '/dune.png' },
  publishedAt: '2026-01-02T03:04:05',
  body: { ...sample.body, html: '<p>]]> <a href="#user-content-note">1</a> <img src="../a.png" alt=""> \u0008</p>' },
}

const entryOf = (article: Article, at = url): FeedEntry => {
  const entry = toFeedEntry(article, at)
  if (!entry) throw new Error('an entry without date')
  return entry
}
const entries = [entryOf(sample), entryOf(hostile, 'https://notes.example/hostile/')]
const write = (file: string, of = entries) => feeds.find((feed) => feed.file === file)?.write(of, site) ?? ''

describe('read by another project', () => {
  test('RSS', () => {
    const feed = parseRssFeed(write('feed.xml'))
    expect(feed).toMatchObject({ title: site.title, link: site.url, language: 'en' })
    expect(feed.atom?.links).toEqual([{ href: site.feedUrl, rel: 'self', type: 'application/rss+xml' }])
    expect(feed.items?.[0]).toMatchObject({
      title: sample.title,
      link: url,
      guid: { value: url, isPermaLink: true },
      pubDate: 'Sat, 28 Feb 2026 04:30:00 GMT',
      dc: { creators: ['Ida Lindqvist', 'T. O’Rourke'] },
      description: sample.lead,
    })
    expect(feed.items?.[1]?.categories?.map(({ name }) => name)).toEqual(['a & "b"', '<c>'])
    expect(feed.items?.[1]?.description).toBe('&lt;b&gt;bold&lt;/b&gt; ]]&gt; &amp;amp;')
  })

  test('Atom', () => {
    const feed = parseAtomFeed(write('atom.xml'))
    expect(feed).toMatchObject({ id: site.feedUrl, title: { value: site.title }, updated: '2026-03-09T00:00:00Z' })
    expect(feed.entries?.[0]).toMatchObject({
      id: url,
      title: { value: sample.title },
      published: '2026-02-28T04:30:00Z',
      updated: '2026-03-09T00:00:00Z',
      authors: [{ name: 'Ida Lindqvist', uri: 'https://example.org/people/ida/' }, { name: 'T. O’Rourke' }],
      summary: { value: sample.lead },
    })
    expect(feed.entries?.[1]).toMatchObject({
      published: '2026-01-02T03:04:05Z',
      authors: [{ name: 'A <b> & C' }],
      categories: [{ term: 'a & "b"' }, { term: '<c>' }],
      content: {
        type: 'html',
        value:
          '<p>]]> <a href="https://notes.example/hostile/#user-content-note">1</a> <img src="https://notes.example/a.png" alt=""> &#8;</p>',
      },
    })
  })

  test('JSON Feed', () => {
    const text = write('feed.json')
    expect(JSON.parse(text)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'en' })
    const feed = parseJsonFeed(text)
    expect(feed).toMatchObject({ title: site.title, home_page_url: site.url, feed_url: site.feedUrl })
    expect(feed.items?.[1]).toMatchObject({
      id: 'https://notes.example/hostile/',
      title: hostile.title,
      summary: hostile.lead,
      image: 'https://notes.example/dune.png',
      language: 'de',
      authors: [{ name: 'A <b> & C' }],
      tags: ['a & "b"', '<c>'],
    })
  })
})

/** What RFC 4287 demands and parsers let pass: who breaks which section. */
function atomFaults(xml: string): string[] {
  const $ = load(xml, { xml: true })
  const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)
  return ['feed', ...$('entry').map((index) => `entry:nth-of-type(${index + 1})`)].flatMap((selector) => {
    const of = (name: string) => $(selector).children(name)
    const isEntry = selector !== 'feed'
    const demands: [section: string, holds: boolean][] = [
      [
        '4.1.1 and 4.1.2: exactly one id, title and updated',
        ['id', 'title', 'updated'].every((n) => of(n).length === 1),
      ],
      [
        '4.1.2: at most one published, summary, content',
        ['published', 'summary', 'content'].every((n) => of(n).length < 2),
      ],
      ['4.1.1: an author', of('author').length > 0 || $('feed > author').length > 0],
      [
        '3.2: one name a person',
        of('author')
          .get()
          .every((person) => $(person).children('name').length === 1),
      ],
      [
        '3.3: instants',
        ['updated', 'published'].every((n) =>
          of(n)
            .get()
            .every((node) => isInstant($(node).text())),
        ),
      ],
      ['4.2.6: an absolute id', URL.canParse(of('id').text())],
      [
        '4.2.2: a term for each category',
        of('category')
          .get()
          .every((node) => $(node).attr('term') !== undefined),
      ],
      [
        '4.2.7: links have a target',
        of('link')
          .get()
          .every((node) => URL.canParse($(node).attr('href') ?? '')),
      ],
      ['4.1.1: one alternate a type', of('link').filter('[rel=alternate]').length === 1],
      ['4.1.1: a feed names itself', isEntry || of('link').filter('[rel=self]').length === 1],
      ['3.1.1: plain text has no children', of('title').children().length + of('summary').children().length === 0],
    ]
    return demands.flatMap(([section, holds]) => (holds ? [] : [`${selector}: ${section}`]))
  })
}

test('Atom keeps to RFC 4287', () => {
  expect(atomFaults(write('atom.xml'))).toEqual([])
  expect(atomFaults(write('atom.xml', []))).toEqual([])
  expect(atomFaults(write('atom.xml').replace(/<updated>.*?<\/updated>/g, ''))).toHaveLength(3)
})

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
test.skipIf(!hasXmllint)('RSS and Atom are well-formed (skipped without xmllint)', () => {
  for (const file of ['feed.xml', 'atom.xml']) {
    for (const of of [entries, []]) {
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: write(file, of), encoding: 'utf8' })
      expect(stderr).toBe('')
    }
  }
})

describe('the newest', () => {
  const at = (url: string, publishedAt?: string, modifiedAt?: string) => ({ url, publishedAt, modifiedAt })

  test('are chosen by moment, and without a date not at all', () => {
    const all = [
      at('b', '2026-01-01'),
      at('evening', '2026-01-01T23:00:00-05:00'),
      at('undated'),
      at('a', '2026-01-01'),
      at('changed', undefined, '2026-01-02'),
      at('no day', '2026-13-01'),
      at('local', '2026-01-01T05:00'),
    ]
    expect(newest(all, 9).map(({ url }) => url)).toEqual(['evening', 'changed', 'local', 'a', 'b'])
    expect(newest([...all].reverse(), 2)).toEqual(newest(all, 2))
  })

  test('make the same feed whenever it is made, dated by the last change', () => {
    const { publishedAt: _, modifiedAt: __, ...undated } = sample
    expect(toFeedEntry(undated, url)).toBeUndefined()
    expect(write('atom.xml', [])).toContain('<updated>1970-01-01T00:00:00Z</updated>')
    expect(write('feed.xml')).toContain('<lastBuildDate>Mon, 09 Mar 2026 00:00:00 GMT</lastBuildDate>')
  })
})
