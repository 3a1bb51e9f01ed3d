import { expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import type { JsonObject } from '../src/article/json.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'

const article: Article = {
  version: 1,
  id: 'alphanode-000012',
  slug: 'tea',
  authors: [],
  categories: [],
  tags: [],
  body: {
    html: '',
    text: 'Lead.\n\nOne.\n\nTwo.\n\nboil “water”\n\nwait 5 minutes\n\nputs "tea"',
    outline: [],
    words: 320,
    paragraphs: 3,
  },
  codeBlocks: [{ code: 'puts "tea"', language: 'ruby', languageFrom: 'class' }],
  images: [
    { src: 'https://example.org/uploads/pot-1024x683.jpg?w=2', alt: 'a pot', width: 4, height: 3 },
    { alt: '', caption: 'A cup’s shadow' },
  ],
  similar: [],
  meta: { profile: 'alphanode', values: {} },
  source: { format: 'text', path: 'tea.txt', sha256: '0'.repeat(64) },
}

const agreeing: JsonObject = {
  stack: ['kettles', 'water'],
  code_language: 'rb',
  reading_time: 6,
  reference: 'anp-ref-000012-77',
  flags: { has_images: true },
  checklist: ['Boil "water"', 'wait 5  minutes'],
  entities: [
    { name: 'Kettles', type: 'stack' },
    { name: 'heat', type: 'problem' },
  ],
  image_sources: [
    { url: 'http://example.org/uploads/pot.jpg', caption: 'else' },
    { url: 'https://elsewhere.example/cup.png', caption: "a cup's shadow" },
  ],
  payload: { source_id: 'alphanode-000012', paragraphs: 3, seed: 12 },
}

function check(values: JsonObject, changes: Partial<Article> = {}) {
  const { report, messages } = createLog('tea.txt', '')
  for (const run of alphanode.checks) run({ ...article, ...changes, meta: { profile: 'alphanode', values } }, report)
  return messages.map(({ rule, path }) => [rule, path])
}

test('a box that agrees with its article, and an empty one, are not talked about', () => {
  expect(check(agreeing)).toEqual([])
  expect(check({})).toEqual([])
})

test('values of the wrong type are left to the typing', () => {
  const wrong = Object.fromEntries(Object.keys(agreeing).map((key) => [key, key === 'stack' ? { a: 1 } : 'x']))
  expect(check({ ...wrong, code_language: 7 })).toEqual([])
})

test.each<[[rule: string, path: string], JsonObject]>([
  [['meta/paragraphs', 'meta.values.payload.paragraphs'], { payload: { paragraphs: 4 } }],
  [['meta/paragraphs', 'meta.values.payload.paragraphs'], { payload: { paragraphs: 1 } }],
  [['meta/has-images', 'meta.values.flags.has_images'], { flags: { has_images: false } }],
  [['meta/checklist', 'meta.values.checklist'], { checklist: ['wait 5 minutes', 'drink'] }],
  [['meta/code-language', 'meta.values.code_language'], { code_language: 'python' }],
  [['meta/reading-time', 'meta.values.reading_time'], { reading_time: 60 }],
  [['meta/reading-time', 'meta.values.reading_time'], { reading_time: -1 }],
  [
    ['meta/reference', 'meta.values.reference'],
    { reference: 'anp-ref-000013-12', payload: { source_id: 'alphanode-000012' } },
  ],
  [['meta/seed', 'meta.values.payload.seed'], { payload: { source_id: 'alphanode-000012', seed: 13 } }],
  [['meta/stack', 'meta.values.entities.0'], { stack: ['cups'], entities: [{ name: 'kettles', type: 'stack' }] }],
])('%s is said of %j', (rule, values) => {
  expect(check(values)).toEqual([rule])
})

test('images that only one side has are named', () => {
  const sources = [{ caption: 'a pot' }, { url: 'https://example.org/tray.jpg', caption: 'a tray' }]
  expect(check({ image_sources: sources })).toEqual([
    ['meta/image-source', 'meta.values.image_sources.1'],
    ['meta/image-unlisted', 'images.1'],
  ])
})

test('a stated language with no code at all is said; code without a language says nothing', () => {
  expect(check({ code_language: 'ruby' }, { codeBlocks: [] })).toEqual([
    ['meta/code-language', 'meta.values.code_language'],
  ])
  expect(check({ code_language: 'ruby' }, { codeBlocks: [{ code: 'x' }] })).toEqual([])
})
