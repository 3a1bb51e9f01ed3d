/**
 * Three workers in networks of their own, one of them cut off for a minute: `NETWORKS=1 npx vitest run test/queue-network.test.ts`,
 * as root, on Linux.
 */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { openStore } from '../src/store/open-store.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { noServer, password, type Server, startMs, startServer } from './support/postgres-server.ts'

const cutMs = Number(process.env.CUT_SECONDS ?? 60) * 1000
const count = Number(process.env.COUNT ?? 1500)

const skipped =
  noServer ??
  (process.env.NETWORKS ? undefined : 'it takes two minutes, and NETWORKS=1') ??
  (process.getuid?.() === 0 ? undefined : 'only root makes networks') ??
  (spawnSync('ip', ['netns', 'list']).status === 0 ? undefined : 'this system has no `ip netns`')

/** All of them on one bridge, which is in the network of the database. */
const name = (what: string | number) => `an${process.pid}-${what}`
const address = (host: number) => `10.213.77.${host}`

describe.skipIf(skipped)(`networks${skipped ? `, skipped: ${skipped}` : ''}`, () => {
  let built: Built
  let server: Server
  const ip = (...args: string[]) => {
    const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`)
  }
  beforeAll(async () => {
    built = build()
    ip('netns', 'add', name('db'))
    ip('-n', name('db'), 'link', 'set', 'lo', 'up')
    ip('-n', name('db'), 'link', 'add', 'bridge0', 'type', 'bridge')
    ip('-n', name('db'), 'addr', 'add', `${address(1)}/24`, 'dev', 'bridge0')
    ip('-n', name('db'), 'link', 'set', 'bridge0', 'up')
    for (const worker of [1, 2, 3]) {
      ip('netns', 'add', name(worker))
      ip(
        '-n',
        name(worker),
        'link',
        'add',
        'eth0',
        'type',
        'veth',
        'peer',
        'name',
        `port${worker}`,
        'netns',
        name('db'),
      )
      ip('-n', name(worker), 'addr', 'add', `${address(10 + worker)}/24`, 'dev', 'eth0')
      ip('-n', name(worker), 'link', 'set', 'eth0', 'up')
      ip('-n', name('db'), 'link', 'set', `port${worker}`, 'master', 'bridge0', 'up')
    }
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
    server = await startServer({
      network: { address: address(1), range: `${address(0)}/24` },
      within: ['ip', 'netns', 'exec', name('db'), ...asNobody],
    })
  }, startMs)
  afterAll(async () => {
    await server?.stop()
    for (const one of ['db', 1, 2, 3]) spawnSync('ip', ['netns', 'del', name(one)])
    built?.remove()
  })

  test('a worker that was cut off does no harm', { timeout: 600_000 }, async () => {
    const files = Array.from({ length: count }, (_, index) => {
      const title = index % 31 === 7 ? 'Weekly notes' : `Post ${index}`
      return [`posts/${String(index).padStart(5, '0')}.md`, `# ${title}\n\n${`Words of ${index}. `.repeat(200)}\n`]
    })
    const cwd = workspace(Object.fromEntries(files))
    const url = server.schema()
    const schema = new URL(url).searchParams.get('schema')
    const flags = ['--on-collision', 'suffix']
    await run(process.execPath, [built.main, 'import', 'posts', '--queue', url, ...flags], { cwd })
    const remote = `postgres://tester:${password}@${address(1)}:${server.port}/postgres?schema=${schema}`
    const workers = [1, 2, 3].map((worker) =>
      spawn('ip', ['netns', 'exec', name(worker), process.execPath, built.main, 'work', remote, '--drain'], { cwd }),
    )
    const ended = Promise.all(workers.map((worker) => once(worker, 'exit')))
    const done = async () =>
      Number(Object((await server.query(`SELECT count(*) FROM ${schema}.done_batches`))[0]).count)
    while ((await done()) < 2) await wait(20)
    const before = await done()
    ip('-n', name('db'), 'link', 'set', 'port1', 'nomaster')
    await wait(cutMs)
    const meanwhile = await done()
    ip('-n', name('db'), 'link', 'set', 'port1', 'master', 'bridge0')
    expect(await ended).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ])
    console.log(`batches read before the cut: ${before}, when it ended: ${meanwhile}, in all: ${await done()}`)
    await run(process.execPath, [built.main, 'import', 'posts', '--to', 'alone.db', ...flags], { cwd })
    expect(await articlesOf(url)).toEqual(await articlesOf(join(cwd, 'alone.db')))
  })
})

async function articlesOf(path: string): Promise<Article[]> {
  const store = await openStore(path)
  const articles: Article[] = []
  for await (const { article } of store.read()) if (article) articles.push(article)
  await store.close()
  return articles
}
