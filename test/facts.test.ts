/** What pages that mark nothing, or too much, say of their article. */

import { describe, expect, test } from 'vitest'
import { importSource, profiles } from '../src/index.ts'

const prose = `<p>The tide came in before six, and nobody at the harbour had thought of the ladder that was still leaning on
the wall. By noon the reporter had left; the best of the pictures is not overall sharp, and a category of its own.</p>
<p>What is left of the ladder hangs in the office of the harbour master, who speaks of it with every visitor, and who
has numbered the rungs so that a global audience may follow the story from one to the next.</p>
<p>It is a short story, and a wet one, and the people who tell it have checked each of its facts with the pilots of the
night, who agree on nothing but the hour at which the water was highest.</p>`

interface Parts {
  head?: string
  over?: string
  under?: string
  titled?: string
  heading?: string
}

const named = 'The ladder of the harbour'

async function factsOf({ head = '', over = '', under = '', titled = named, heading = `<h1>${named}</h1>` }: Parts) {
  const page = `<!doctype html><html lang="en"><head><title>${titled}</title>${head}</head><body>
<div class="top"><a href="/">Ferry news</a></div><div class="page">${heading}${over}${prose}</div>
${under}</body></html>`
  const [result] = await importSource('ladder.html', Buffer.from(page), { profile: profiles.generic })
  const { title, authors = [], categories = [], tags = [] } = result?.article ?? {}
  return { title, authors: authors.map(({ name }) => name), categories, tags }
}

const dated = (line: string) => `<p>${line}</p><p>9 March 2024</p>`

describe('the authors of a page', () => {
  test.each<[what: string, page: Parts, names: string[]]>([
    [
      'what stands behind a name that is stated too is no part of it',
      {
        head: '<meta name="author" content="Ann Example">',
        over: '<p>By <b>Ann Example</b> Global Notes</p>',
      },
      ['Ann Example'],
    ],
    [
      'what a microformat names is an author only on a card of one',
      { under: '<div class="item"><span class="fn">Ladder Climbing Facts</span></div>' },
      [],
    ],
    [
      'who answers is marked like the author, but far below',
      {
        under: `<div class="reply"><div class="byline">Ann Example</div>${prose.repeat(6)}<div class="author">Bob Sample</div></div>`,
      },
      ['Ann Example'],
    ],
    [
      'what stands over the text of a marked body is not in it',
      {
        over: '<div class="story-body"><span class="byline"><b class="byline-name">By Ann Example</b> <i>Ferry News, Harbour</i></span>',
      },
      ['Ann Example'],
    ],
    [
      'a line beside a date is none if it is longer than names are',
      { over: dated('Warm Themes Nils Sherif Elections') },
      [],
    ],
    ['or if it abbreviates', { over: dated('RNA Molo Plus') }, []],
    ['a month behind a name is of a date', { over: '<p>By Ann Example March 9</p>' }, ['Ann Example']],
    [
      'a line under a picture whose words the page also writes small is no name',
      { over: '<p><img src="/a.png" alt=""></p><p>Best Overall</p>' },
      [],
    ],
    ['an office behind a name is no second author', { over: '<p>By Ann Example, Harbour Master</p>' }, ['Ann Example']],
    [
      'each author may stand in a line of its own',
      {
        over: `<h6>Author(s)</h6><ul><li><a href="/all/?_author=1">Ann Example</a></li><li><a href="/all/?_author=2">Bo
Lind</a></li></ul>`,
      },
      ['Ann Example', 'Bo Lind'],
    ],
    [
      'who reviewed the text did not write it',
      {
        over: `<p><a href="/author/ann">Ann Example</a></p><p>Reviewed by <a href="/author/bo">Bo Lind</a></p>`,
      },
      ['Ann Example'],
    ],
    [
      'of three names the last may stand behind a comma and "and"',
      { over: '<p>By Ann Example, Bo Lind, and Ida Vik</p>' },
      ['Ann Example', 'Bo Lind', 'Ida Vik'],
    ],
    [
      'a group that JSON-LD names has the name that it says',
      {
        head: `<script type="application/ld+json">{"@type":"Article","author":{"@type":"GovernmentOrganization",
"name":"Center for Tides and Ladders"}}</script>`,
      },
      ['Center for Tides and Ladders'],
    ],
    [
      'a link to a profile at a network is no name',
      { under: '<p><a href="https://bsky.example/profile/ann">Bluesky</a></p>' },
      [],
    ],
    [
      'an account may stand beside the date',
      { over: '<p><time datetime="2026-01-09">9/1</time></p><p>by ann_93</p>' },
      ['ann_93'],
    ],
    ['a name with points is a name', { head: '<meta name="author" content="ann.b.example">' }, ['ann.b.example']],
  ])('%s', async (_, page, names) => {
    expect(await factsOf(page)).toMatchObject({ authors: names })
  })
})

