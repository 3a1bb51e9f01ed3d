/** Boxes as other programs write them. */

import { describe, expect, test } from 'vitest'
import type { MetaNode, MetaRow } from '../src/article/draft.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { generic } from '../src/meta/profiles/generic.ts'
import { readHtmlBox } from './box-render.ts'

/** Rows as plain values: texts as strings, lists as arrays, maps as lists of pairs. */
function plain(node: MetaNode): unknown {
  if (node.kind === 'text') return node.text
  if (node.kind === 'typed') return node.value
  return node.kind === 'list' ? node.items.map(plain) : pairs(node.rows)
}

const pairs = (rows: MetaRow[]): unknown => ({ rows: rows.map((row) => [row.key, plain(row.value)]) })

const read = (html: string, profile = alphanode) => {
  const box = readHtmlBox(html, profile)
  return box?.rows.map((row) => [row.key, plain(row.value)])
}

describe('lists in a line, where the profile expects a list of texts', () => {
  test.each([
    ['tags', '<span class="tag">redis</span><span class="tag">bash</span>'],
    ['links', '<div><a href="/redis">redis</a>, <a href="/bash">bash</a></div>'],
    ['lines', 'redis<br><em>bash</em><br>'],
    ['paragraphs', '<p>redis</p><p>bash</p>'],
  ])('%s', (_, value) => {
    expect(read(`<dl><dt>stack</dt><dd>${value}</dd></dl>`)).toEqual([['stack', ['redis', 'bash']]])
  })

  test.each([
    ['text round links', 'stack', '<a href="/redis">redis</a> and <a href="/bash">bash</a>', 'redis and bash'],
    ['one element', 'stack', '<a href="/redis">redis</a>', 'redis'],
    ['no list', 'topic', '<b>redis</b> <b>bash</b>', 'redis bash'],
    ['a list of objects', 'entities', '<b>redis</b> <b>bash</b>', 'redis bash'],
  ])('but not of %s', (_, label, value, text) => {
    expect(read(`<dl><dt>${label}</dt><dd>${value}</dd></dl>`)).toEqual([[label, text]])
  })
})

