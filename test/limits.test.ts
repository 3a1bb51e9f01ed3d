import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LimitName, type Limits, limitTable, resolveLimits, standardLimits } from '../src/diagnostics/limits.ts'
import type { Message } from '../src/diagnostics/message.ts'
import { rules } from '../src/diagnostics/rules.ts'
import { importSource } from '../src/pipeline.ts'
import { type Built, build, run, workspace } from './cli-support.ts'

const page = (content: string) =>
  `<html><body><article><h1>Tides</h1><p>Low at noon.</p>${content}</article></body></html>`
const item = (inner: string) =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>Tides</title><content:encoded><![CDATA[<p>Low at noon.</p>]]></content:encoded><wp:post_type>post</wp:post_type>${inner}</item></channel></rss>`
const meta = (value: string) =>
  item(`<wp:postmeta><wp:meta_key>stack</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`)
const front = (yaml: string) => `---\ntitle: Tides\n${yaml}\n---\n\nLow at noon.\n`
const nested = (tag: string, depth: number) => `${`<${tag}>`.repeat(depth)}in${`</${tag}>`.repeat(depth)}`

/** A source that is within the standard limits, and what a lower one makes of it. */
const cases: {
  [Name in Exclude<LimitName, 'seconds' | 'heap' | 'archiveMembers' | 'archiveRatio'>]: [
    limit: number,
    path: string,
    source: string,
  ]
} = {
  bytes: [50, 'a.html', page('')],
  itemLength: [100, 'a.xml', item('')],
  nodes: [10, 'a.html', page('<p>And <b>high</b> at six.</p>'.repeat(5))],
  lines: [5, 'a.txt', 'Tides\n\nLow at noon.\n\nHigh at six.\n\nAnd so on.\n'],
  attributes: [3, 'a.html', page('<p a b c d>And high at six.</p>')],
  depth: [32, 'a.html', page(nested('blockquote', 40))],
  textLength: [20, 'a.md', front(`summary: ${'low '.repeat(10)}`)],
  metaDepth: [2, 'a.md', front('stack: { a: { b: { c: d } } }')],
  metaValues: [3, 'a.md', front('stack: [a, b, c, d, e]')],
  frontMatter: [20, 'a.md', front('summary: low at noon')],
  frontMatterDepth: [2, 'a.md', front('stack: [[[[a]]]]')],
  aliases: [1, 'a.md', front('a: &a low\nb: *a\nc: *a')],
  markdownSearch: [20, 'a.md', `# Tides\n\n${'low **_at_** ~~noon~~ '.repeat(20)}\n`],
  markdownNesting: [2, 'a.md', '# Tides\n\n> > > > low *at* noon\n'],
  markdownIndent: [3, 'a.md', '# Tides\n\n- low\n  - *at*\n    - noon\n      - or so\n'],
  markdownLines: [3, 'a.md', `# Tides\n\n${'low **_at_** ~~noon~~\n'.repeat(5)}`],
  markdownCells: [6, 'a.md', `# Tides\n\na | b\n--|--\n${'low | *at* noon\n'.repeat(8)}`],
  markdownSigns: [5, 'a.md', `# Tides\n\n${'low **_at_** ~~noon~~\n\n'.repeat(20)}`],
  expansion: [1, 'a.md', `# Tides\n\n${'[x] '.repeat(10)}\n\n[x]: https://example.org/${'y'.repeat(2_000)}\n`],
  xmlDepth: [3, 'a.xml', item('<wp:a><wp:b><wp:c><wp:d>low</wp:d></wp:c></wp:b></wp:a>')],
  phpDepth: [1, 'a.xml', meta('a:1:{i:0;a:1:{i:0;a:1:{i:0;i:1;}}}')],
  phpValues: [3, 'a.xml', meta('a:4:{i:0;i:1;i:1;i:1;i:2;i:1;i:3;i:1;}')],
}

async function rulesOf(path: string, source: string, limits?: Partial<Limits>): Promise<Message['rule'][]> {
  const imported = await importSource(path, Buffer.from(source), limits ? { limits } : {})
  return imported.flatMap(({ messages }) => messages.map(({ rule }) => rule))
}

// The entries are those of the type above.
test.each(Object.entries(cases) as [LimitName, [number, string, string]][])(
  'a lower limit of %s is told by its message, the standard one is not reached',
  async (name, [value, path, source]) => {
    const { rule } = limitTable[name]
    expect(await rulesOf(path, source)).not.toContain(rule)
    expect(await rulesOf(path, source, { [name]: value })).toContain(rule)
  },
)

test('every limit has a message, and a value that a user may set', () => {
  for (const [name, { rule, value }] of Object.entries(limitTable)) {
    if (rule) expect(rules).toHaveProperty([rule])
    expect(resolveLimits({ [name]: value })).toEqual(standardLimits)
  }
})

test('a name or a value that there is not throws', async () => {
  const bytes = Buffer.from(page(''))
  const wrong = async (limits: object) => importSource('a.html', bytes, { limits })
  await expect(wrong({ size: 3 })).rejects.toThrow('Unexpected limit `size`, expected one of bytes, itemLength,')
  await expect(wrong({ nodes: 0 })).rejects.toThrow('Unexpected limit `nodes=0`, expected a whole number from 1 on')
  await expect(wrong({ depth: 1_000 })).rejects.toThrow('expected a whole number from 32 to 256')
  await expect(wrong({ toString: 1 })).rejects.toThrow('Unexpected limit `toString`')
})

