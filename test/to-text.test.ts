import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import type { JsonObject } from '../src/article/json.ts'
import type { Profile } from '../src/meta/profile.ts'
import { profiles } from '../src/meta/profiles.ts'
import { importArticle } from '../src/pipeline.ts'
import { toText } from '../src/render/to-text.ts'

const source = `A bucket
Ops | Data & Co

Reading a cellar

By Marta Ruiz
2026-03-04T09:30:00+01:00

A cellar keeps its temperature for a season.
The logger keeps a line for every minute of it.

The door
The door. photo: M. Ruiz

How to read it

import csv


for row in csv.reader(open("log")):
\tprint(row)

  • one
    • inner
      1. deep
  • two

step\tseconds
read\t4

Nothing else is needed, and nothing else should be done.

alphanode post meta

Topiccellars / loggers
Stack
  • csv
  • python
View count7
Score
  • Quality: 80
Flags
  • Has images: 1
  • Needs human review: 0
Entities
    • Name: cellar
    • Type: place
    • Name: log
    • Type: file
Image sources
    • URL: https://example.com/door.png
    • Caption: The door
release train\tsummer edition
Notes
  • keep: the door shut

Post Tags: #cold#C

Similar Posts

Reading an attic

Reading a roof
`

async function read(text: string, profile: Profile = profiles.alphanode): Promise<Article> {
  const { article } = await importArticle(
    { path: 'dump.txt', bytes: new TextEncoder().encode(text), format: 'text' },
    { profile },
  )
  if (!article) throw new Error('no article')
  return article
}

const facts = ({ source: _, ...rest }: Article) => rest

test('writes the dialect that it reads, line for line', async () => {
  expect(toText(await read(source), profiles.alphanode)).toBe(source)
})

test('what was written reads as the same article', async () => {
  const article = await read(source)
  expect(facts(await read(toText(article, profiles.alphanode)))).toEqual(facts(article))
})

describe('values of the box come back', () => {
  const withValues = async (values: JsonObject, order?: Record<string, string[]>) => {
    const article = await read(source)
    const meta = { profile: 'alphanode', values, ...(order && { order }) }
    return (await read(toText({ ...article, meta }, profiles.alphanode))).meta
  }

  test.each<[string, JsonObject]>([
    ['an empty list of a known key', { stack: [], topic: 'x' }],
    ['a label that begins another', { release: 'train', 'release train': 'x', 'stack overflow': 'y' }],
    ['an unknown label that begins with a known one', { topicality: 'high', 'notes on cold': 'none' }],
    ['a value that looks like a label', { topic: 'summary', difficulty: 'beginner', summary: 'stack' }],
    ['a list in a list', { places: ['a', ['b', ['c']]] }],
    ['objects that begin differently', { entities: [{ name: 'a', type: 'b' }, { type: 'c' }] }],
    ['objects of an unknown key', { people: [{ name: 'a', at: 'home' }, { name: 'b' }] }],
    ['maps in maps', { payload: { source_id: 'a-1', deep: { deeper: { list: ['x', 'y'], end: 'z' } } } }],
    ['items that look like bullets', { notes: ['• a', '- b', '1. c', 'd: e'] }],
    ['an odd key', { __proto__x: 'y', 'a: b': 'c' }],
  ])('%s', async (_, values) => {
    expect((await withValues(values)).values).toEqual(values)
  })

  test('in their order, also keys that came twice', async () => {
    const order = { '': ['7', 'tag', 'topic', 'tag'] }
    const meta = await withValues({ '7': 'x', tag: ['a', 'b'], topic: 't' }, order)
    expect(meta).toMatchObject({ values: { '7': 'x', tag: ['a', 'b'], topic: 't' }, order })
  })
})

test('a profile without known keys is written and read too', async () => {
  const article = await read(source)
  const meta = { profile: 'generic', values: { colour: 'red', parts: ['a', 'b'] } }
  expect((await read(toText({ ...article, meta }, profiles.generic), profiles.generic)).meta).toEqual(meta)
})

test('captions stay with images and code, quotations and definitions keep their text', async () => {
  const article = await read(source)
  const html = `<figure><a href="/x"><img src="/x.png" alt="A door"></a><figcaption>A door. image source: me</figcaption></figure>
    <figure><pre><code>let a = 1;\nlet b = 2;\n</code></pre><figcaption>Listing 1.</figcaption></figure>
    <blockquote><p>Quoted.</p></blockquote><dl><dt>Term</dt><dd>Meaning</dd></dl><p>a<br>b</p><hr>`
  const text = toText(
    { ...article, body: { ...article.body, html }, meta: { profile: 'alphanode', values: {} } },
    profiles.alphanode,
  )
  expect(text).toContain(
    'A door\nA door. image source: me\n\nListing 1.\n\nlet a = 1;\nlet b = 2;\n\nQuoted.\n\nTerm\nMeaning\n\na\nb\n\nPost Tags:',
  )
})