describe('tables', () => {
  test.each([
    ['th and td', '<table><tr><th>topic</th><td>queues</td></tr></table>'],
    ['td and td', '<table><tbody><tr><td>topic:</td><td>queues</td></tr></tbody></table>'],
    [
      'headings over the columns',
      '<table><thead><tr><th>Field</th><th>Value</th></tr></thead><tr><td>topic</td><td>queues</td></tr></table>',
    ],
    [
      'a heading over both columns',
      '<table><tr><th colspan="2">Post meta</th></tr><tr><th>topic</th><td>queues</td></tr></table>',
    ],
    [
      'a first row in thead, as Markdown has it',
      '<table><thead><tr><th>topic</th><th>queues</th></tr></thead></table>',
    ],
    [
      'paragraphs in the cells',
      '<figure><table><tr><td><p><b>topic</b></p></td><td><p>queues</p></td></tr></table></figure>',
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual([['topic', 'queues']])
  })

  test('two rows side by side', () => {
    expect(read('<table><tr><th>topic</th><td>queues</td><th>hash</th><td>abc</td></tr></table>')).toEqual([
      ['topic', 'queues'],
      ['hash', 'abc'],
    ])
  })

  test('a label over several rows', () => {
    const rows =
      '<tr><th rowspan="2">stack</th><td>python</td></tr><tr><td>redis</td></tr><tr><th>topic</th><td>x</td></tr>'
    expect(read(`<table>${rows}</table>`)).toEqual([
      ['stack', ['python', 'redis']],
      ['topic', 'x'],
    ])
    const parts = '<tr><th rowspan="2">score</th><td>quality</td><td>80</td></tr><tr><td>depth</td><td>70</td></tr>'
    expect(read(`<table>${parts}</table>`)).toEqual([
      [
        'score',
        {
          rows: [
            ['quality', '80'],
            ['depth', '70'],
          ],
        },
      ],
    ])
  })

  test('an empty table is an empty box', () => {
    expect(read('<table><tbody></tbody></table>')).toEqual([])
  })
})

describe('definition lists', () => {
  test.each([
    ['bare', '<dl><dt>topic</dt><dd>queues</dd><dt>stack</dt><dd>python</dd><dd>redis</dd></dl>'],
    [
      'in groups',
      '<dl><div><dt>topic</dt><dd>queues</dd></div><div><dt>stack</dt><dd><ul><li>python</li><li>redis</li></ul></dd></div></dl>',
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual([
      ['topic', 'queues'],
      ['stack', ['python', 'redis']],
    ])
  })
})

describe('lists of rows', () => {
  test.each([
    ['plain', '<ul><li>topic: queues</li><li>stack: <ul><li>python</li></ul></li></ul>'],
    ['bold labels', '<ul><li><strong>topic:</strong> queues</li><li><b>stack</b>: <ul><li>python</li></ul></li></ul>'],
    [
      'bold labels without colon',
      '<ul><li><strong>topic</strong> queues</li><li><strong>stack</strong><ul><li>python</li></ul></li></ul>',
    ],
    ['loose, in paragraphs', '<ol><li><p>topic: queues</p></li><li><p>stack</p><ul><li>python</li></ul></li></ol>'],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual([
      ['topic', 'queues'],
      ['stack', ['python']],
    ])
  })

  test('a list of sentences is no box', () => {
    expect(read('<ul><li>First do this.</li><li>Then do that.</li></ul>')).toBeUndefined()
  })
})

describe('values', () => {
  const value = (html: string, label = 'unknown') => {
    const [row] = read(`<table><tr><th>${label}</th><td>${html}</td></tr></table>`) ?? []
    return row?.[1]
  }

  test.each<[string, string, string, unknown]>([
    ['lines', 'unknown', 'one<br>two <b>three</b>', 'one\ntwo three'],
    ['paragraphs', 'unknown', '<p>one</p><p>two</p>', 'one\ntwo'],
    ['white space', 'unknown', '\n   a\n  b ', 'a b'],
    ['a link', 'unknown', '<a href="https://example.org/">the site</a>', 'the site'],
    [
      'a link whose text is cut',
      'unknown',
      '<a href="https://example.org/a/b">example.org/a…</a>',
      'https://example.org/a/b',
    ],
    ['a date', 'unknown', '<time datetime="2026-01-02">2 January</time>', '2026-01-02'],
    [
      'an object',
      'unknown',
      '<ul><li>a: 1</li><li>b: two: 2</li></ul>',
      {
        rows: [
          ['a', '1'],
          ['b', 'two: 2'],
        ],
      },
    ],
    ['a list', 'unknown', '<ul><li>a: 1</li><li>two</li></ul>', ['a: 1', 'two']],
    [
      'times and URLs',
      'unknown',
      '<ul><li>12:30</li><li>https://example.org</li></ul>',
      ['12:30', 'https://example.org'],
    ],
    ['an empty list', 'unknown', '<ul></ul>', []],
    ['nothing', 'unknown', '', ''],
    [
      'sentences of a known list',
      'notes',
      '<ul><li>beware: hot</li><li>tip: cool</li></ul>',
      ['beware: hot', 'tip: cool'],
    ],
    [
      'a matrix',
      'unknown',
      '<ul><li><ul><li>1</li><li>2</li></ul></li><li><ul><li>3</li></ul></li></ul>',
      [['1', '2'], ['3']],
    ],
    [
      'a list under a label',
      'unknown',
      '<ul><li>a: <ul><li>1</li></ul></li><li>b: x</li></ul>',
      {
        rows: [
          ['a', ['1']],
          ['b', 'x'],
        ],
      },
    ],
    [
      'a folded list',
      'unknown',
      '<details><summary>2 items</summary><ul><li>a</li><li>b</li></ul></details>',
      ['a', 'b'],
    ],
    [
      'objects',
      'entities',
      '<ul><li><ul><li>name: a</li><li>type: b</li></ul></li><li><dl><dt>name</dt><dd>c</dd></dl></li></ul>',
      [
        {
          rows: [
            ['name', 'a'],
            ['type', 'b'],
          ],
        },
        { rows: [['name', 'c']] },
      ],
    ],
    [
      'objects without borders',
      'entities',
      '<ul><li>name: a</li><li>type: b</li><li>name: c</li></ul>',
      [
        {
          rows: [
            ['name', 'a'],
            ['type', 'b'],
          ],
        },
        { rows: [['name', 'c']] },
      ],
    ],
  ])('%s', (_, label, html, expected) => {
    expect(value(html, label)).toEqual(expected)
  })
})

test('every row knows where it stands', () => {
  const html = '<p>x</p><dl><dt>topic</dt><dd>queues</dd></dl>'
  expect(readHtmlBox(html, generic)?.rows[0]?.at).toEqual({ start: html.indexOf('<dt'), end: html.indexOf('<dt') + 3 })
})

describe('a value that labels share', () => {
  test('is the value of each', () => {
    const rows = read('<dl><dt>first</dt><dt>second</dt><dd><ul><li>a</li><li>b</li></ul></dd></dl>')
    expect(rows).toEqual([
      ['first', ['a', 'b']],
      ['second', ['a', 'b']],
    ])
  })

  test('within a shared value, and so on, does not double with each level: the last of them are the text they show', () => {
    const levels = 40
    const rows = read(`${'<dl><dt>a</dt><dt>b</dt><dd>'.repeat(levels)}deep${'</dd></dl>'.repeat(levels)}`)
    const text = JSON.stringify(rows)
    expect(text).toContain('deep')
    expect(text.length).toBeLessThan(100_000)
  })
})
