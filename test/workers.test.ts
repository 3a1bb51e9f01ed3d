import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { item, wxr } from './support/wxr.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (args: string[], cwd: string) => run(process.execPath, [built.main, ...args], { cwd })

const post = (title: string) => `# ${title}\n\nWords of ${title} that make a paragraph.\n`

/** A profile whose checks run what stands in the title of an article. */
const profile = `import { z } from 'zod'
export default {
  name: 'wild',
  fields: z.looseObject({}),
  checks: [
    (article) => {
      if (article.title.startsWith('Hang')) for (;;);
      if (article.title.startsWith('Eat')) for (const all = []; ; ) all.push(Array.from({ length: 1000 }, Math.random))
      if (article.title.startsWith('Exit')) process.exit(7)
      if (article.title.startsWith('Throw')) throw new TypeError('a bug')
    },
  ],
}
`

test('what comes out does not depend on the number of workers', async () => {
  const names = Array.from({ length: 90 }, (_, index) => `posts/${String(index).padStart(3, '0')}.md`)
  const items = Array.from({ length: 70 }, (_, id) => item({ id: id + 1, content: `<p>Post ${id}</p>` }))
  const cwd = workspace({
    ...Object.fromEntries(names.map((name) => [name, post(name.repeat(1 + (name.charCodeAt(7) % 9)))])),
    'posts/045.md': post('Twin'),
    'posts/046.md': post('Twin'),
    'posts/050.html': '<title>B</title><article><h1>B</h1><p>Text <a href="javascript:x()">here</a>.</p></article>',
    'posts/060.md': '',
    'posts/export.xml': wxr(items),
  })
  const imported = (jobs: string, ...more: string[]) => alphanode(['import', 'posts', '--jobs', jobs, ...more], cwd)
  const alone = await imported('0')
  expect(alone.stdout.trimEnd().split('\n')).toHaveLength(160)
  for (const jobs of ['1', '3']) expect(await imported(jobs)).toEqual(alone)

  const inStore = async (jobs: string) => {
    const { code, stderr } = await imported(jobs, '--to', `${jobs}.db`)
    const store = await openStore(join(cwd, `${jobs}.db`))
    const articles = []
    for await (const { article } of store.read()) articles.push(article)
    await store.close()
    return { code, stderr: stderr.replaceAll(`${jobs}.db`, 'all.db'), articles }
  }
  expect(await inStore('3')).toEqual(await inStore('0'))
})

test('an article that was stopped, perhaps by a busy machine, is read again by the next run', async () => {
  const slow = `import { existsSync } from 'node:fs'
import { z } from '${join(built.root, 'node_modules/zod/index.js')}'
const check = ({ title }) => { while (title === 'B' && existsSync('busy')); }
export default { name: 'slow', fields: z.looseObject({}), checks: [check] }
`
  const cwd = workspace({ 'slow.mjs': slow, busy: '', 'posts/a.md': post('A'), 'posts/b.md': post('B') })
  const limits = ['--limit', 'seconds=1', '--jobs', '1', '--fail-on', 'never']
  const imported = () => alphanode(['import', 'posts', '--profile', './slow.mjs', '--to', 'all.db', ...limits], cwd)
  const titles = async () => {
    const store = await openStore(join(cwd, 'all.db'))
    const found = []
    for await (const { article } of store.read()) found.push(article?.title)
    await store.close()
    return found
  }
  await imported()
  expect(await titles()).toEqual(['A'])
  rmSync(join(cwd, 'busy'))
  await imported()
  expect(await titles()).toEqual(['A', 'B'])
})

