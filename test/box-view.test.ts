/** How values look in a rendered box. */

import { describe, expect, test } from 'vitest'
import type { Json } from '../src/article/json.ts'
import { rowsToJson } from '../src/meta/box/json-text.ts'
import { toRows } from '../src/meta/box/to-nodes.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { generic } from '../src/meta/profiles/generic.ts'
import { boxView } from '../src/render/box-view.ts'
import { readHtmlBox, renderBox } from './box-render.ts'

/** The HTML inside of the value of one unknown key. */
const shown = (value: Json) => /<dd[^>]*>([\s\S]*)<\/dd>/.exec(renderBox({ values: { own: value } }, generic))?.[1]

describe('values', () => {
  test.each<[string, Json, string]>([
    ['yes', true, 'yes'],
    ['no', false, 'no'],
    ['a number', 699158, '699158'],
    ['null', null, '<span class="meta-empty">none</span>'],
    ['empty text', '', '<span class="meta-empty">empty text</span>'],
    ['white space', ' \n', '<span class="meta-empty">blank text</span>'],
    ['an empty list', [], '<span class="meta-empty">empty list</span>'],
    ['an empty object', {}, '<span class="meta-empty">no fields</span>'],
    ['lines', 'a\r\nb', 'a<br>b'],
    ['characters that HTML cannot hold', 'a\u0000b\ud800', 'a\ufffdb\ufffd'],
    ['markup', '<b>"x"</b>', '&lt;b&gt;&quot;x&quot;&lt;/b&gt;'],
    ['a URL', 'https://example.org/a', '<a href="https://example.org/a">https://example.org/a</a>'],
    ['a URL that may not be followed', 'javascript:alert(1)', 'javascript:alert(1)'],
    ['a date that the profile does not know', '2026-06-28', '2026-06-28'],
  ])('%s', (_, value, html) => {
    expect(shown(value)).toBe(html)
  })

  test('short words stand side by side, texts below each other', () => {
    expect(shown(['a', 'b'])).toContain('<ul class="meta-inline" role="list">')
    expect(shown(['a', 'a text that is longer than a word'])).toContain('<ul class="meta-list" role="list">')
  })

  test('long lists are folded away behind their count', () => {
    expect(shown(Array.from({ length: 12 }, (_, index) => index))).not.toContain('<details')
    expect(shown(Array.from({ length: 13 }, (_, index) => index))).toContain('<summary>13 items</summary>')
  })
})

test('the profile says how numbers and dates are shown', () => {
  const values = {
    view_count: 1234567,
    reading_time: 6,
    score: { quality: 80 },
    revision: { last_reviewed: '2026-06-28' },
  }
  const german = renderBox({ values }, alphanode, { language: 'de' })
  for (const text of ['>1.234.567<', '>6 minutes<', '>80 / 100<', '>28. Juni 2026</time>'])
    expect(german).toContain(text)
  expect(renderBox({ values }, alphanode, { language: 'no such tag' })).toContain('>1,234,567<')
})

test('known fields have their labels, others stand apart under their keys', () => {
  const view = boxView({ values: { own: 1, view_count: 2 } }, alphanode)
  expect(view?.groups.map(({ title, rows }) => [title, rows.map(({ label }) => label)])).toEqual([
    [undefined, ['View count']],
    ['Other fields', ['own']],
  ])
})

test('without values there is no box', () => {
  expect(boxView({ values: {} }, alphanode)).toBeUndefined()
})

test.each([
  ['objects', (value: Json): Json => ({ inner: value })],
  ['lists', (value: Json): Json => [value]],
])('deep %s come back', (_, wrap) => {
  let value: Json = 'bottom'
  for (let depth = 0; depth < 90; depth++) value = wrap(value)
  const values = { own: value }
  for (const variant of ['dl', 'table'] as const) {
    const box = readHtmlBox(renderBox({ values }, alphanode, { variant }), alphanode)
    expect(box?.fidelity).toBe('exact')
    expect(rowsToJson(box?.rows ?? [])).toBe(rowsToJson(toRows({ values })))
  }
})

test('the two layouts carry the same', () => {
  const values = { topic: 'a', own: [{ b: null }] }
  const [dl, table] = (['dl', 'table'] as const).map((variant) =>
    readHtmlBox(renderBox({ values }, alphanode, { variant }), alphanode),
  )
  expect(dl?.rows.map(({ at: _at, ...row }) => row)).toEqual(table?.rows.map(({ at: _at, ...row }) => row))
})