test.each<[what: string, page: Parts]>([
  [
    'sections and a site that it names behind it',
    { titled: `${named} | Boats/Wood | News`, heading: `<h3>${named}</h3>` },
  ],
  ['the name of its section in the heading', { heading: `<h1>${named} <a href="/boats">Boats</a></h1>` }],
  ['what it says again', { titled: `${named} ${named}`, heading: `<h1>${named} ${named}</h1>` }],
  [
    'the name of the manual it is a page of',
    {
      titled: `${named} | Boats v2`,
      heading: `<h1>Boats v2</h1><ul><li><a href="/">Oars</a></li></ul><h2>${named} <a href="#l">#</a></h2>`,
    },
  ],
  ['the name of its host', { titled: `${named} - theferry.com.pk`, heading: '' }],
])('the title of a page is without %s', async (_, page) => {
  expect((await factsOf(page)).title).toBe(named)
})

describe('the terms of a page', () => {
  const links = (...names: string[]) => names.map((name) => `<a href="/topics/${name}">#${name}</a>`)

  test.each<[what: string, page: Parts, terms: { categories?: string[]; tags?: string[] }]>([
    [
      'stand in lines of their own under the text',
      {
        under: `<div><div>Filed under</div>${links('tides', 'ladders')
          .map((link) => `<p>${link}</p>`)
          .join('')}</div>`,
      },
      { tags: ['tides', 'ladders'] },
    ],
    [
      'stand over it',
      { over: '<p><a href="/category/harbour/">Harbour</a></p><p>By Ann Example</p>' },
      { categories: ['Harbour'], tags: [] },
    ],
    [
      'are none in menus',
      { under: `<ul class="menu"><li>${links('tides', 'ladders').join('</li><li>')}</li></ul>` },
      { tags: [] },
    ],
    [
      'are none in prose',
      { under: `<p>Read all that we have written on ${links('tides').join()} in the year of the storm.</p>` },
      { tags: [] },
    ],
    [
      'are none where a site lists all that it has',
      { under: `<p>${links(...Array.from({ length: 40 }, (_, index) => `tide-${index}`)).join(' ')}</p>` },
      { tags: [] },
    ],
    [
      'are those that the page states, if it states some',
      { head: '<meta property="article:tag" content="Ladders">', under: `<p>${links('tides').join()}</p>` },
      { tags: ['Ladders'] },
    ],
  ])('%s', async (_, page, terms) => {
    expect(await factsOf(page)).toMatchObject(terms)
  })
})

test('the title of a page counts wherever a server that streams it has written it', async () => {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><div hidden></div><h1>94</h1>
<h1>The ladder of the harbour</h1>${prose}<h1>Ω 12</h1><title>The ladder of the harbour — Ferry news</title>
<meta name="author" content="Ann Example"><meta property="og:title" content="The ladder of the harbour"></body></html>`
  const [result] = await importSource('ladder.html', Buffer.from(page), { profile: profiles.generic })
  expect(result?.article).toMatchObject({ title: 'The ladder of the harbour', authors: [{ name: 'Ann Example' }] })
})

describe('lines round a body that is marked', () => {
  const read = async (over: string, opening = '', inset = '') => {
    const page = `<!doctype html><html lang="en"><head><title>The ladder of the harbour</title></head><body>
<h1>The ladder of the harbour</h1>${over}<div class="entry-content">${opening}${prose}${inset}</div>
<ol class="comment-list"><li><p>Bo Lind says:</p><p>May 3, 2026 at 10:49</p></li></ol></body></html>`
    const [result] = await importSource('ladder.html', Buffer.from(page))
    return result?.article
  }

  test('are asked for what nothing else says', async () => {
    expect(await read('<p>By Ann Example on January 9, 2026</p>')).toMatchObject({
      authors: [{ name: 'Ann Example' }],
      publishedAt: '2026-01-09',
    })
  })

  test('name an author within it only where nothing of its text stands before', async () => {
    const byline = '<p class="byline"><b class="byline-name">By Ann Example</b> Ferry News, Harbour</p>'
    expect((await read('', byline))?.authors).toEqual([{ name: 'Ann Example' }])
    expect((await read('', '', byline))?.authors).toEqual([])
  })

  test('give no day of a comment, and no group', async () => {
    const article = await read('<p>By the harbour office</p>')
    expect(article?.authors).toEqual([])
    expect(article).not.toHaveProperty('publishedAt')
  })
})
