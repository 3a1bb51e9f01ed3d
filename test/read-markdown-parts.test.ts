import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Limits, standardLimits } from '../src/diagnostics/limits.ts'
import { markdown } from '../src/read/markdown/dialect.ts'
import { toParts } from '../src/read/markdown/parts.ts'
import { toBody, treeToBody } from '../src/read/markdown/to-body.ts'
import { skins, synthesize, tongues, writeSource } from '../src/synth.ts'
import { isBlank } from '../src/tree/text.ts'

/** Blocks whose ends are easy to mistake. */
const blocks = [
  'A paragraph with *emphasis*, `code` and a [link](https://example.org "Title"), long enough to fill a line or two.',
  'Two lines\nof one paragraph',
  `${'Words that need no parser at all, neither here nor there. '.repeat(4)}`,
  `${'Words and https://example.org or mail@example.org or www.example.org. '.repeat(3)}`,
  `\`\`\`ts title="long.ts"\n${'const longEnough = true\n\n'.repeat(10)}\`\`\``,
  'A paragraph\n2. that is no list\n3. nor this',
  '# Heading',
  'Setext\n======',
  '---',
  '* * *',
  '- one\n- two\n  - inner\n\n    paragraph\n- three',
  '- one\n\n- two',
  '-\n  late',
  '* a\n* b',
  '+ a\nlazy\n+ b',
  '1. one\n2. two\n   continued',
  '7) seven\n8) eight',
  '    indented code\n\n    goes on',
  '  - slightly indented\n  - list',
  '```js\nfenced\n\n\ncode\n```',
  '~~~\nnever closed',
  '~~~\n```\n~~~',
  '- ```\n  code in a list\n\n  more\n  ```',
  '- item\n\n  ```\n  closed further in\n    ```\n\n  after',
  '1. item\n\n ```\n not in the item\n\n ```',
  '> quote\n> goes on\nlazily',
  '> - list in a quote\n>\n>   ```\n>   code\n>   ```',
  '<div>\n\n*inside*\n\n</div>',
  '<figure></figure> and words',
  '<!-- a comment\n\n- that holds\n\n# anything -->',
  '<pre>\n\n**raw**\n\n</pre>\nnext',
  '<?php\n\necho 1 ?>',
  '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |',
  'a | b\n--|--\n1 | 2',
  '[label]: https://example.org/a\n[other label]: <https://example.org/b> "Title"',
  '[ß  Label]: /a_b "A title"\n[label]: again\n[a]: b (c)',
  'A paragraph\n[label]: that is no definition\n[other]: nor this',
  'See [label], [Other  Label][], [text][label] and [none].',
  'A mark[^1] and another[^note], and one for nothing[^none].',
  '[^1]: The note.\n\n    Its second paragraph.',
  '[^note]: Another\ngoes on',
  '- [ ] open\n- [x] done',
]

const lists = [
  '- item',
  '- item *two*',
  '-   wide',
  '  more',
  '1. one',
  '2. two',
  'lazy',
  '* star',
  '',
  '    deep',
  '```',
  '- [a]: /b',
  '[a]: /b',
  '[b]: /c',
]

/** What raw HTML is made of, and what can spoil it. */
const tags = [
  ...[
    '<figure>',
    '</figure>',
    '<figcaption>',
    '</figcaption>',
    '<div class="a b">',
    '</div>',
    '<p>',
    '</p>',
    '<ul>',
    '</ul>',
  ],
  ...[
    '<li>',
    '</li>',
    '<h2 id="x">',
    '</h2>',
    '<details open>',
    '</details>',
    '<summary>',
    '</summary>',
    '<blockquote>',
    '</blockquote>',
  ],
  ...[
    '<img src="a.png" alt="A &amp; B" width="3">',
    '<img src="a&b" />',
    '<br>',
    '<br/>',
    '<a href="/a?b&amp;c">',
    '</a>',
    '<b>',
    '</b>',
  ],
  ...[
    '<em>',
    '</em>',
    '<code>',
    '</code>',
    '<span data-a-b="c">',
    '</span>',
    '<DIV>',
    '<div/>',
    "<div a='b'>",
    '<div a=b>',
    '<div a="1" a="2">',
  ],
  ...[
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<pre>',
    '</pre>',
    '<svg>',
    '<script>',
    '<hr>',
    '<center>',
    '</center>',
    '<!-- c -->',
    '<!-- -- -->',
  ],
  ...[
    'words',
    ' & more',
    '&lt;',
    '&copy',
    '&nbsp;',
    '*marks*',
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    ' ',
    '\t',
    '\0',
    '<',
    '>',
    '</',
    '"',
  ],
]