test.each(['a.txt', 'a.md'])('the rest of a long %s is plain text', async (path) => {
  const source = Buffer.from('# Tides\n\nLow at noon.\n\nHigh *at* six.\n\nAnd **so** on.\n')
  const [imported] = await importSource(path, source, { limits: { lines: 4 } })
  expect(imported?.article?.body.text).toMatch(/Low at noon\.\n\nHigh \*at\* six\. And \*\*so\*\* on\.$/)
  expect(imported?.messages).toContainEqual(expect.objectContaining({ rule: 'read/too-many-lines' }))
})

test('a text is not cut between the two halves of a sign', async () => {
  const [imported] = await importSource('a.md', Buffer.from('---\ntitle: ab😀\n---\n\nLow at noon.\n'), {
    limits: { textLength: 3 },
  })
  expect(imported?.article?.title).toBe('ab')
  expect(imported?.messages).toContainEqual(expect.objectContaining({ rule: 'read/too-long-text', path: 'title' }))
})

test('keys like __proto__ are ordinary keys also where a text is cut', async () => {
  const [imported] = await importSource('a.md', Buffer.from(front(`__proto__: { a: ${'low '.repeat(10)} }`)), {
    limits: { textLength: 20 },
  })
  expect(Object.entries(imported?.article?.meta.values ?? {})).toEqual([['__proto__', { a: 'low low low low low ' }]])
})

/** More than a call takes as arguments. */
const many = 150_000

test.each([
  ['paragraphs in an inline element', `<b><div>x</div>${'<p>a'.repeat(many)}</b>`],
  ['paragraphs in an unknown element', `<foo>${'<p>a'.repeat(many)}</foo>`],
  ['captions in shortcodes', `<p>${'[caption id="a"]<img src="a.png"> b[/caption] '.repeat(20_000)}</p>`],
  ['breaks in a late part', `<p>x</p><template id="B:0"></template><div hidden id="S:0">${'a<br>'.repeat(many)}</div>`],
])('%s are read in any number', async (_, source) => {
  const [result] = await importSource('a.html', Buffer.from(source))
  expect(result?.article?.body.text.length).toBeGreaterThan(30)
  expect(result?.messages.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('on the command line', () => {
  let built: Built
  beforeAll(() => {
    built = build()
  })
  afterAll(() => built.remove())

  const files = { 'a.html': page('<p a b c d>And high at six.</p><p>And <b>so</b> on.</p>') }

  test.each(['import', 'check', 'render', 'inspect'])('%s takes --limit, several times', async (command) => {
    const cwd = workspace({ 'a.html': files['a.html'] })
    const { stdout, stderr } = await run(
      'node',
      [built.main, command, 'a.html', '--limit', 'attributes=3', '--limit', 'nodes=8'],
      {
        cwd,
      },
    )
    expect(stdout + stderr).toContain('read/too-many-attributes')
    expect(stdout + stderr).toContain('read/too-many-nodes')
  })

  test('flags go before the environment, and this before the configuration', async () => {
    const config = 'export default { limits: { attributes: 3, nodes: 8 } }\n'
    const cwd = workspace({ 'a.html': files['a.html'], 'alphanode.config.mjs': config })
    const told = async (args: string[], env = {}) => {
      const { stderr } = await run('node', [built.main, 'import', 'a.html', ...args], { cwd, env })
      return ['read/too-many-attributes', 'read/too-many-nodes'].filter((rule) => stderr.includes(rule))
    }
    expect(await told([])).toEqual(['read/too-many-attributes', 'read/too-many-nodes'])
    expect(await told(['--limit', 'attributes=4'])).toEqual(['read/too-many-nodes'])
    expect(await told([], { ALPHANODE_LIMIT: 'attributes=4,nodes=1_000' })).toEqual([])
    expect(await told(['--limit', 'nodes=8'], { ALPHANODE_LIMIT: 'attributes=4,nodes=1_000' })).toEqual([
      'read/too-many-attributes',
      'read/too-many-nodes',
    ])
  })

  test('a limit that there is not ends the run with 2', async () => {
    const cwd = workspace({
      'a.html': files['a.html'],
      'bad.mjs': 'export default { limits: { nodes: 0, size: 1 } }\n',
    })
    for (const [value, reason] of [
      ['size=3', 'Unexpected limit `size`, expected one of bytes,'],
      ['nodes', 'Unexpected limit `nodes=NaN`, expected a whole number from 1 on'],
      ['nodes=1e3', 'expected a whole number from 1 on'],
    ] as const) {
      const { code, stderr } = await run('node', [built.main, 'import', 'a.html', '--limit', value], { cwd })
      expect([code, stderr]).toEqual([2, expect.stringContaining(reason)])
    }
    const { code, stderr } = await run('node', [built.main, 'import', 'a.html', '--config', 'bad.mjs'], { cwd })
    expect([code, stderr]).toEqual([2, expect.stringContaining('Unexpected limit `size`')])
    expect(stderr).toContain('Unexpected limit `nodes=0`')
  })
})
