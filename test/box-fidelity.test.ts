/** How a reading tells what was done to a rendered box. */

import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { typeRows } from '../src/meta/type-rows.ts'
import { prettyPrinted, throughWordPress, withoutData } from './box-filters.ts'
import { readHtmlBox, renderBox, toTree } from './box-render.ts'

const values = {
  topic: 'queues that drain',
  summary: 'It\'s a "summary" -- with quotes',
  stack: ['python', 'redis'],
  difficulty: 'beginner',
  reading_time: 6,
  view_count: 12345,
  score: { quality: 80, depth: 70 },
  revision: { status: 'expanded', last_reviewed: '2026-06-28' },
  flags: { has_images: true, needs_human_review: false },
  checklist: ['note: drain first', 'then stop'],
  entities: [{ name: 'redis', type: 'stack' }],
  image_sources: [{ source: 'a photographer', url: 'https://example.org/a.jpg?w=1&h=2' }],
  notes: [],
}

describe.each(['dl', 'table'] as const)('the %s box', (variant) => {
  const html = renderBox({ values }, alphanode, { variant, language: 'en' })
  const read = (changed: string) => {
    const box = readHtmlBox(changed, alphanode)
    return { fidelity: box?.fidelity, values: typeRows(box?.rows ?? [], alphanode, () => {}).values }
  }

  test.each([
    ['untouched', html],
    ['pretty-printed', prettyPrinted(html)],
    ['through WordPress', throughWordPress(html)],
  ])('exact: %s', (_, changed) => {
    expect(read(changed)).toEqual({ fidelity: 'exact', values })
  })

  test('exact: integers that stand for many', () => {
    const values = { big: 1e20, list: [1e20, [-(2 ** 60)]], in: { far: 1e300 } }
    const box = readHtmlBox(renderBox({ values }, alphanode, { variant, language: 'en' }), alphanode)
    expect(box?.fidelity).toBe('exact')
    expect(typeRows(box?.rows ?? [], alphanode, () => {}).values).toEqual(values)
  })

  test('text-edited: shown text of a carried value', () => {
    expect(read(html.replace('>80 / 100<', '>81 / 100<'))).toEqual({ fidelity: 'text-edited', values })
  })

  test('edited: a value that only its text carries', () => {
    const changed = html.replace('queues that drain', 'queues that fill')
    expect(read(changed)).toEqual({ fidelity: 'edited', values: { ...values, topic: 'queues that fill' } })
  })

  test('edited: a carrier', () => {
    const changed = html.replace('data-raw="80"', 'data-raw="85"')
    expect(read(changed)).toEqual({ fidelity: 'edited', values: { ...values, score: { quality: 85, depth: 70 } } })
  })

  test('edited: an item added by hand', () => {
    const changed = html.replace('<li data-type="text">redis</li>', '<li data-type="text">redis</li><li>celery</li>')
    expect(read(changed)).toEqual({ fidelity: 'edited', values: { ...values, stack: ['python', 'redis', 'celery'] } })
  })

  test('edited: a damaged carrier leaves the shown text', () => {
    const changed = html.replace(/data-type="number" data-raw="6"/, 'data-type="number" data-json="%zz"')
    expect(read(changed).fidelity).toBe('edited')
  })

  test('edited: a carried number that is too large for one leaves the shown text', () => {
    const changed = html.replace(/data-type="number" data-raw="6"/, `data-type="number" data-raw="${'9'.repeat(400)}"`)
    expect(read(changed)).toEqual({ fidelity: 'edited', values: { ...values, reading_time: '6 minutes' } })
  })

  test.each([
    ['without carriers', withoutData(html)],
    ['cleaned as a body is', toHtml(clean(toTree(html)))],
  ])('structural, read from what is shown: %s', (_, changed) => {
    expect(read(changed)).toEqual({ fidelity: 'structural', values })
  })
})

test('a row added by hand stays where it was put', () => {
  const html = renderBox({ values: { custom: 'x', topic: 'y' } }, alphanode)
  const changed = html.replace('</dl>\n<h3', '<div><dt>hash</dt><dd>abc</dd></div></dl>\n<h3')
  const box = readHtmlBox(changed, alphanode)
  expect(box?.rows.map(({ key }) => key)).toEqual(['custom', 'topic', 'hash'])
})
