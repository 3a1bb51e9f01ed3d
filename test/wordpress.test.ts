import { describe, expect, test } from 'vitest'
import { align } from '../src/read/wordpress/align.ts'
import { autop } from '../src/read/wordpress/autop.ts'
import { toIso } from '../src/read/wordpress/moment.ts'
import { type Block, parseBlocks } from '../src/read/wordpress/parse-blocks.ts'
import { protectCode } from '../src/read/wordpress/raw-code.ts'
import { runShortcodes, shortcodeAttributes } from '../src/read/wordpress/shortcodes.ts'
import { createWeaver } from '../src/read/wordpress/woven.ts'

test.each([
  ['One\ntwo.\n\nThree.', '<p>One<br />\ntwo.</p>\n<p>Three.</p>\n'],
  ['<h2>Head</h2>\nText', '<h2>Head</h2>\n<p>Text</p>\n'],
  ['<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>\n'],
  ['<blockquote>One\n\nTwo</blockquote>', '<blockquote><p>One</p>\n<p>Two</p></blockquote>\n'],
  ['<ul>\n<li>a</li>\n</ul>', '<ul>\n<li>a</li>\n</ul>\n'],
  ['a<br>\n<br />b', '<p>a</p>\n<p>b</p>\n'],
  ['<a href="x"\ntitle="y">z</a>', '<p><a href="x"\ntitle="y">z</a></p>\n'],
  ['<script>\na\n</script>', '<p><script>\na\n</script></p>\n'],
  [' \n ', ''],
])('paragraphs of %j', (content, html) => {
  expect(autop(content)).toBe(html)
})

describe('blocks', () => {
  const outline = (content: string) => parseBlocks(content).map((block) => shapeOf(block, content))

  test('nest, and text stands between them', () => {
    const content = 'a<!-- wp:group {"x":1} --><div><!-- wp:acme/b /--></div><!-- /wp:group -->z'
    expect(outline(content)).toEqual([['a'], ['core/group', { x: 1 }, '<div>', ['acme/b', undefined], '</div>'], ['z']])
  })

  test('that are not closed become siblings, and a closing comment too many ends the blocks', () => {
    expect(outline('<!-- wp:a -->1<!-- wp:b -->2')).toEqual([
      ['1'],
      ['core/b', undefined, '2'],
      ['core/a', undefined, '1<!-- wp:b -->2'],
    ])
    expect(outline('<!-- /wp:a --><!-- wp:b /-->')).toEqual([['<!-- /wp:a --><!-- wp:b /-->']])
  })

  function shapeOf(block: Block, content: string): unknown[] {
    const parts = block.content.map((part) =>
      'name' in part ? shapeOf(part, content) : content.slice(part.start, part.end),
    )
    return block.name === undefined ? parts : [block.name, block.attributes, ...parts]
  }
})

describe('shortcodes', () => {
  const run = (content: string) =>
    runShortcodes(content, ['box'], ({ attributes, content: inner }) => `<${[...attributes].join(';')}|${inner}>`)

  test.each([
    ['[box/] [box]', '<|> <|>'],
    ['[box a="1" b]x[i]y[/i][/box]', '<a,1;0,b|x[i]y[/i]>'],
    ['[[box]] [box/]', '[box] <|>'],
    ['[[box]x[/box]]', '[box]x[/box]'],
    ['[boxes] [box', '[boxes] [box'],
    ['<!-- [box] -->', '<!-- [box] -->'],
    [`<a title="[box a='1']">`, '<a title="<a,1|>">'],
  ])('%j', (content, expected) => {
    expect(run(content)).toBe(expected)
  })

  test('blocks inside each other without an end do not multiply what they hold', () => {
    const content = `${'<!-- wp:group --><p>a</p>'.repeat(100)}<p>b</p>`
    const texts = parseBlocks(content).flatMap((block) =>
      block.content.map(({ start, end }) => content.slice(start, end)),
    )
    const all = texts.join('')
    expect(all.split('<p>b</p>')).toHaveLength(5)
    expect(all.match(/<p>a/g)?.length).toBeLessThan(115)
    expect(all.match(/<p>a/g)?.length).toBeGreaterThanOrEqual(100)
  })

  test('attributes', () => {
    expect([...shortcodeAttributes(`A="x y" b='z' c=1 d "e" f="<i"`)]).toEqual([
      ['a', 'x y'],
      ['b', 'z'],
      ['c', '1'],
      ['0', 'd'],
      ['1', 'e'],
      ['f', ''],
    ])
  })
})

