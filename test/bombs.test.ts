import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { renderArticle } from '../src/render-article.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { item, meta, wxr } from './support/wxr.ts'

/** Payloads that are known by name, each as it goes round, through the whole journey. Requests are in `net.test.ts`, patterns in `redos.test.ts`. */

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

async function journey(path: string, source: string | Uint8Array) {
  const imported = await importSource(path, typeof source === 'string' ? Buffer.from(source) : source)
  const articles = imported.flatMap(({ article }) => article ?? [])
  return {
    articles,
    pages: articles.map((article) => renderArticle(article)),
    rules: imported.flatMap(({ messages }) => messages.map(({ rule }) => rule)),
  }
}

const keys = ['__proto__', 'constructor', 'prototype']
const polluting: Record<string, string> = {
  'yaml.md': `---\ntitle: T\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n"a.__proto__.polluted": yes\n---\n\nWords.\n`,
  'toml.md': `+++\ntitle = "T"\n["__proto__"]\npolluted = "yes"\n[constructor.prototype]\npolluted = "yes"\n+++\n\nWords.\n`,
  'json.md': `{"title": "T", "__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}\n\nWords.\n`,
  'page.html': `<!doctype html><title>T</title><script type="application/ld+json">{"@type":"Article","headline":"T","__proto__":{"polluted":"yes"}}</script><article><h1>T</h1><p>Words.</p><h2>Post meta</h2><dl>${keys.map((key) => `<dt>${key}</dt><dd><ul><li>polluted: yes</li></ul></dd>`).join('')}</dl></article>`,
  'dump.txt': `T\n\nWords of a text.\n\nPost meta\n\n__proto__ polluted\nconstructor polluted\n`,
  'export.xml': wxr([
    item({
      more: `${meta('__proto__', 'a:1:{s:9:"__proto__";a:1:{s:8:"polluted";s:3:"yes";}}')}${meta('constructor', '{"__proto__":{"polluted":"yes"}}')}`,
    }),
  ]),
  'answer.json': `[{"id":1,"slug":"__proto__","title":{"rendered":"T"},"content":{"rendered":"<p>Words.</p>"},"meta":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}}]`,
}

test.each(Object.entries(polluting))('prototype pollution: %s', async (path, source) => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const { articles } = await journey(path, source)
  expect(articles).toHaveLength(1)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(Reflect.get(Object, 'polluted')).toBeUndefined()
})

test('XML bomb: a billion laughs, quadratic, and entities of files', async () => {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('')
  for (const doctype of [
    `<!DOCTYPE rss [<!ENTITY lol0 "lol">${entities}]>`,
    `<!DOCTYPE rss [<!ENTITY lol9 "${'a'.repeat(50_000)}">]>`,
    '<!DOCTYPE rss [<!ENTITY lol9 SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>',
  ]) {
    const source = wxr([item({ title: 'T &lol9;', content: '<p>Words &lol9;.</p>' })]).replace('<rss', `${doctype}<rss`)
    const { articles, rules } = await journey('export.xml', source)
    expect(rules.filter((rule) => rule === 'wxr/doctype' || rule === 'source/unsupported')).toHaveLength(1)
    expect(JSON.stringify(articles).length).toBeLessThan(2_000)
    expect(JSON.stringify(articles)).not.toContain('root:')
  }
})

test('YAML bomb: a billion laughs', async () => {
  const names = 'abcdefghi'.split('')
  const levels = names.map(
    (name, at) =>
      `${name}: &${name} [${Array(9)
        .fill(at ? `*${names[at - 1]}` : '"lol"')
        .join(',')}]`,
  )
  const { articles, rules } = await journey('bomb.md', `---\n${levels.join('\n')}\n---\n\nWords.\n`)
  expect(rules).toContain('markdown/aliases')
  expect(JSON.stringify(articles).length).toBeLessThan(20_000)
})

test('YAML that makes objects of other languages', async () => {
  const { articles } = await journey(
    'tags.md',
    '---\na: !!js/function "function () { process.exit(9) }"\nb: !!python/object/apply:os.system ["touch /tmp/owned"]\nc: !ruby/object:Gem::Installer { i: x }\n---\n\nWords.\n',
  )
  expect(articles[0]?.meta.values).toMatchObject({
    a: expect.stringContaining('process.exit'),
    b: ['touch /tmp/owned'],
  })
})

test('PHP bomb: references of references, lengths without end, objects that wake up', async () => {
  const nested = Array.from({ length: 30 }, (_, at) => `i:${at};a:2:{i:0;R:${at + 1};i:1;R:${at + 1};}`).join('')
  for (const value of [
    `a:30:{${nested}}`,
    'a:2147483647:{i:0;i:1;}',
    's:999999999999:"a";',
    `${'a:1:{i:0;'.repeat(50_000)}i:1;${'}'.repeat(50_000)}`,
    'O:27:"GuzzleHttp\\Psr7\\FnStream":1:{s:9:"_fn_close";s:7:"phpinfo";}',
    'C:11:"ArrayObject":37:{x:i:0;a:1:{i:0;O:8:"stdClass":0:{}};m:a:0:{}}',
  ]) {
    const { articles } = await journey('export.xml', wxr([item({ content: '<p>Words.</p>', more: meta('k', value) })]))
    expect(articles[0]?.body.text).toBe('Words.')
    expect(JSON.stringify(articles).length).toBeLessThan(4 * value.length + 2_000)
  }
})

test('gzip bomb: a gigabyte of zeros, and a bomb in a bomb', async () => {
  const zeros = gzipSync(Buffer.alloc(1 << 24))
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => zeros))
  expect((await journey('page.html.gz', bomb)).rules).toContain('source/too-large')
  expect((await journey('page.html.gz', gzipSync(zeros))).rules).toContain('source/binary')
})

test('path traversal: names of articles stay in the folder', async () => {
  const slugs = [
    '../../owned',
    '..\\..\\owned',
    '/etc/owned',
    'C:\\owned',
    'a/../../owned',
    '..%2f..%2fowned',
    '\u2025/owned',
    '....//owned',
    'file:///owned',
    '~/owned',
    'owned\0.html',
    '.',
    '..',
    'CON',
    'nul.txt',
  ]
  const outside = workspace(
    Object.fromEntries(
      slugs.map((slug, at) => [`in/${at}.md`, `---\nslug: ${JSON.stringify(slug)}\n---\n\n# T${at}\n\nWords.\n`]),
    ),
  )
  for (const command of [
    ['import', 'in', '--to', 'a/b/out'],
    ['render', 'in', '--out', 'a/b/pages'],
    ['render', 'in', '--to', 'markdown', '--flavor', 'hugo', '--out', 'a/b/hugo'],
    ['build', 'in', '--out', 'a/b/site', '--cache', 'a/b/cache'],
  ]) {
    const { code } = await run(process.execPath, [built.main, ...command, '--on-collision', 'suffix'], { cwd: outside })
    expect(code).toBe(0)
  }
  expect(readdirSync(outside).sort()).toEqual(['a', 'in'])
  expect(readdirSync(join(outside, 'a'))).toEqual(['b'])
  expect(readdirSync(join(outside, 'a/b/pages')).filter((name) => name.endsWith('.html'))).toHaveLength(slugs.length)
  expect(existsSync('/etc/owned.html') || existsSync('/owned.html')).toBe(false)
})
