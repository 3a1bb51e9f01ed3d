import { expect, test } from 'vitest'
import { factParts } from '../src/read/text/fact-parts.ts'

const said = (line: string) => factParts(line)?.map(({ fact, value }) => `${fact}: ${value}`)

test.each([
  ['Posted in Cellars, Data & CoTagged cold, dark', ['categories: Cellars, Data & Co', 'tags: cold, dark']],
  [
    'Posted on March 4, 2026Author mriversCategories Cellars, QueuesTags C++',
    ['publishedAt: March 4, 2026', 'authors: mrivers', 'categories: Cellars, Queues', 'tags: C++'],
  ],
  [
    'This entry was posted in Cellars and tagged cold on March 4, 2026 by mrivers.',
    ['categories: Cellars', 'tags: cold', 'publishedAt: March 4, 2026', 'authors: mrivers'],
  ],
  ['Categories Cellars Tags cold', ['categories: Cellars', 'tags: cold']],
  ['By Maria José da Silva', ['authors: Maria José da Silva']],
  ['Kategorien: Keller | Warteschlangen', ['categories: Keller', 'categories: Warteschlangen']],
])('reads the facts of a line: %s', (line, parts) => {
  expect(said(line)).toEqual(parts)
})

test.each([
  'Categories of errors',
  'Tags',
  'Author of the week',
  'Por qué importa',
  'In the beginning',
  'By default, the server waits for an answer that never comes.',
  'Posted on the wall was a list of names',
])('reads no facts where a text only begins like them: %s', (line) => {
  expect(said(line)).toBeUndefined()
})

test('reads a value on the line below its words, and goes on behind a comma', () => {
  const by = factParts('by', [{ fact: 'publishedAt', value: '4 March 2026' }])
  expect(by).toEqual([{ fact: 'authors', value: '' }])
  expect(factParts('mrivers', by)).toEqual([{ fact: 'authors', value: 'mrivers' }])
  const terms = factParts('Posted in Cellars,')
  expect(factParts('QueuesTags cold', terms)).toEqual([
    { fact: 'categories', value: 'Queues' },
    { fact: 'tags', value: 'cold' },
  ])
})

test('keeps what is written with `_`, but in names', () => {
  expect(said('Post Tags: #snake_case#b')).toEqual(['tags: #snake_case#b'])
  expect(said('Posted by mei_tanaka')).toEqual(['authors: mei_tanaka'])
  expect(said('Posted on March_4,_2026 by Marta_de_la_Tour')).toEqual([
    'publishedAt: March 4, 2026',
    'authors: Marta de la Tour',
  ])
})
