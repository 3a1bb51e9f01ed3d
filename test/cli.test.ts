import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../src/diagnostics/message.ts'
import { type Built, build, makePipe, type RunOptions, run, workspace } from './cli-support.ts'
import { item, meta, wxr } from './support/wxr.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (args: string[], options?: RunOptions) => run(process.execPath, [built.main, ...args], options)

const page = (title: string, body = '<p>Words that make a paragraph of an article.</p>') =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${body}</article></html>`

const box = (rows: string) => `<h2>alphanode post meta</h2><dl>${rows}</dl>`

function records(stdout: string): { title: string; slug: string; source: { path: string } }[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('usage', () => {
  test('--version says the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(built.root, 'package.json'), 'utf8'))
    expect(await alphanode(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each(['import', 'render', 'check', 'inspect'])('%s --help leads with examples', async (command) => {
    const { code, stdout } = await alphanode([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Examples:\n {2}alphanode /)
    expect(stdout).toContain('--quiet')
  })

  test.each([
    [['imprt', 'x'], /Did you mean import/],
    [['import'], /missing required argument/],
    [['import', 'x.md', '--forma', 'ndjson'], /Did you mean --format/],
    [['import', 'x.md', '--fail-on', 'sometimes'], /Allowed choices are error, warn, info, never/],
    [['import', 'x.md', '--profile', 'alphanod'], /expected alphanode, generic/],
    [['import', 'x.md'], /x\.md: .*leads nowhere/],
    [['check', 'no/*.md'], /matches no file/],
    [['import', '.', '--to', 'articles.xyz'], /expected a \.db, \.ndjson or \.json file, a folder/],
    [['render'], /missing required argument 'paths', or --from/],
    [['render', '--from', 'none.db'], /Unexpected store `none\.db`/],
    [[], /Usage/],
  ])('%j cannot run', async (args, reason) => {
    const { code, stdout, stderr } = await alphanode(args, { cwd: workspace({ 'a.md': '# A\n\nText.\n' }) })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})

describe('import', () => {
  test('reads files, folders, patterns and gzip, each once and in order', async () => {
    const cwd = workspace({
      'posts/b.html': page('B'),
      'posts/a.html.gz': gzipSync(page('A')),
      'posts/deep/c.HTM': page('C'),
      'posts/.hidden.html': page('hidden'),
      'posts/node_modules/x/readme.html': page('not ours'),
      'posts/style.css': '',
      'one.html': page('One'),
    })
    const { code, stdout, stderr } = await alphanode(['import', 'one.html', 'posts', 'posts/*.html'], { cwd })
    expect(records(stdout).map(({ source }) => source.path)).toEqual([
      'one.html',
      'posts/a.html.gz',
      'posts/b.html',
      'posts/deep/c.HTM',
    ])
    expect(records(stdout).map(({ title }) => title)).toEqual(['One', 'A', 'B', 'C'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^4 articles, 4 notes, passed over 1 other file$/m)
  })

  test('--redirects leads former addresses to the slugs', async () => {
    const old = (slug: string) => `<wp:post_name>a-post</wp:post_name>${meta('_wp_old_slug', slug)}`
    const posts = [
      item({ id: 1, more: `<guid>https://notes.example/?p=1</guid>${old('x')}` }).replace('/1/', '/2026/a-post/'),
      item({ id: 2, more: '<guid>https://notes.example/2026/x/</guid><wp:post_name>b</wp:post_name>' }),
    ]
    const cwd = workspace({ 'site.xml': wxr(posts) })
    const flags = ['--redirects', '_redirects', '--redirect-to', '/posts/:slug/']
    await alphanode(['import', 'site.xml', '-q', ...flags], { cwd })
    expect(readFileSync(join(cwd, '_redirects'), 'utf8').split('\n')).toEqual([
      '# Former addresses of articles, and where they lead.',
      '/2026/a-post/ /posts/a-post/ 301',
      '/ p=1 /posts/a-post/ 301',
      '/2026/x/ /posts/a-post/ 301',
      '/2/ /posts/b/ 301',
      '# /2026/x/ /posts/b/ 301',
      '',
    ])
  })

  test('--ledger names every loss and guess, in NDJSON or JSON', async () => {
    const bad = '<!doctype html><title>Bad</title><article><h1>Bad</h1><p><a href="javascript:x()">A link</a>.</p>'
    const cwd = workspace({ 'a.html': page('A'), 'bad.html': bad })
    const { stderr } = await alphanode(['import', 'a.html', 'bad.html', 'gone.md', '--ledger', 'l.json'], { cwd })
    const ledger: Message[] = JSON.parse(readFileSync(join(cwd, 'l.json'), 'utf8'))
    expect(ledger.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'gone.md source/missing',
      'a.html read/no-box',
      'bad.html read/no-box',
      'bad.html clean/url',
    ])
    expect(stderr).toContain('refused\n     1  A path that was named does not exist. source/missing\n        gone.md\n')
    await alphanode(['import', 'a.html', '-q', '--ledger', 'l.ndjson'], { cwd })
    expect(records(readFileSync(join(cwd, 'l.ndjson'), 'utf8'))).toMatchObject([{ outcome: 'not-in-source' }])
  })

  test('stdin, with its format detected or named', async () => {
    const detected = await alphanode(['import', '-'], { input: page('Piped') })
    expect(records(detected.stdout)).toMatchObject([{ title: 'Piped', source: { path: '-', format: 'html' } }])
    const large = wxr(Array.from({ length: 220 }, (_, at) => item({ id: at + 1, content: 'word '.repeat(20_000) })))
    const exported = await alphanode(['import', '-'], { input: large })
    expect(records(exported.stdout)).toHaveLength(220)
    const named = await alphanode(['import', '-', '--from-format', 'text'], { input: '<p>no markup\n\nA line.\n' })
    expect(records(named.stdout)).toMatchObject([{ source: { format: 'text' } }])
  })

  test('--format json is one array', async () => {
    const cwd = workspace({ 'a.html': page('A'), 'b.html': page('B') })
    const { stdout } = await alphanode(['import', '.', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout)).toHaveLength(2)
  })

  test('bad sources are messages and the run goes on', async () => {
    const cwd = workspace({
      'a.html': page('A'),
      'empty.md': '',
      'image.html': '\x89PNG\r\n\x1a\n\0\0',
      'cut.html.gz': gzipSync(page('Cut')).subarray(0, 30),
    })
    const { code, stdout, stderr } = await alphanode(['import', '.', 'gone.html', '--reporter', 'json'], { cwd })
    expect(records(stdout)).toHaveLength(1)
    const rules = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).rule)
    expect(rules.sort()).toEqual(
      expect.arrayContaining(['source/bad-gzip', 'source/binary', 'source/empty', 'source/missing']),
    )
    expect(code).toBe(1)
    expect((await alphanode(['import', '.', '--fail-on', 'never'], { cwd })).code).toBe(0)
  })

  test('pipes are not opened, links out of a folder not followed, huge files not read', async () => {
    const outside = workspace({ 'secret.html': page('Secret') })
    const cwd = workspace({ 'in/a.html': page('A') })
    makePipe(join(cwd, 'in/pipe.html'))
    writeFileSync(join(cwd, 'in/huge.html'), Buffer.alloc(30_000_000))
    symlinkSync(join(outside, 'secret.html'), join(cwd, 'in/link.html'))
    symlinkSync('a.html', join(cwd, 'in/z-inside.html'))
    symlinkSync('nowhere', join(cwd, 'in/dangling.html'))
    symlinkSync('.', join(cwd, 'in/loop'))
    const { stdout, stderr } = await alphanode(['import', 'in', '/dev/zero'], { cwd })
    expect(records(stdout).map(({ source }) => source.path)).toEqual(['in/a.html', 'in/z-inside.html'])
    for (const said of ['a named pipe', 'a device', 'a link to', 'a link that leads nowhere', '30000000 bytes']) {
      expect(stderr).toMatch(new RegExp(said))
    }
  })

  test('a folder tree of 750 files comes back whole', async () => {
    const names = Array.from({ length: 750 }, (_, index) => `d${index % 25}/e${index % 7}/post-${index}.html`)
    const cwd = workspace(Object.fromEntries(names.map((name) => [name, page(name)])))
    const { stdout } = await alphanode(['import', '.', '-q'], { cwd })
    expect(records(stdout)).toHaveLength(750)
  })

  test('--to a folder: one file an article, and collisions as asked', async () => {
    const cwd = workspace({ 'a.html': page('Same Title'), 'b.html': page('same title'), 'c.html': page('Other') })
    const error = await alphanode(['import', '.', '--to', 'out'], { cwd })
    expect([error.code, readdirSync(join(cwd, 'out')).sort()]).toEqual([1, ['other.json', 'same-title.json']])
    expect(error.stderr).toMatch(/b\.html error .*store\/collision/)
    expect(error.stderr).toMatch(/^out: 2 created, 1 left out$/m)
    expect(error.stdout).toBe('')

    const suffix = await alphanode(['import', '.', '--to', 'out', '--on-collision', 'suffix', '-v'], { cwd })
    expect(suffix.code).toBe(0)
    expect(suffix.stderr).toMatch(/^out: 1 created, 2 same$/m)
    expect(readdirSync(join(cwd, 'out'))).toContain('same-title-2.json')

    const plan = await alphanode(['import', '.', '--to', 'out', '--dry-run', '--on-collision', 'skip'], { cwd })
    expect(plan.stdout).toBe(
      'same        same-title.json  a.html\nconflict    same-title.json  b.html\nsame        other.json  c.html\n',
    )
    expect(plan.code).toBe(0)
  })

  test('--to a file, which a failed run does not leave half', async () => {
    const cwd = workspace({ 'a.html': page('A') })
    expect(await alphanode(['import', '.', '--to', 'all.ndjson'], { cwd })).toMatchObject({ code: 0, stdout: '' })
    expect(records(readFileSync(join(cwd, 'all.ndjson'), 'utf8'))).toHaveLength(1)
    const failed = await alphanode(['import', '.', '--to', 'gone/all.ndjson'], { cwd })
    expect(failed.code).toBe(2)
    expect(failed.stderr).toMatch(/ENOENT/)
  })

  test('a reader that stops early ends the run quietly', () => {
    const cwd = workspace(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.html`, page(`T${i}`)])))
    const { stderr, stdout } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${built.main}" import . -q | head -n 1 | wc -l`],
      { cwd, encoding: 'utf8' },
    )
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '1', stderr: '' })
  })

  test('an interrupt ends with 130 and takes unfinished files away', async () => {
    const cwd = workspace({ 'a.html': page('A') })
    const child = spawn(process.execPath, [built.main, 'import', 'a.html', '-', '--to', 'all.ndjson'], { cwd })
    const exited = new Promise((done) => child.on('close', done))
    while (!existsSync(join(cwd, '.all.ndjson.tmp'))) await new Promise((done) => setTimeout(done, 20))
    child.kill('SIGINT')
    expect(await exited).toBe(130)
    expect(readdirSync(cwd)).toEqual(['a.html'])
  })
})