test('an article that hangs, eats memory or ends its worker costs itself alone', async () => {
  const cwd = workspace({
    'wild.mjs': profile,
    'posts/a.md': post('A'),
    'posts/b.md': post('Hang'),
    'posts/c.md': post('C'),
    'posts/d.md': post('Eat'),
    'posts/e.md': post('Exit'),
    'posts/f.md': post('Throw'),
    'posts/g.md': post('G'),
  })
  const zod = join(built.root, 'node_modules/zod/index.js')
  writeFileSync(join(cwd, 'wild.mjs'), profile.replace("'zod'", JSON.stringify(zod)))
  const limits = ['--limit', 'seconds=1', '--limit', 'heap=64']
  const args = ['import', 'posts', '--profile', './wild.mjs', '--jobs', '1', '--json', ...limits]
  const { code, stdout, stderr } = await alphanode(args, cwd)
  const titles = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).title)
  const errors = stderr
    .split('\n')
    .filter((line) => line.includes('"error"'))
    .map((line) => JSON.parse(line))
  expect(titles).toEqual(['A', 'C', 'G'])
  expect(errors.map(({ file, rule }) => [file, rule])).toEqual([
    ['posts/b.md', 'source/too-slow'],
    ['posts/d.md', 'source/too-much-memory'],
    ['posts/e.md', 'source/failed'],
    ['posts/f.md', 'source/failed'],
  ])
  // What a check throws is a bug; the others are not.
  expect(code).toBe(3)
}, 120_000)

test('an interrupt keeps what was begun, ends with 130, and the next run goes on from there', async () => {
  const names = Array.from({ length: 600 }, (_, index) => `posts/${String(index).padStart(4, '0')}.md`)
  const cwd = workspace(Object.fromEntries(names.map((name) => [name, post(name)])))
  const args = [built.main, 'import', 'posts', '--to', 'all.db', '--jobs', '1', '-q']
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const path = join(cwd, 'all.db')
  const idsIn = async () => {
    const store = await openStore(path)
    const ids: (string | undefined)[] = []
    for await (const { article } of store.read()) ids.push(article?.id)
    const states = (await store.history?.runs())?.map(({ state }) => state)
    await store.close()
    return { ids, states }
  }
  while (child.exitCode === null && !(existsSync(path) && (await idsIn()).ids.length > 0)) await wait(20)
  child.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  const { ids, states } = await idsIn()
  expect(states).toEqual(['interrupted'])
  expect(ids.length).toBeLessThan(names.length)
  expect(ids).toEqual(names.slice(0, ids.length))
  const rest = await alphanode(['import', 'posts', '--to', 'all.db', '--jobs', '1'], cwd)
  expect(rest.stderr).toContain(`${names.length - ids.length} created, ${ids.length} same`)
  expect((await idsIn()).ids).toEqual(names)
}, 200_000)

test('a second interrupt ends the run at once, and the next run goes on from what was kept', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `posts/${String(index).padStart(4, '0')}.md`)
  const hanging = names[150] ?? ''
  const texts = Object.fromEntries(names.map((name) => [name, post(name)]))
  const zod = join(built.root, 'node_modules/zod/index.js')
  const wild = profile.replace("'zod'", JSON.stringify(zod))
  const cwd = workspace({ ...texts, [hanging]: post('Hang'), 'wild.mjs': wild })
  const args = ['import', 'posts', '--to', 'all.db', '--jobs', '1', '--profile', './wild.mjs']
  const child = spawn(process.execPath, [built.main, ...args, '--limit', 'seconds=100000'], { cwd, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const path = join(cwd, 'all.db')
  const idsIn = async () => {
    const store = await openStore(path)
    const ids: (string | undefined)[] = []
    for await (const { article } of store.read()) ids.push(article?.id)
    await store.close()
    return ids
  }
  while (child.exitCode === null && !(existsSync(path) && (await idsIn()).length > 0)) await wait(20)
  // It waits for the batch that hangs until the next one comes; two that come together are one.
  const timer = setInterval(() => child.kill('SIGINT'), 500)
  expect(await ended).toEqual([null, 'SIGINT'])
  clearInterval(timer)
  const kept = await idsIn()
  expect(kept).toEqual(names.slice(0, kept.length))
  expect(kept.length).toBeLessThanOrEqual(150)
  writeFileSync(join(cwd, hanging), post(hanging))
  expect((await alphanode(args, cwd)).stderr).toContain(`${names.length - kept.length} created`)
  expect(await idsIn()).toEqual(names)
}, 300_000)