test.each([
  ['[php]\n$a < 1;\n[/php]', '<pre data-language="php">\n<code>$a &lt; 1;</code></pre>'],
  ['[crayon lang="c" title="T"]a;[/crayon]', '<pre data-language="c" title="T">\n<code>a;</code></pre>'],
  ['[code lang="sql"]a &lt; b;[/code]', '<pre data-language="sql">\n<code>a &lt; b;</code></pre>'],
  ['[code]a[0] = "[gallery]";[/code]', '<pre>\n<code>a&#91;0] = &quot;&#91;gallery]&quot;;</code></pre>'],
  ['[code]word[/code]', '<pre>\n<code>word</code></pre>'],
  ['Say [code]word[/code].', 'Say <code>word</code>.'],
  ['Say [cci]a = b[0];[/cci].', 'Say <code>a = b&#91;0];</code>.'],
  ['Say [crayon lang="c" inline="true"]a &lt; b;[/crayon].', 'Say <code>a &lt; b;</code>.'],
  ['~~~js\na\n\nb\n~~~', '<pre data-language="js" data-language-from="fence">\n<code>a\n\nb</code></pre>'],
  ['<pre><!-- wp:x --></pre>', '<pre><code>&lt;!-- wp:x --&gt;</code></pre>'],
])('code of %j', (content, html) => {
  expect(protectCode(content).trim()).toBe(html)
})

test.each(['[r]word[/r]', '<code>[code]word[/code]</code>', '```\nnever closed', '<pre><b>a</b></pre>'])(
  '%j stays as it is',
  (content) => {
    expect(protectCode(content)).toBe(content)
  },
)

test.each([
  [{ local: '2026-03-04 10:30:00', utc: '2026-03-04 09:30:00' }, '2026-03-04T10:30:00+01:00'],
  [{ local: '2026-03-04T00:30:00', utc: '2026-03-04T06:00:00' }, '2026-03-04T00:30:00-05:30'],
  [{ local: '2026-03-04 10:30:00', utc: '0000-00-00 00:00:00' }, '2026-03-04T10:30:00'],
  [{ local: '2026-03-04 10:30:00', utc: '2026-01-04 09:30:00' }, '2026-03-04T10:30:00'],
  [{ utc: '2026-03-04 09:30:00' }, '2026-03-04T09:30:00Z'],
  [{ local: '2026-02-31 10:30:00' }, undefined],
])('the moment %j', (moment, iso) => {
  expect(toIso(moment)).toBe(iso)
})

test('woven HTML knows where its parts came from', () => {
  const weaver = createWeaver('0123456789')
  weaver.copy(0, 4)
  weaver.make('made', { start: 4, end: 6 })
  weaver.copy(6, 10)
  const { html, toSource } = weaver.done()
  expect(html).toBe('0123made6789')
  expect([1, 5, 9].map((start) => toSource({ start, end: start + 1 }))).toEqual([
    { start: 1, end: 2 },
    { start: 4, end: 5 },
    { start: 7, end: 8 },
  ])
})

test('nasty content ends: quadratic time would outlast the test', () => {
  for (const unit of ['<p', '<pre', '<pre>', '<script>', '[box', '<!-- wp:a {', '```js\n', '<p><div']) {
    const made = autop(protectCode(runShortcodes(unit.repeat(20_000), ['box'], () => '')))
    expect(made.length).toBeGreaterThan(0)
    expect(parseBlocks(unit.repeat(20_000)).length).toBeGreaterThan(0)
  }
}, 60_000)

describe('places in made HTML', () => {
  test.each([
    ['One\n\nTwo three', '<p>One</p>\n<p>Two three</p>', 'Two', 5],
    [
      'a [box x="1" y="2"]<b>in</b>[/box]\nz <iframe src="q">',
      '<p>a <b>in</b><br>\nz <iframe src="q"></p>',
      '<iframe',
      37,
    ],
    ['x\n[code]\n1 < 2;\n[/code]\nend here', '<p>x</p><pre><code>1 &lt; 2;</code></pre><p>end here</p>', '<pre', 9],
    ['', '<p>made</p>', 'made', 0],
  ])('of %j', (source, made, word, expected) => {
    expect(align(source, made)(made.indexOf(word))).toBe(expected)
  })

  test('are found in long texts', () => {
    expect(align('a b c '.repeat(40_000), 'b c '.repeat(40_000))(0)).toBe(2)
  })
})