describe('check', () => {
  const bad = page('Bad', `<p>Some words.</p>${box('<dt>reading time</dt><dd>\u001b[2Jsoon</dd>')}`)

  test('pretty shows the lines, json and concise one message a line', async () => {
    const cwd = workspace({ 'bad.html': bad.replace('<h2>', '\n<h2>') })
    const pretty = await alphanode(['check', 'bad.html'], { cwd })
    expect(pretty.stdout).toMatch(
      /^bad\.html:2:\d+ warn .* meta\/bad-value\n {2}in meta\.values\.reading_time\n {2}1 \| .*\n {2}2 \| .*\n {4}\| +\^/m,
    )
    const concise = await alphanode(['check', 'bad.html', '--reporter', 'concise'], { cwd })
    expect(concise.stdout).toMatch(/^bad\.html:2:\d+ warn .* meta\/bad-value$/m)
    const json = await alphanode(['check', 'bad.html', '--json'], { cwd })
    expect(
      json.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).rule),
    ).toContain('meta/bad-value')
    expect(json.stderr).toBe('')
    for (const { stdout, stderr } of [pretty, concise, json]) expect(stdout + stderr).not.toContain('\u001b')
  })

  test('colours when they are wanted', async () => {
    const cwd = workspace({ 'bad.html': bad })
    expect((await alphanode(['check', '.'], { cwd, env: { NO_COLOR: '', FORCE_COLOR: '1' } })).stdout).toContain(
      '\u001b[33mwarn',
    )
  })

  test('--fail-on, from flag, environment and config file in this order', async () => {
    const cwd = workspace({ 'bad.html': bad })
    expect((await alphanode(['check', '.'], { cwd })).code).toBe(0)
    writeFileSync(join(cwd, 'alphanode.config.mjs'), "export default { failOn: 'warn' }")
    expect((await alphanode(['check', '.'], { cwd })).code).toBe(1)
    expect((await alphanode(['check', '.'], { cwd, env: { ALPHANODE_FAIL_ON: 'error' } })).code).toBe(0)
    expect(
      (await alphanode(['check', '.', '--fail-on', 'info'], { cwd, env: { ALPHANODE_FAIL_ON: 'error' } })).code,
    ).toBe(1)
    writeFileSync(join(cwd, 'alphanode.config.mjs'), 'export default { failon: 1 }')
    expect(await alphanode(['check', '.'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('failon'),
    })
  })

  test('a profile of the user', async () => {
    const cwd = workspace({
      'post.html': page('Boats', `<p>Words.</p><h2>vessel</h2><dl><dt>length</dt><dd>12</dd></dl>`),
      'package.json': '{"type":"module"}',
      'vessels.js': `import { z } from 'zod'
        export const profile = { name: 'vessels', headings: ['vessel'], fields: z.looseObject({ length: z.number().optional() }) }`,
    })
    symlinkSync(join(built.root, 'node_modules'), join(cwd, 'node_modules'))
    const { stdout } = await alphanode(['import', 'post.html', '--profile', './vessels.js'], { cwd })
    expect(JSON.parse(stdout).meta).toEqual({ profile: 'vessels', values: { length: 12 } })
    writeFileSync(join(cwd, 'broken.js'), 'export default 7')
    expect(await alphanode(['check', '.', '--profile', './broken.js'], { cwd })).toMatchObject({ code: 2 })
  })
})

