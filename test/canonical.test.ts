import fc from 'fast-check'
import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { importSource } from '../src/pipeline.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { element, root, text } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'

/** The same content gives the same bytes, however the source wrote it. */

const canonicalHtml = (html: string) => cleaned(fromDom(parseFragment(html).children))

/** The HTML of a tree, which a parser and another cleaning leave as it is. */
function cleaned(nodes: ElementContent[]): string {
  const html: string = toHtml(clean(root(nodes)))
  expect<string>(toHtml(clean(root(fromDom(parseFragment(html).children))))).toBe(html)
  return html
}

test.each([
  ['attributes', '<p><a title="T" id="x" href="/a">a</a></p>', '<p><a id="x" href="/a" title="T">a</a></p>'],
  [
    'sizes',
    '<p>a <img width="2" alt="b" height="3" src="/c.png"></p>',
    '<p>a <img src="/c.png" alt="b" width="2" height="3"></p>',
  ],
  ['line ends in attributes', '<p>a <img src="/c.png" alt="b&#13;c"></p>', '<p>a <img src="/c.png" alt="b\nc"></p>'],
  ['a list from 1', '<ol start="1" type="1"><li>a</ol>', '<ol><li>a</li></ol>'],
  [
    'cells of one column',
    '<table><tr><td colspan="1">a</table>',
    '<table><tbody><tr><td rowspan=1>a</td></tr></tbody></table>',
  ],
  [
    'an empty section',
    '<table><thead><tr><th>a</thead><tbody></tbody></table>',
    '<table><thead><tr><th>a</th></tr></thead></table>',
  ],
  ['white space', '<ul>\n <li> a\n </li>\n</ul>', '<ul><li>a</li></ul>'],
  ['wrappers', '<div><section>a</section></div>', '<p>a</p>'],
  ['paragraphs by line breaks', '<p>a</p><p>b<br>c</p>', '<div>a<br><br>b<br>c <br> <br></div>'],
  ['in a paragraph too', '<p id="x">a</p><p>b</p>', '<p id="x">a<br>\n<br><br>b</p>'],
  ['a paragraph of a line break', '<p>a</p>', '<p>a</p><p><br></p>'],
  ['a paragraph in a cell', '<table><tr><td>a</table>', '<table><tr><td>\n<p class="b" style="c:d">a</p></table>'],
  ['emphasis in pieces', '<p><b>ab c</b> <em>d</em></p>', '<p><b>a</b><b>b c</b><i> </i><em><em>d</em></em></p>'],
  ['a heading of nothing', '<p>a</p>', '<p>a</p><h2> <br></h2>'],
  ['a heading that marks a place', '<p id="x">a</p>', '<h2 id="x"></h2><p>a</p>'],
  ['a place before a block', '<h2 id="x">a</h2>', '<p><a name="x"></a></p><h2>a</h2>'],
  ['places before a text', '<p><a id="x"></a><a id="y"></a>a</p>', '<p><a id="x"></a> <a id="y"></a></p><p>a</p>'],
  ['line breaks at an end', '<h2>a</h2><p>b</p>', '<h2>a<br></h2><p><br>b <br></p>'],
  ['a link to nowhere', '<p>a b</p>', '<p><a class="x">a</a> <a target="_blank">b</a></p>'],
  ['an empty title', '<p><a href="/a">a</a></p>', '<p><a href="/a" title="">a</a></p>'],
])('%s', (_, one, other) => {
  expect(canonicalHtml(one)).toBe(canonicalHtml(other))
})

test('an anchor by name is one by id, so that links to it lead somewhere', () => {
  expect(canonicalHtml('<p><a name="x"></a>a <a href="#x">b</a></p>')).toBe(
    '<p><a id="user-content-x"></a>a <a href="#user-content-x">b</a></p>',
  )
})

test('what says something stays', () => {
  expect(canonicalHtml('<ol reversed start="1"><li>a</li></ol>')).toBe('<ol start="1" reversed><li>a</li></ol>')
  expect(canonicalHtml('<p><b>a</b> <strong>b</strong></p>')).toBe('<p><b>a</b> <strong>b</strong></p>')
})

test.each([
  ['an empty wrapper parts texts as a line break would', 'a<div></div>b', '<p>a</p>\n<p>b</p>'],
  ['in a cell too', '<table><tr><td>a<div></div>b</table>', '<table><tbody><tr><td>a b</td></tr></tbody></table>'],
  ['and pictures from text', '<ul><li>a<div><img src="/p"></div>b</ul>', '<ul><li>a <img src="/p"> b</li></ul>'],
  [
    'text of an open link goes on behind a block',
    '<a href="/x">a<h2>b</h2>c</a><b>d</b>',
    '<p><a href="/x">a</a></p>\n<h2><a href="/x">b</a></h2>\n<p><a href="/x">c</a><b>d</b></p>',
  ],
  ['a link round words and a block is one', '<a href="/x">a <b>b</b><p></p></a>', '<p><a href="/x">a <b>b</b></a></p>'],
  [
    'an anchor round an empty wrapper stays',
    '<p>a</p><a id="x"><div></div></a>',
    '<p>a</p>\n<p><a id="user-content-x"></a></p>',
  ],
])('%s', (_, html, expected) => {
  expect(canonicalHtml(html)).toBe(expected)
})

