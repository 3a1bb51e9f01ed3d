import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAnyYaml, parseYaml } from '../src/read/markdown/yaml.ts'
import { readPlainYaml } from '../src/read/markdown/yaml-plain.ts'
import { skins, synthesize, writeSource } from '../src/synth.ts'
import { unguarded } from './support/unguarded.ts'

const runs = Number(process.env.RUNS ?? 400)

const fixtures = new URL('../fixtures/markdown', import.meta.url).pathname
const frontMatter = readdirSync(fixtures)
  .flatMap((name) => ['source.md', 'source.mdx'].map((file) => join(fixtures, name, file)).filter(existsSync))
  .map((path) => yamlOf(readFileSync(path, 'utf8')))
  .filter((yaml) => yaml !== undefined)

const markdown = skins.filter(({ format }) => format === 'markdown')
const synthesized = Array.from({ length: 40 }, (_, index) => {
  const post = synthesize(index + 1, { hostile: index % 4 === 3 ? 0.3 : 0 })
  return markdown.flatMap((skin) => yamlOf(writeSource(post, skin)) ?? [])
}).flat()

function yamlOf(source: string): string | undefined {
  return /^---\n([\s\S]*?\n)---\n/.exec(source)?.[1]
}

/** Lines, and what lines are made of, each with what may make another thing of it. */
const indents = ['', '', '  ', '  ', '    ', '      ', ' ', '\t']
const items = ['', '', '', '- ', '- ', '-   ', '-', '- - ']
const keys = [
  'key: ',
  'a: ',
  'B_c-d: ',
  'two words: ',
  '"quoted": ',
  '7: ',
  'é: ',
  'key:',
  'a:  ',
  'a :',
  ': ',
  '? ',
  'k: k: ',
  '',
]
const values = [
  ...[
    'word',
    'two words',
    'x  ',
    'a:b',
    'a: b',
    'a #b',
    'a#b',
    '# no',
    '-x',
    '- x',
    '?x',
    ':x',
    'x:',
    '~',
    'null',
    'True',
    'no',
    '日本 🎉',
  ],
  ...[
    '1',
    '-0',
    '0',
    '010',
    '1.10',
    '1.5',
    '1e400',
    '1e+21',
    '1e21',
    '.5',
    '5.',
    '+1',
    '0x10',
    '0o7',
    '.inf',
    '.nan',
    '1_000',
    '9007199254740993',
  ],
  ...[
    '2026-06-28',
    '2019-01-01T00:00:00Z',
    '12:30',
    'https://example.org/a?b=c#d',
    '50%',
    '@x',
    '`x`',
    '%x',
    '*x',
    '&x',
    '!x',
    '|',
    '>-',
    '{a: b}',
    '{}',
  ],
  ...[
    '"text"',
    '"a: b # c"',
    '"a\\"b\\n"',
    '"\\u00e9"',
    '"\\/"',
    '"open',
    "'text'",
    "'it''s'",
    "'it's'",
    '"a" b',
    '""',
    "''",
    '"x" # c',
    '"x":',
    '"\t"',
  ],
  ...[
    '[a, b]',
    '[]',
    '["a", \'b\', 1, true, ~]',
    '[a, b',
    '[a,b]',
    '[a, ]',
    '[ a , "b" ]',
    '[a: b]',
    '[[a]]',
    '[a] b',
    '[a]x',
    '[2026-06-28, 1.10]',
    '',
  ],
]
const ends = ['\n', '\n', '\n', '\n', '\n\n', '  \n', '\r\n', ' \n \n', '\n---\n', '\n...\n', '']

const line = fc
  .tuple(...[indents, items, keys, values, ends].map((all) => fc.constantFrom(...all)))
  .map((parts) => parts.join(''))

/** Lines that most likely belong together. */
const soundLine = fc
  .tuple(
    fc.constantFrom('', '  ', '    '),
    fc.constantFrom('', '- ', '-'),
    fc.constantFrom('k: ', 'l:', '', ''),
    fc.constantFrom('a', '"b"', '1', '[c]', ''),
  )
  .map((parts) => `${parts.join('')}\n`)

describe('plain YAML is what the parser makes of it', () => {
  test('in front matter at hand, all of it but for a few', () => {
    for (const yaml of [...frontMatter, ...synthesized]) expectSame(yaml)
    expect(synthesized.filter((yaml) => !readPlainYaml(yaml, 0)).length).toBeLessThan(synthesized.length / 4)
  })

  test.each([
    'a: 1\nb:\n  c: x y\n  d:\n    - e\n    - "f"\ng:\n- h: 1\n  i: 2\n- j\nk:\nl: [a, \'b\' , c]\nm: []\n',
    'a:\n  b:\nc: 1\nd:\n  - e:\n\nf: 1\n',
    'a:   x  \n"b": "y"  \n\nc:\n\n  d: 1\n\n  e: 2\n\nf:\n',
    'a:\n-\n- b\n-\n  - c\n-\n  d: e\n',
    'a:\n  - b: \n  -   c:\n      d: e\n      f:\n      - g\nh: {}',
    'a: a\na: "a\\n\\"b\\""\n',
    "a: 'it''s: # no comment'\n",
  ])('%j', (yaml) => {
    expect(readPlainYaml(yaml, 4)).toBeDefined()
    expectSame(yaml)
  })

  test('in lines of all kinds', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => expectSame(lines.join(''))),
      { numRuns: 2 * runs },
    )
  })

  test('in lines that belong together', () => {
    fc.assert(
      fc.property(fc.array(soundLine, { maxLength: 9 }), (lines) => expectSame(lines.join(''))),
      { numRuns: 4 * runs },
    )
  })

  test('in front matter of which something was changed', () => {
    const lines = fc.constantFrom(...frontMatter, ...synthesized).map((yaml) => yaml.match(/[^\n]*\n/g) ?? [])
    const changed = fc.tuple(lines, fc.nat(), fc.nat(4), line, fc.nat()).map(([all, at, taken, put, cut]) => {
      const start = at % all.length
      const yaml = all.toSpliced(start, taken % 3, put).join('')
      return taken === 4 ? yaml.slice(0, cut % yaml.length) + yaml.slice((cut % yaml.length) + 1) : yaml
    })
    fc.assert(fc.property(changed, expectSame), { numRuns: runs })
  })
})

function expectSame(yaml: string): void {
  const plain = readPlainYaml(yaml, 4)
  if (!plain) return
  const said: unknown[] = []
  const rows = parseAnyYaml(yaml, 4, { ...unguarded, report: (...message) => said.push(message) })
  expect(plain).toEqual(rows)
  expect(said).toEqual([])
  expect(parseYaml(yaml, 4, unguarded)).toEqual(rows)
}