describe('render', () => {
  test('a source to a page that needs no other file', async () => {
    const cwd = workspace({ 'a.html': page('A <b>bold</b> title') })
    const { code, stdout } = await alphanode(['render', 'a.html'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^<!doctype html>/i)
    expect(stdout).toContain('<style')
    expect((await alphanode(['render', 'a.html', '--fragment'], { cwd })).stdout).toMatch(/^<article/)
  })

  test('--out links one stylesheet, and never overwrites a source', async () => {
    const cwd = workspace({ 'posts/one.html': page('One'), 'posts/two.html': page('Two') })
    const before = readFileSync(join(cwd, 'posts/one.html'), 'utf8')
    const rendered = await alphanode(['render', 'posts', '--out', 'site'], { cwd })
    expect(rendered).toMatchObject({ code: 0, stdout: '' })
    expect(readdirSync(join(cwd, 'site')).sort()).toEqual(['alphanode.css', 'one.html', 'two.html'])
    expect(readFileSync(join(cwd, 'site/one.html'), 'utf8')).toContain('href="alphanode.css"')
    const onto = await alphanode(['render', 'posts', '--out', 'posts'], { cwd })
    expect(onto).toMatchObject({ code: 1, stderr: expect.stringContaining('store/collision') })
    expect(readFileSync(join(cwd, 'posts/one.html'), 'utf8')).toBe(before)
  })

  test('records are read back, and checked', async () => {
    const cwd = workspace({ 'a.html': page('A'), 'b.html': page('B') })
    await alphanode(['import', '.', '--to', 'all.ndjson'], { cwd })
    const fromSource = await alphanode(['render', 'a.html'], { cwd })
    writeFileSync(join(cwd, 'bad.ndjson'), `${readFileSync(join(cwd, 'all.ndjson'), 'utf8')}{"version":2}\n`)
    const rendered = await alphanode(['render', 'bad.ndjson', '--out', 'site'], { cwd })
    expect(rendered).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^bad\.ndjson:3:1 error .*store\/bad-record$/m),
    })
    expect(readdirSync(join(cwd, 'site'))).toHaveLength(3)
    const json = await alphanode(['render', 'all.ndjson', '--to', 'json'], { cwd })
    expect(json.stdout).toBe(readFileSync(join(cwd, 'all.ndjson'), 'utf8'))
    writeFileSync(join(cwd, 'a.ndjson'), json.stdout.split('\n')[0] ?? '')
    expect((await alphanode(['render', 'a.ndjson'], { cwd })).stdout).toBe(fromSource.stdout)
  })

  test('stdout holds one page', async () => {
    const cwd = workspace({ 'a.html': page('A'), 'b.html': page('B') })
    expect(await alphanode(['render', '.'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--out'),
    })
  })

  test.each([
    ['text', /^A\n/],
    ['markdown', /^---\n/],
    ['jsonld', /^\{"@type":"Article","@context":"https:\/\/schema\.org","headline":"A",.*\}\n$/],
  ])('--to %s', async (form, beginning) => {
    const { code, stdout } = await alphanode(['render', '-', '--to', form], { input: page('A') })
    expect(code).toBe(0)
    expect(stdout).toMatch(beginning)
  })

  test('--flavor puts files where the generator looks for them', async () => {
    const cwd = workspace({ 'a.md': '---\ntitle: A\ndate: 2024-01-02\n---\n\nText.\n' })
    for (const flavor of ['hugo', 'jekyll'])
      await alphanode(['render', 'a.md', '--to', 'markdown', '--flavor', flavor, '--out', 'site'], { cwd })
    expect(readFileSync(join(cwd, 'site/_posts/2024-01-02-a.md'), 'utf8')).toContain('\ndescription: Text.\n')
    expect(readdirSync(join(cwd, 'site/content/posts'))).toEqual(['a.md'])
  })

  test.each([
    [['--flavor', 'hugo'], '--to markdown'],
    [['--site', 'https://blog.example'], '--to wxr'],
    [['--to', 'wxr', '--site', 'blog'], 'an http(s) URL'],
  ])('%j does not fit', async (flags, expected) => {
    const cwd = workspace({ 'a.html': page('A') })
    expect(await alphanode(['render', 'a.html', ...flags], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`expected ${expected}`),
    })
  })

  test('--to wxr writes one export: on stdout, in a file; in a folder, one for each', async () => {
    const cwd = workspace({ 'posts/one.html': page('One'), 'posts/two.html': page('Two') })
    const streamed = await alphanode(['render', 'posts', '--to', 'wxr', '--site', 'https://blog.example/'], { cwd })
    expect(streamed.code).toBe(0)
    expect(streamed.stdout).toContain('<wp:base_blog_url>https://blog.example</wp:base_blog_url>')
    const args = ['render', 'posts', '--to', 'wxr', '--site', 'https://blog.example', '--out']
    expect(await alphanode([...args, 'all.xml'], { cwd })).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(join(cwd, 'all.xml'), 'utf8')).toBe(streamed.stdout)
    await alphanode([...args, 'exports'], { cwd })
    expect(readdirSync(join(cwd, 'exports')).sort()).toEqual(['one.xml', 'two.xml'])
    const { stdout } = await alphanode(['import', 'all.xml', 'exports'], { cwd })
    const titles = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).title)
    expect(titles).toEqual(['One', 'Two', 'One', 'Two'])
    expect(await alphanode([...args, 'exports/one.xml', 'exports'], { cwd })).toMatchObject({ code: 2 })
  })

  test('hostile slugs stay in the folder', async () => {
    const cwd = workspace({ 'all.ndjson': '' })
    const { stdout } = await alphanode(['import', '-'], { input: page('A') })
    const slugs = ['../../etc/passwd', '/tmp/x', 'con', '..', 'a\u0000b', 'x'.repeat(500), '\ud800']
    writeFileSync(
      join(cwd, 'all.ndjson'),
      slugs.map((slug) => JSON.stringify({ ...JSON.parse(stdout), slug })).join('\n'),
    )
    mkdirSync(join(cwd, 'in/site'), { recursive: true })
    const rendered = await alphanode(['render', 'all.ndjson', '--out', 'in/site', '--on-collision', 'suffix'], { cwd })
    expect(rendered.code).toBe(0)
    expect(readdirSync(join(cwd, 'in/site'))).toHaveLength(slugs.length + 1)
    expect([readdirSync(cwd).sort(), readdirSync(join(cwd, 'in'))]).toEqual([['all.ndjson', 'in'], ['site']])
  })

  test('--template replaces templates', async () => {
    const cwd = workspace({ 'a.html': page('A'), 'own/page.hbs': 'my page: {{article.title}}', 'none/readme.md': '' })
    expect((await alphanode(['render', 'a.html', '--template', 'own'], { cwd })).stdout).toBe('my page: A')
    expect(await alphanode(['render', 'a.html', '--template', 'none'], { cwd })).toMatchObject({ code: 2 })
  })
})

describe('inspect', () => {
  test('shows fields, box with lines, and messages by rule', async () => {
    const cwd = workspace({
      'a.html': page(
        'A title',
        `<p>Words.</p>\n${box('\n<dt>topic</dt><dd>tides</dd>\n<dt>stack</dt><dd><ul><li>sea</li></ul></dd>')}`,
      ),
    })
    const { code, stdout } = await alphanode(['inspect', 'a.html'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}title {7}A title$/m)
    expect(stdout).toMatch(/^ {2}3 {2}topic: tides\n {2}4 {2}stack\n {7}• sea$/m)
  })

  test('--json gives record and messages', async () => {
    const { stdout } = await alphanode(['inspect', '-', '--json'], { input: page('A') })
    expect(JSON.parse(stdout)).toMatchObject({ article: { title: 'A' }, messages: [{ rule: 'read/no-box' }] })
  })

  test('a source without article ends with 1', async () => {
    expect((await alphanode(['inspect', '-'], { input: '' })).code).toBe(1)
  })
})