/** HTML in which all is closed. */
const { sound } = fc.letrec<{ sound: string; inner: string }>((tie) => ({
  sound: fc
    .tuple(fc.constantFrom('figure', 'div', 'p', 'details', 'ul', 'blockquote', 'h3'), tie('inner'))
    .map(([name, inner]) => `<${name}>${inner}</${name}>`),
  inner: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('words ', '\n', '<br>', '<img src="a" alt="">', '&amp;', ' & '),
        fc
          .tuple(fc.constantFrom('a', 'b', 'em', 'code', 'span', 'li', 'p', 'figcaption', 'div'), tie('inner'))
          .map(([name, inner]) => `<${name}>${inner}</${name}>`),
      ),
      { maxLength: 4 },
    )
    .map((all) => all.join('')),
}))

const post = skins.find(({ name }) => name === 'markdown')
const articles = Array.from({ length: 30 }, (_, index) => {
  const article = synthesize(index + 1, { hostile: index % 4 === 3 ? 0.3 : 0, languages: [...tongues.keys()] })
  const text = post ? writeSource(article, post) : ''
  return text.slice(text.indexOf('\n---\n', 4) + 5)
})

/** What lines are made of, and what can spoil it. */
const marks = [
  ...['word ', 'word', 'word, ', 'snake_case ', '12 ', '日本', 'é', '🎉', '\u00a0', '\u2028', '\f', '“', '”', '— '],
  ...['*em*', '**st** ', ' *a b*', '`co de` ', '[l](u) ', '![i](u) ', '[x](https://example.org "T")', '~~x~~', '[^1]'],
  ...['*', '**', '***', '_', '`', '``', '[', ']', '(', ')', '](', '](u)', '!', '&', '&amp;', '&copy', '<', '>', '<b>'],
  ...['~', '|', '#', '# H\n', '-', '- ', '* ', '+', '1.', '12. ', '> ', '=', '---', '===', '\\', '^', '$', '"', "'"],
  ...[' ', '  ', '\n', '\n\n', '\r\n', '\t', '- word\n', '1. x\n', '| a |\n', '|---|\n', '```'],
  ...[
    '_em_ ',
    '__st__',
    '~~del~~',
    '~del~ ',
    '*a*b',
    '_a_b',
    '\\*',
    '\\\\',
    '\\\n',
    '&lt;',
    '&#39;',
    '&x;',
    '<https://example.org/a?b=c&d=e>',
  ],
  ...['[x](/a?b=c&d=e)', '[x](/%20)', '[x](/%2)', '[x](/é)', '![x](/a_b~c*d*)', '[x](a&lt;b)', '<a@b.org>', '<br>'],
  ...['://', 'https://example.org', 'www.example.org', 'a@example.org', '/', '//', '. ', ': ', '[a]: b', '<!--'],
]

