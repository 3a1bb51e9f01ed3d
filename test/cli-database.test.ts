import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { openStore } from '../src/store/open-store.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { item, meta, wxr } from './support/wxr.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (args: string[], cwd: string) => run(process.execPath, [built.main, ...args], { cwd })

async function recordsIn(path: string): Promise<Article[]> {
  const store = await openStore(path)
  const articles: Article[] = []
  for await (const { article } of store.read()) if (article) articles.push(article)
  await store.close()
  return articles
}

const post = (title: string, words = 'Words that make a paragraph.') => `# ${title}\n\n${words}\n`

test('a second run reads only what changed, and says the same of the rest', async () => {
  const cwd = workspace({
    'posts/a.md': post('A'),
    'posts/b.html': '<title>B</title><article><h1>B</h1><p>Text <a href="javascript:x()">here</a>.</p></article>',
    'posts/c.txt': 'C\n\nA text.\n',
    'posts/empty.md': '',
  })
  const first = await alphanode(['import', 'posts', '--to', 'all.db'], cwd)
  expect(first.code).toBe(1)
  expect(first.stderr).toContain('all.db: 3 created')
  expect(first.stderr).toContain('clean/url')
  const before = await recordsIn(join(cwd, 'all.db'))

  const second = await alphanode(['import', 'posts', '--to', 'all.db'], cwd)
  expect(second).toEqual({ ...first, stderr: first.stderr.replace('3 created', '3 same') })

  writeFileSync(join(cwd, 'posts/a.md'), post('A', 'Other words.'))
  writeFileSync(join(cwd, 'posts/d.md'), post('D'))
  const plan = await alphanode(['import', 'posts', '--to', 'all.db', '--dry-run', '--fail-on', 'never'], cwd)
  expect(plan.stdout.split('\n')).toEqual([
    'update      posts/a.md  posts/a.md',
    'same        posts/b.html  posts/b.html',
    'same        posts/c.txt  posts/c.txt',
    'create      posts/d.md  posts/d.md',
    'unreadable  posts/empty.md  posts/empty.md',
    '',
  ])
  expect(await recordsIn(join(cwd, 'all.db'))).toEqual(before)

  const third = await alphanode(['import', 'posts', '--to', 'all.db'], cwd)
  expect(third.stderr).toContain('all.db: 1 created, 1 updated, 2 same')
  await alphanode(['import', 'posts', '--to', 'fresh.db'], cwd)
  expect(new Set(await recordsIn(join(cwd, 'all.db')))).toEqual(new Set(await recordsIn(join(cwd, 'fresh.db'))))
})

test('exports are not read again as long as none of a run changed', async () => {
  const files = (name: string) => {
    const more = `<wp:attachment_url>https://notes.example/${name}</wp:attachment_url>`
    return wxr([item({ id: 7, type: 'attachment', status: 'inherit', more })])
  }
  const posts = wxr([item({ content: '<p>Text.</p>', more: meta('_thumbnail_id', '7') })])
  const cwd = workspace({ 'posts.xml': posts, 'files.xml': files('old.jpg') })
  const imported = () => alphanode(['import', 'posts.xml', 'files.xml', '--to', 'all.db', '--fail-on', 'never'], cwd)
  expect((await imported()).stderr).toContain('1 created')
  expect((await imported()).stderr).toContain('1 same')
  writeFileSync(join(cwd, 'files.xml'), files('new.jpg'))
  expect((await imported()).stderr).toContain('1 updated')
  expect((await recordsIn(join(cwd, 'all.db'))).map(({ image }) => image?.src)).toEqual([
    'https://notes.example/new.jpg',
  ])
})

test('another profile or option reads all sources again', async () => {
  const cwd = workspace({ 'a.md': post('A') })
  const imported = async (...more: string[]) =>
    (await alphanode(['import', 'a.md', '--to', 'all.db', ...more], cwd)).stderr
  expect(await imported()).toContain('1 created')
  expect(await imported('--profile', 'generic')).toContain('1 updated')
  expect(await imported('--reread', '--profile', 'generic')).toContain('1 same')
})

test('a dry run makes no store', async () => {
  const cwd = workspace({ 'a.md': post('A') })
  const { code, stdout } = await alphanode(['import', 'a.md', '--to', 'all.db', '--dry-run'], cwd)
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'create      a.md  a.md\n' })
  expect(readdirSync(cwd)).toEqual(['a.md'])
})

test('a store is rendered whole, or the articles of some ids', async () => {
  const cwd = workspace({ 'a.md': post('A'), 'b.md': post('B'), 'words.db': 'Words, not tables. '.repeat(100) })
  await alphanode(['import', 'a.md', 'b.md', '--to', 'all.db'], cwd)
  await alphanode(['import', 'a.md', 'b.md', '--to', 'all.ndjson'], cwd)
  for (const store of ['all.db', 'all.ndjson']) {
    expect((await alphanode(['render', '--from', store, '--out', 'site'], cwd)).code).toBe(0)
    expect(readdirSync(join(cwd, 'site')).sort()).toEqual(['a.html', 'alphanode.css', 'b.html'])
    rmSync(join(cwd, 'site'), { recursive: true })
    const one = await alphanode(['render', '--from', store, 'b.md', '--to', 'json'], cwd)
    expect(JSON.parse(one.stdout)).toMatchObject({ id: 'b.md', title: 'B' })
    const none = await alphanode(['render', '--from', store, 'c.md', '--to', 'text'], cwd)
    expect(none).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('store/unknown-id') })
  }
  const spoilt = await alphanode(['render', '--from', 'words.db'], cwd)
  expect(spoilt).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error: Cannot use the store words\.db/) })
})

test('a killed run leaves what it committed, and the next run completes it', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `posts/${String(index).padStart(4, '0')}.md`)
  const cwd = workspace(Object.fromEntries(names.map((name) => [name, post(name)])))
  const path = join(cwd, 'killed.db')
  const child = spawn(process.execPath, [built.main, 'import', 'posts', '--to', path, '-q'], { cwd, stdio: 'ignore' })
  const ended = new Promise<string | null>((done) => child.on('exit', (_, signal) => done(signal)))
  while (child.exitCode === null && !(await holdsRecords(path))) await wait(5)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')

  await alphanode(['import', 'posts', '--to', 'whole.db'], cwd)
  const whole = await recordsIn(join(cwd, 'whole.db'))
  const left = await recordsIn(path)
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThan(whole.length)
  expect(left).toEqual(whole.slice(0, left.length))

  const { code, stderr } = await alphanode(['import', 'posts', '--to', path], cwd)
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(`${whole.length - left.length} created, ${left.length} same`),
  })
  expect(await recordsIn(path)).toEqual(whole)
})

async function holdsRecords(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const store = await openStore(path)
  const count = await store.count()
  await store.close()
  return count > 0
}
