import fc from 'fast-check'
import type { Nodes } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { markdown, toHast } from '../src/read/markdown/dialect.ts'
import { parseMarkdown } from '../src/read/markdown/parse.ts'
import { toParts } from '../src/read/markdown/parts.ts'
import { unguarded } from './support/unguarded.ts'

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

/** What lines are made of, and what can spoil it. */
const marks = [
  ...['word ', 'word', 'word, ', 'snake_case ', '12 ', '日本', 'é', '🎉', '\u00a0', '\u2028', '\f', '“', '”', '— '],
  ...['*em*', '**st** ', ' *a b*', '`co de` ', '[l](u) ', '![i](u) ', '[x](https://example.org "T")', '~~x~~', '[^1]'],
  ...['*', '**', '***', '_', '`', '``', '[', ']', '(', ')', '](', '](u)', '!', '&', '&amp;', '&copy', '<', '>', '<b>'],
  ...['~', '|', '#', '# H\n', '-', '- ', '* ', '+', '1.', '12. ', '> ', '=', '---', '===', '\\', '^', '$', '"', "'"],
  ...[' ', '  ', '\n', '\n\n', '\r\n', '\t', '- word\n', '1. x\n', '| a |\n', '|---|\n', '```'],
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
      lines.map((text) => `| a | b |\n|---|:-:|\n${text.replace(/^/gm, '| ').replace(/$/gm, ' | x |')}`),
    )
    fc.assert(fc.property(document, expectSame), { numRuns: 25 * Number(process.env.RUNS ?? 40) })
  })

  test('and the parts are all of its text', () => {
    const source = `${blocks.join('\n\n')}\r\n\r\n${blocks.join('\r\n\r\n')}\r\r${blocks.join('\r\r')}`
    const parts = toParts(source)
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
  const whole = toHast(markdown.parse(source))
  const parts = toHast(parseMarkdown(source, 0, unguarded))
  expect(html.stringify(parts)).toBe(html.stringify(whole))
  expect(starts(parts)).toEqual(starts(whole))
}

const html = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze()

/** The elements with their offsets. */
function starts(node: Nodes): string[] {
  const own = node.type === 'element' ? [`${node.tagName} ${node.position?.start.offset}`] : []
  return 'children' in node ? [...own, ...node.children.flatMap(starts)] : own
}