describe('a document parsed in parts is the document parsed whole', () => {
  test('of blocks', () => {
    const document = fc.array(fc.tuple(fc.constantFrom(...blocks), fc.constantFrom('\n\n', '\n', '\n\n\n')), {
      minLength: 30,
      maxLength: 60,
    })
    fc.assert(
      fc.property(document, (parts) => expectSame(parts.flat().join(''))),
      { numRuns: Number(process.env.RUNS ?? 40) },
    )
  })

  test('of lines of lists and definitions', () => {
    const document = fc.array(fc.constantFrom(...lists), { minLength: 100, maxLength: 300 })
    fc.assert(
      fc.property(document, (parts) => expectSame(parts.join('\n'))),
      { numRuns: Number(process.env.RUNS ?? 40) },
    )
  })

  test('of marks in lines, lists and tables', () => {
    const lines = fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 14 }).map((all) => all.join(''))
    const document = fc.oneof(
      lines,
      lines.map((text) => text.replace(/^/gm, '- ')),
      lines.map((text) => text.replace(/^/gm, '> ')),
      lines.map((text) => `| a | b |\n|---|:-:|\n${text.replace(/^/gm, '| ').replace(/$/gm, ' | x |')}`),
    )
    fc.assert(fc.property(document, expectSame), { numRuns: 25 * Number(process.env.RUNS ?? 40) })
  })

  test('of tags', () => {
    const html = fc.array(fc.constantFrom(...tags), { minLength: 1, maxLength: 12 }).map((all) => all.join(''))
    const block = fc.oneof(
      html,
      html.map((text) => `<div>${text}`),
      sound,
      sound.map((text) => `<div>\n${text}\n</div>`),
    )
    const document = fc.array(block, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'))
    fc.assert(fc.property(document, expectSame), { numRuns: 10 * Number(process.env.RUNS ?? 40) })
  })

  test('of synthesized articles, as they are and changed', () => {
    for (const article of articles) expectSame(article)
    // Code in an item that its closing fence does not close, having words after it, gets an empty line more in parts.
    const changed = fc
      .tuple(
        fc.constantFrom(...articles),
        fc.nat(),
        fc.nat(9),
        fc.constantFrom(...marks, ...tags, ...blocks.filter((block) => !block.startsWith('- ```'))),
      )
      .map(([article, at, taken, put]) => {
        const start = at % article.length
        return article.slice(Math.max(0, start - 1_500), start) + put + article.slice(start + taken, start + 1_500)
      })
    fc.assert(fc.property(changed, expectSame), { numRuns: Number(process.env.RUNS ?? 40) })
  })

  test('and the parts are all of its text', () => {
    const source = `${blocks.join('\n\n')}\r\n\r\n${blocks.join('\r\n\r\n')}\r\r${blocks.join('\r\r')}`
    const parts = toParts(source, 0)
    expect(parts.map(({ text }) => text.trim()).join('')).toBe(
      parts.map(({ start, text }) => source.slice(start).slice(0, text.length).trim()).join(''),
    )
    expect(
      parts
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(source.replace(/\s/g, ''))
    expect(parts.length).toBeGreaterThan(3)
  })
})

function expectSame(source: string): void {
  expect(read(source, toBody)).toEqual(read(source, toBodyByParser))
}

test.each([1, 2, 3, 4, 5, 6, 7])('of plain HTML no more is read than %s elements, or as many attributes', (limit) => {
  const source = '<div class="a" title="b" id="c"><p>x <b>y</b></p></div>\n\nwords\n\n<p>z <i>z</i></p>'
  for (const limits of [{ nodes: limit }, { attributes: limit }]) {
    expect(read(source, toBody, limits)).toEqual(read(source, toBodyByParser, limits))
  }
})

/** By remark-parse, remark-rehype and parse5 alone, the document as a whole. */
const toBodyByParser: typeof toBody = (source, _, guard) => treeToBody(markdown.parse(source), guard)

/** What is read, with the offsets of all elements, and what is said of it. */
function read(source: string, reader: typeof toBody, limits: Partial<Limits> = {}): unknown {
  const said: unknown[] = []
  const guard = { limits: { ...standardLimits, ...limits }, report: (...message: unknown[]) => said.push(message) }
  const { body, notes } = reader(source, 0, guard)
  return { body: body.children.filter((node) => !isBlank(node)), notes, said }
}
