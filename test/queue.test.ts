/** A run of many workers gives what one machine gives that reads alone, whoever is killed on the way. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { openStore } from '../src/store/open-store.ts'
import type { RunRecord } from '../src/store/store.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { sample } from './sample-article.ts'
import { tar } from './support/archives.ts'
import { noServer, password, type Server, startMs, startServer } from './support/postgres-server.ts'
import { serveFiles } from './support/range-server.ts'

/** How many kills: `KILLS=50 npx vitest run test/queue.test.ts -t killed`. */
const kills = Number(process.env.KILLS ?? 6)
const count = Number(process.env.COUNT ?? 200)
/** Enough batches of 64 for each kill to fall into another one, while a worker starts anew. */
const killedCount = Math.max(count, kills * 320)

describe.skipIf(noServer)(`a queue${noServer ? `, skipped: ${noServer}` : ''}`, { timeout: 5 * 60_000 }, () => {
  let built: Built
  let server: Server
  beforeAll(async () => {
    built = build()
    server = await startServer()
  }, startMs)
  afterAll(async () => {
    built?.remove()
    await server?.stop()
  })

  const alphanode = async (cwd: string, ...args: string[]) => {
    const ran = await run(process.execPath, [built.main, ...args], { cwd })
    expect(ran.stdout + ran.stderr).not.toContain(password)
    return ran
  }
  /** Queues the sources in `posts`. */
  const enqueue = async (cwd: string, url: string, ...flags: string[]) => {
    const { code, stdout, stderr } = await alphanode(cwd, 'import', 'posts', '--queue', url, ...flags)
    expect({ code, stdout, stderr }).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining(' waits with '),
    })
  }
  const startWorker = (cwd: string, url: string, ...more: string[]) =>
    spawn(process.execPath, [built.main, 'work', url, ...more], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })

  /** Articles of which some want the same id, some the same slug, and some are none. */
  const posts = (many: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: many }, (_, index) => {
        const path = `posts/${String(index).padStart(5, '0')}.md`
        if (index % 97 === 5) return [path, '']
        const twin = index % 31 === 7 ? 'Weekly notes' : `Post ${index}`
        const id = index % 53 === 11 ? '\nurl: https://notes.example/same' : ''
        return [path, `---\ntitle: ${twin}${id}\n---\n\nWords of ${index}, and [a link](javascript:x()).\n`]
      }),
    )

  async function contentOf(path: string): Promise<{ articles: Article[]; last: RunRecord | undefined }> {
    const store = await openStore(path)
    const articles: Article[] = []
    for await (const { article } of store.read()) if (article) articles.push(article)
    const [last] = (await store.history?.runs()) ?? []
    await store.close()
    return { articles, last }
  }

  async function expectAsAlone(cwd: string, url: string, ...flags: string[]): Promise<void> {
    const alone = `alone-${flags.join('')}.db`
    await alphanode(cwd, 'import', 'posts', '--to', alone, ...flags)
    const [queued, local] = [await contentOf(url), await contentOf(join(cwd, alone))]
    expect(queued.articles.length).toBeGreaterThan(0)
    expect(queued.articles).toEqual(local.articles)
    expect(queued.last?.counts).toEqual(local.last?.counts)
    expect(queued.last?.losses).toEqual(local.last?.losses)
    expect(queued.last?.state).toBe('finished')
  }

  test.each(['error', 'suffix'])('read by three workers at once, with collisions: %s', async (mode) => {
    const cwd = workspace(posts(count))
    const url = server.schema()
    await enqueue(cwd, url, '--on-collision', mode)
    const worked = await Promise.all([1, 2, 3].map(() => alphanode(cwd, 'work', url, '--drain', '-v')))
    expect(worked.map(({ code }) => code)).toEqual([0, 0, 0])
    await expectAsAlone(cwd, url, '--on-collision', mode)
  })

  test('a second run reads only what changed, and what lost its name to something new', async () => {
    const cwd = workspace({ ...posts(80), 'posts/90000.md': '# Alone\n\nIt has this name so far.\n' })
    const url = server.schema()
    const flags = ['--on-collision', 'suffix']
    const runBoth = async () => {
      await enqueue(cwd, url, ...flags)
      await alphanode(cwd, 'work', url, '--drain')
      await alphanode(cwd, 'import', 'posts', '--to', 'alone.db', ...flags)
      const [queued, local] = [await contentOf(url), await contentOf(join(cwd, 'alone.db'))]
      expect(queued.articles).toEqual(local.articles)
      expect(queued.last?.counts).toEqual(local.last?.counts)
      expect(queued.last?.losses).toEqual(local.last?.losses)
      return queued
    }
    const first = await runBoth()
    const second = await runBoth()
    expect(second.last?.counts).toMatchObject({ created: 0, updated: 0, same: first.articles.length })
    writeFileSync(join(cwd, 'posts/00000-first.md'), '# Alone\n\nIt comes first.\n')
    const third = await runBoth()
    expect(third.articles.filter(({ title }) => title === 'Alone').map(({ slug }) => slug)).toEqual([
      'alone-2',
      'alone',
    ])
  })

  test('sources may travel with their jobs', async () => {
    const cwd = workspace(posts(100))
    const url = server.schema()
    await enqueue(cwd, url, '--carry', '--on-collision', 'skip')
    const elsewhere = workspace()
    expect((await alphanode(elsewhere, 'work', url, '--drain')).code).toBe(0)
    await expectAsAlone(cwd, url, '--on-collision', 'skip')
  })

  test('sources by URL are read by workers that may connect there', async () => {
    const many = posts(70)
    const files = Object.fromEntries(Object.entries(many).map(([path, text]) => [`/${path}`, text]))
    const { origin } = await serveFiles(files)
    const cwd = workspace({
      list: Object.keys(files)
        .map((path) => `${origin}${path}\n`)
        .join(''),
    })
    const url = server.schema()
    const queued = await alphanode(cwd, 'import', '--from-file', 'list', '--queue', url, '--on-collision', 'skip')
    expect(queued).toMatchObject({ code: 0, stderr: expect.stringContaining(' waits with ') })
    await alphanode(workspace(), 'work', url, '--drain', '--allow-address', '127.0.0.1')
    const allowed = ['--allow-address', '127.0.0.1', '--on-collision', 'skip']
    await alphanode(cwd, 'import', '--from-file', 'list', '--to', 'alone.db', ...allowed)
    const [apart, local] = [await contentOf(url), await contentOf(join(cwd, 'alone.db'))]
    expect(apart.articles.length).toBeGreaterThan(50)
    expect(apart.articles).toEqual(local.articles)
    expect(apart.last?.counts).toEqual(local.last?.counts)
  })

  test('exports are read like anything else', async () => {
    const cwd = workspace({ 'posts/a.md': '# A\n\nText.\n' })
    const made = await alphanode(cwd, 'synth', '--count', '30', '--formats', 'wxr', '--out', 'posts')
    expect(made.code).toBe(0)
    const url = server.schema()
    await enqueue(cwd, url)
    await Promise.all([1, 2].map(() => alphanode(cwd, 'work', url, '--drain')))
    await expectAsAlone(cwd, url)
  })

  test('large sources are read by several workers, and known by the next run', async () => {
    // Large by what is no article, so that reading them takes no time.
    const noise = 'x'.repeat(4_500_000)
    const numbers = Array.from({ length: 130 }, (_, index) => index)
    const items = numbers.map(
      (number) =>
        `<item><title>Item ${number % 100}</title><content:encoded><![CDATA[<p>Text.</p>]]></content:encoded><wp:post_type>post</wp:post_type></item>`,
    )
    const record = (number: number) => JSON.stringify({ ...sample, id: `n${number}`, slug: `n${number % 90}` })
    const members = numbers.map((number) => ({ name: `${number}.md`, content: `# Post ${number % 80}\n\nText.\n` }))
    const cwd = workspace({
      'export.xml': `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><!-- ${noise} -->${items.join('')}</channel></rss>`,
      'posts.tar': tar([...members, { name: 'noise.bin', content: noise }]),
      'records.ndjson': [...numbers.map(record), ' '.repeat(noise.length), '{}'].join('\n'),
      'a.md': '# A\n\nText.\n',
    })
    const sources = ['export.xml', 'posts.tar', 'records.ndjson', 'a.md']
    const flags = ['--on-collision', 'suffix']
    const url = server.schema()
    const compare = async () => {
      const queued = await alphanode(cwd, 'import', ...sources, '--queue', url, ...flags)
      expect(queued.code).toBe(0)
      await Promise.all([1, 2].map(() => alphanode(cwd, 'work', url, '--drain')))
      await alphanode(cwd, 'import', ...sources, '--to', 'alone.db', ...flags)
      const [apart, alone] = [await contentOf(url), await contentOf(join(cwd, 'alone.db'))]
      expect(apart.articles).toEqual(alone.articles)
      expect(apart.last?.counts).toEqual(alone.last?.counts)
      expect(apart.last?.losses).toEqual(alone.last?.losses)
      return apart
    }
    expect((await compare()).articles).toHaveLength(3 * 130 + 1)
    const store = await openStore(url)
    const [progress] = (await store.history?.progress?.()) ?? []
    await store.close()
    expect(progress?.batches).toBe(3 * 3 + 1)
    await compare()
  })

  test('what no worker can read is given up, and said', async () => {
    const cwd = workspace(posts(70))
    const url = server.schema()
    await enqueue(cwd, url, '--queue-retries', '1')
    const worked = await alphanode(workspace(), 'work', url, '--drain')
    expect(worked.stderr).toContain('none of 64 sources is there')
    const { articles, last } = await contentOf(url)
    expect(articles).toEqual([])
    expect(last).toMatchObject({ state: 'finished', counts: { unreadable: 70 } })
    expect(last?.losses.map(({ rule, count }) => [rule, count])).toEqual([['source/given-up', 70]])
    const store = await openStore(url)
    const [progress] = (await store.history?.progress?.()) ?? []
    await store.close()
    expect(progress).toMatchObject({ sources: 70, read: 70, batches: 2, done: 2, kept: 2 })
    expect(progress?.failures).toEqual([expect.stringContaining('none of'), expect.stringContaining('none of')])
  })

  test('a worker waits for a server that is not there yet, and ends at once where waiting does not help', async () => {
    const cwd = workspace(posts(3))
    const url = server.schema()
    await enqueue(cwd, url, '--on-collision', 'skip')
    await server.kill()
    const worker = startWorker(cwd, url, '--drain')
    const ended = once(worker, 'exit')
    const [said] = await once(worker.stderr, 'data')
    expect(String(said)).toMatch(/^Cannot use the store .*; trying again in 1 second/)
    await server.start()
    expect(await ended).toEqual([0, null])
    expect((await contentOf(url)).last?.state).toBe('finished')
    const wrong = url.replace('?schema=', '_none?schema=')
    expect(await alphanode(cwd, 'work', wrong, '--drain')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('does not exist'),
    })
  })

  test('an interrupted worker ends its batch; the next one goes on', async () => {
    const cwd = workspace(posts(count))
    const url = server.schema()
    await enqueue(cwd, url, '--on-collision', 'suffix')
    const worker = startWorker(cwd, url)
    const ended = once(worker, 'exit')
    while ((await doneBatches(url)) === 0) await wait(20)
    worker.kill('SIGINT')
    expect(await ended).toEqual([130, null])
    expect(await server.query(`SELECT * FROM ${schemaOf(url)}.leases`)).toEqual([])
    await alphanode(cwd, 'work', url, '--drain')
    await expectAsAlone(cwd, url, '--on-collision', 'suffix')
  })

  test(`workers and the server killed ${kills} times`, { timeout: 5 * 60_000 + kills * 30_000 }, async () => {
    const cwd = workspace(posts(killedCount))
    const url = server.schema()
    await enqueue(cwd, url, '--on-collision', 'suffix')
    const workers: ChildProcess[] = Array.from({ length: 3 }, () => startWorker(cwd, url, '--drain'))
    let killed = 0
    for (let before = 0; killed < kills; killed += 1) {
      // Somewhere in the next batch, so that kills are spread over the run however fast it is.
      while ((await doneBatches(url)) === before && workers.some(({ exitCode }) => exitCode === null)) await wait(20)
      if (workers.every(({ exitCode }) => exitCode === 0)) break
      // One that starts while there is no server ends at once.
      for (const [index, { exitCode }] of workers.entries()) {
        if (exitCode) workers[index] = startWorker(cwd, url, '--drain')
      }
      before = await doneBatches(url)
      await wait(Math.random() * 300)
      if (killed % 5 === 4) {
        await server.kill()
        await server.start()
        continue
      }
      const victim = Math.floor(Math.random() * workers.length)
      workers[victim]?.kill('SIGKILL')
      workers[victim] = startWorker(cwd, url, '--drain')
    }
    for (const worker of workers) if (worker.exitCode === null) await once(worker, 'exit')
    await alphanode(cwd, 'work', url, '--drain')
    console.log(`${killed} kills, ${await doneBatches(url)} batches`)
    await expectAsAlone(cwd, url, '--on-collision', 'suffix')
  })

  async function doneBatches(url: string): Promise<number> {
    const rows = await server.query(`SELECT count(*)::int AS done FROM ${schemaOf(url)}.done_batches`)
    return Number(Object(rows[0]).done)
  }
  const schemaOf = (url: string) => new URL(url).searchParams.get('schema')
})
