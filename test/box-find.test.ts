/** Where in a body the box is, and what the body is without it. */

import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { findBox } from '../src/meta/box/find-box.ts'
import type { Profile } from '../src/meta/profile.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { generic } from '../src/meta/profiles/generic.ts'
import { renderBox, toTree } from './box-render.ts'

function find(html: string, profile: Profile = alphanode) {
  const rules: string[] = []
  const found = findBox(toTree(html), profile, (rule) => rules.push(rule))
  const rest = found && unified().use(rehypeStringify).stringify(found.rest)
  return { keys: found?.box.rows.map(({ key }) => key), rest, rules }
}

const table = '<table><tr><th>topic</th><td>queues</td></tr></table>'
const list = '<ul><li>topic: queues</li></ul>'

describe('a heading and what follows it', () => {
  test.each([
    ['a heading', `<h2>AlphaNode Post Meta</h2>${table}`],
    ['a heading with signs and a link', `<h3>📋 Post-meta: <a href="#x">#</a></h3>${list}`],
    ['a bold line', `<p><strong>alphanode post meta</strong></p>${list}`],
    ['a heading in a wrapper of its own', `<div><header><h2>Post meta</h2></header>${table}</div>`],
    ['a section', `<section class="box"><h2>Post meta</h2><div><figure>${table}</figure></div></section>`],
    ['a caption', '<figure><table><caption>Post meta</caption><tr><td>topic</td><td>x</td></tr></table></figure>'],
    ['a caption below', `<figure>${table}<figcaption>Post meta</figcaption></figure>`],
    ['a caption above', `<figure><figcaption>Post meta</figcaption>${table}</figure>`],
    ['a first row', '<table><tr><th colspan="2">Post meta</th></tr><tr><td>topic</td><td>x</td></tr></table>'],
    ['details', `<details><summary>Post meta</summary>${list}</details>`],
  ])('%s', (_, box) => {
    expect(find(`<p>before</p>${box}<p>after</p>`)).toEqual({
      keys: ['topic'],
      rest: '<p>before</p><p>after</p>',
      rules: [],
    })
  })

  test('an introducing line stays in the body', () => {
    expect(find(`<h2>Post meta</h2><p>As stored.</p>${table}`)).toMatchObject({
      keys: ['topic'],
      rest: '<p>As stored.</p>',
    })
  })

  test('groups under deeper headings belong to it, what follows does not', () => {
    const found = find(`<h2>Post meta</h2>${table}<h3>Other</h3><dl><dt>a</dt><dd>b</dd></dl><h2>End</h2>${list}`)
    expect(found).toMatchObject({ keys: ['topic', 'a'], rest: `<h2>End</h2>${list}` })
  })

  test('a list without labels right after it is text, one with labels belongs to it', () => {
    const steps = '<ul><li>Never edit it.</li><li>Back it up.</li></ul>'
    expect(find(`<h2>Post meta</h2>${table}${steps}`)).toEqual({ keys: ['topic'], rest: steps, rules: [] })
    const more = '<ul><li>difficulty: hard</li><li>Back it up.</li></ul>'
    expect(find(`<h2>Post meta</h2>${table}${more}`)).toMatchObject({ keys: ['topic', 'difficulty'] })
  })

  test('a section about post meta is no box', () => {
    const html =
      '<h2>Post meta</h2><p>It is stored in a table.</p><p>More.</p><ul><li>Never edit it.</li><li>Back it up.</li></ul>'
    expect(find(html).keys).toBeUndefined()
    expect(find('<h2>Post meta</h2><ul><li>Never edit it.</li><li>Back it up.</li></ul>')).toMatchObject({ rules: [] })
  })
})

test('a box without heading is known by its labels', () => {
  const rows = '<dt>topic</dt><dd>x</dd><dt>reading time</dt><dd>6</dd><dt>View count</dt><dd>7</dd>'
  expect(find(`<h2>Facts</h2><dl>${rows}</dl>`)).toMatchObject({
    keys: ['topic', 'reading time', 'View count'],
    rest: '',
  })
  expect(find('<dl><dt>topic</dt><dd>x</dd><dt>queue</dt><dd>y</dd></dl>').keys).toBeUndefined()
})

test('our own box is found by its carriers, in any profile', () => {
  const html = renderBox({ values: { topic: 'x', own: [1, 2] } }, alphanode, { heading: 'Anything' })
  expect(find(`<p>a</p><div>${html}</div>`)).toMatchObject({ keys: ['topic', 'own'], rest: '<p>a</p>' })
  expect(find(html, generic)).toMatchObject({ keys: ['topic', 'own'] })
})

test('of two boxes the first is read, the second stays', () => {
  const found = find(`<h2>Post meta</h2>${table}<p>x</p><h2>Post meta</h2>${list}`)
  expect(found).toEqual({ keys: ['topic'], rest: `<p>x</p><h2>Post meta</h2>${list}`, rules: ['read/several-boxes'] })
})

test('what has no label is left out with a message', () => {
  const rows = '<li>topic: x</li><li>hash: y</li><li>a sentence without one</li>'
  expect(find(`<h2>Post meta</h2><ul>${rows}</ul>`)).toMatchObject({ keys: ['topic', 'hash'], rules: ['read/box-row'] })
})

test('the generic profile reads a box under a common heading only', () => {
  expect(find(`<h2>Key facts</h2>${table}`, generic).keys).toEqual(['topic'])
  expect(find(`<h2>Results</h2>${table}`, generic).keys).toBeUndefined()
})

test('the box after five thousand headings without one is found', () => {
  const before = '<h2>Post meta</h2><p>a</p><p>b</p>'.repeat(5_000)
  const html = `${before}${'<div>'.repeat(200)}<h2>Post meta</h2>${list}`
  expect(find(html).keys).toEqual(['topic'])
})