test('blocks in a paragraph stand beside it, as a parser would have it', () => {
  const code = element('pre', {}, [element('code', {}, [text('x')])])
  const inline = element('em', {}, [text('b'), code])
  expect(cleaned([element('p', { lang: 'de' }, [text('a'), code, text('c')])])).toBe(
    '<p lang="de">a</p>\n<pre><code>x</code></pre>\n<p>c</p>',
  )
  expect(cleaned([element('p', {}, [inline])])).toBe('<p><em>b</em></p>\n<pre><code>x</code></pre>')
  expect(cleaned([element('ul', {}, [element('li', {}, [element('p', {}, [text('a'), code])])])])).toBe(
    '<ul><li><p>a</p><pre><code>x</code></pre></li></ul>',
  )
})

test('bare rows stand in a section', () => {
  const row = (cell: string) => element('tr', {}, [element('td', {}, [text(cell)])])
  expect(cleaned([element('table', {}, [element('caption', {}, [text('c')]), row('a'), row('b')])])).toBe(
    '<table><caption>c</caption><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>',
  )
})

test('Markdown and HTML of the same body are the same bytes', async () => {
  const markdown = `# Wells

Dig [here](/a "T"), ![not](/b.png "U") there.

1. one
2. two

| a | b |
|---|:-:|
| c | d |
`
  const html = `<article><h1>Wells</h1><p>Dig <a title="T" href="/a">here</a>, <img title="U" alt="not" src="/b.png"> there.</p>
<ol start="1"><li>one<li>two</ol><table><thead><tr><th>a<th align=center>b<tbody><tr><td>c<td align=center>d</table></article>`
  const [ofMarkdown] = await importSource('a.md', new TextEncoder().encode(markdown))
  const [ofHtml] = await importSource('a.html', new TextEncoder().encode(html))
  expect(ofHtml?.article?.body.html).toBe(ofMarkdown?.article?.body.html)
})

test('code whose language is guessed is written like any other, also if it said that there is none', async () => {
  const page =
    '<article data-alphanode="1"><h1>T</h1><div data-part="body"><pre><code data-language-from="">E:\nt:\ne: \nl:\ni:</code></pre></div></article>'
  const [imported] = await importSource('a.html', new TextEncoder().encode(page))
  expect(imported?.article?.body.html).toBe(
    '<pre><code class="language-yaml" data-language-from="guess">E:\nt:\ne: \nl:\ni:</code></pre>',
  )
})

test('a language that no class can name is not written', async () => {
  const [imported] = await importSource(
    'a.md',
    new TextEncoder().encode('---\ncode_language: Visual Basic\n---\n\n    Dim a\n'),
  )
  expect(imported?.article?.body.html).toBe('<pre><code>Dim a</code></pre>')
})

test('what stands between the parts of a table stands in cells', () => {
  const tr = (...children: ElementContent[]) => element('tr', {}, children)
  const td = (...children: ElementContent[]) => element('td', {}, children)
  const tbody = (...children: ElementContent[]) => element('tbody', {}, children)
  const strays = tbody(tr(td(text('a'))), element('p', {}, [text('b')]), text('c'), tr(text('d'), td(text('e'))))
  expect(cleaned([element('table', {}, [strays, text('f')])])).toBe(
    '<table><tbody><tr><td>a</td></tr><tr><td><p>b</p>c</td></tr><tr><td>d</td><td>e</td></tr></tbody><tbody><tr><td>f</td></tr></tbody></table>',
  )
})

test('an empty id is none', () => {
  expect(canonicalHtml('<ol id><li><i id="">a</i> <a name>b</a></li></ol>')).toBe('<ol><li><i>a</i> b</li></ol>')
})

test('formatting inside each other does not multiply in the blocks it is put into', () => {
  const nested = '<b><i>'.repeat(50) + '<p>low</p>'.repeat(100)
  expect(canonicalHtml(nested).match(/<\w/g)).toHaveLength(300)
  expect(canonicalHtml('<b><i><b><p>low</p></b></i></b>')).toBe('<p><i><b>low</b></i></p>')
})

test.each([
  [
    'a list in a list is in the item before it',
    '<ul><li>a<li>b<ul><li>c</ul></ul>',
    '<ul><li>a<li>b</li><ul><li>c</ul></ul>',
  ],
  ['so is text', '<ul><li>a <b>b</b></ul>', '<ul><li>a</li> <b>b</b></ul>'],
  ['what has no item before it gets one', '<ol><li>a<li>b</ol>', '<ol>a<li>b</ol>'],
  ['a definition too', '<dl><dt>a<dd>b<dd>c</dl>', '<dl><dt>a</dt>b<dd>c</dl>'],
  ['a list without items indents', '<p>a</p><ul><li>b</ul>', '<ul><p>a</p><ul><li>b</ul></ul>'],
  ['a list without anything is none', '<p>a</p>', '<p>a</p><ul></ul>'],
])('lists: %s', (_, one, other) => {
  expect(canonicalHtml(other)).toBe(canonicalHtml(one))
})

test('lists hold items and nothing else, whatever they held', () => {
  const names = fc.constantFrom(...'ul ol dl li dt dd p div b span figure table tr td blockquote h2'.split(' '))
  const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', ' ', ' y ', '').map(text),
      fc.tuple(names, fc.array(tie('node'), { maxLength: 3 })).map(([name, children]) => element(name, {}, children)),
    ),
  }))
  fc.assert(
    fc.property(fc.array(node, { maxLength: 3 }), (nodes) => {
      expect(cleaned(nodes)).not.toMatch(
        /<(?:ul|ol)>(?!<li[ >])|<dl>(?!<d[td][ >])|<\/li>(?!<li[ >]|<\/[uo]l>)|<[uo]l><\/[uo]l>/,
      )
    }),
    { numRuns: 2_000 },
  )
})
