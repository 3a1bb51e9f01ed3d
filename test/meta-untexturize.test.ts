import { expect, test } from 'vitest'
import type { MetaRow } from '../src/article/draft.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { untexturize } from '../src/meta/untexturize.ts'

function restore(key: string, text: string, evidence: { texts?: string[]; urls?: string[] } = {}) {
  const { report, messages } = createLog('post.html', '')
  const rows = untexturize(
    [{ key, value: { kind: 'text', text } }],
    alphanode,
    () => ({ texts: [], urls: [], ...evidence }),
    report,
  )
  const value = rows[0]?.value
  return {
    text: value?.kind === 'text' ? value.text : value,
    rules: messages.map(({ rule, path }) => [rule, path]),
  }
}

test.each([
  ['code language', 'objective–c', 'objective--c'],
  ['view count', '1’234', "1'234"],
])('%s is plain whatever the rest says', (key, shown, plain) => {
  expect(restore(key, shown).text).toBe(plain)
})

test('URLs inside lists of objects are plain, unless the page has them so', () => {
  const rows: MetaRow[] = [
    {
      key: 'image sources',
      value: {
        kind: 'list',
        items: [
          'https://example.org/a-1024×683.jpg',
          'https://example.org/b–c.jpg',
          'https://example.org/ünï–x.jpg',
        ].map((text) => ({
          kind: 'map',
          rows: [{ key: 'url', value: { kind: 'text', text } }],
        })),
      },
    },
  ]
  const { report, messages } = createLog('post.html', '')
  const restored = untexturize(rows, alphanode, () => ({ texts: [], urls: ['https://example.org/ünï–x.jpg'] }), report)
  expect(JSON.stringify(restored)).toContain('a-1024x683.jpg')
  expect(JSON.stringify(restored)).toContain('b--c.jpg')
  expect(JSON.stringify(restored)).toContain('ünï–x.jpg')
  expect(messages.map(({ path }) => path)).toEqual([
    'meta.values.image_sources.0.url',
    'meta.values.image_sources.1.url',
  ])
})

const evidence = { texts: ['don\'t panic – use "tea" (640x480), then wait...', 'pots - and pans'] }
test.each([
  ['don’t panic', "don't panic"],
  ['wait… with “tea”.', 'wait... with "tea".'],
  ['640×480', '640x480'],
  ['pots – and pans', 'pots - and pans'],
  ['« tea »', '« tea »'],
  ['« tea »'.replaceAll(' ', '\u00a0'), '"tea"'],
  ['cups – and pans', 'cups – and pans'],
  ['don’t shan’t', 'don’t shan’t'],
  ['plain', 'plain'],
])('the topic %j is %j, as other texts of the article show', (shown, plain) => {
  const { text, rules } = restore('topic', shown, evidence)
  expect(text).toBe(plain)
  expect(rules).toEqual(shown === plain ? [] : [['meta/typography', 'meta.values.topic']])
})

test('typed values are exact and stay', () => {
  const rows: MetaRow[] = [{ key: 'code language', value: { kind: 'typed', value: 'a–b' } }]
  const { report, messages } = createLog('post.html', '')
  expect(untexturize(rows, alphanode, () => ({ texts: ['a--b'], urls: [] }), report)).toEqual(rows)
  expect(messages).toEqual([])
})

test('a word of a million commas is as other texts show it', () => {
  const commas = ','.repeat(1_000_000)
  const { text } = restore('topic', `don’t ${commas}x`, { texts: [`don't ${commas}x`] })
  expect(text).toBe(`don't ${commas}x`)
})
