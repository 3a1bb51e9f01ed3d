import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { messageOf } from '../src/bulk/message-of.ts'
import { withoutRecall } from '../src/cli/way.ts'
import type { CollisionMode } from '../src/store/names.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Reading, Store, StoreRun, Way } from '../src/store/store.ts'
import { workspace } from './cli-support.ts'
import { sample } from './sample-article.ts'

const article = (id: string, more: Partial<Article> = {}): Article => ({
  ...sample,
  id,
  slug: id,
  source: { ...sample.source, path: `${id}.html` },
  ...more,
})

async function readAll(store: Store, ids?: string[]): Promise<{ articles: Article[]; rules: string[] }> {
  const articles: Article[] = []
  const rules: string[] = []
  for await (const record of store.read(ids)) {
    if (record.article) articles.push(record.article)
    rules.push(...record.messages.map(({ rule }) => rule))
  }
  return { articles, rules }
}

interface RunSetup {
  onCollision?: CollisionMode
  dryRun?: boolean
  way?: Way
}

/** Opens the store, lets `work` happen in one run that is finished, and closes the store. */
async function inRun<Result>(path: string, work: (run: StoreRun) => Promise<Result>, setup: RunSetup = {}) {
  const { onCollision = 'error', dryRun = false, way } = setup
  const store = await openStore(path, { dryRun })
  const run = await store.begin({ onCollision, dryRun, way })
  const result = await work(run)
  await run.finish()
  await store.close()
  return result
}

const putAll = (path: string, articles: Article[], setup?: RunSetup) =>
  inRun(
    path,
    async (run) => {
      const written = []
      for (const one of articles) written.push(await run.put(one))
      return written
    },
    setup,
  )

async function stored(path: string, ids?: string[]) {
  const store = await openStore(path)
  const read = await readAll(store, ids)
  const count = await store.count()
  await store.close()
  return { ...read, count }
}

/** What a store of files cannot do, in words. */
const wholeFile = 'a run replaces the file'

const stores: { name: string; file: string; skip: Record<string, string> }[] = [
  { name: 'folder', file: 'records', skip: { ids: 'records are found by the names of files' } },
  {
    name: 'NDJSON',
    file: 'records.ndjson',
    skip: { kinds: wholeFile, adds: wholeFile, collisions: 'nothing is overwritten in a stream', ids: wholeFile },
  },
  {
    name: 'JSON',
    file: 'records.json',
    skip: { kinds: wholeFile, adds: wholeFile, collisions: 'nothing is overwritten in a stream', ids: wholeFile },
  },
  { name: 'SQLite', file: 'records.db', skip: {} },
]

describe.each(stores)('a store: $name', ({ file, skip }) => {
  const place = () => join(workspace(), file)

  test('gives back what was put, in an order that stays', async () => {
    const path = place()
    const articles = [
      article('a'),
      article('b', { title: 'NUL \0, lone \ud800, “quotes” and \\', tags: ['x\u2028y'] }),
      article('c', { meta: { profile: 'generic', values: { 7: 'seven', ['__proto__']: { deep: [null, 1.5, ''] } } } }),
    ]
    await putAll(path, articles)
    const { articles: found, rules, count } = await stored(path)
    expect({ found, rules, count }).toEqual({ found: articles, rules: [], count: 3 })
    expect((await stored(path)).articles).toEqual(found)
  })

  test('finds records by their ids, and says which it does not have', async () => {
    const path = place()
    await putAll(path, [article('a'), article('b'), article('c')])
    const { articles, rules } = await stored(path, ['c', 'nobody'])
    expect(articles.map(({ id }) => id)).toEqual(['c'])
    expect(rules).toEqual(['store/unknown-id'])
  })

  test('shows nothing of a run that was aborted before it said so', async () => {
    const path = place()
    const store = await openStore(path)
    const run = await store.begin({ onCollision: 'error' })
    await run.abort()
    await store.close()
    expect(existsSync(path) ? (await stored(path)).articles : []).toEqual([])
  })

  test('says in a dry run what it would do, and does not do it', async () => {
    const path = place()
    const [written] = await putAll(path, [article('a')], { dryRun: true })
    expect(written).toMatchObject({ kind: 'created' })
    expect(readdirSync(join(path, '..'))).toEqual([])
  })

  test('leaves nothing beside itself', async () => {
    const path = place()
    await putAll(path, [article('a')])
    const names = readdirSync(join(path, '..'))
    expect(names.filter((name) => !/-(?:wal|shm)$/.test(name))).toEqual([file])
  })

  test.skipIf(skip.adds)('adds the records of a second run to those of the first', async () => {
    const path = place()
    await putAll(path, [article('a'), article('b')])
    await putAll(path, [article('c')])
    expect((await stored(path)).articles.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test.skipIf(skip.kinds)('tells what is new, changed and the same', async () => {
    const path = place()
    await putAll(path, [article('a'), article('b')])
    const again = [article('a'), article('b', { title: 'Another' }), article('c')]
    expect((await putAll(path, again, { dryRun: true })).map(({ kind }) => kind)).toEqual([
      'same',
      'updated',
      'created',
    ])
    expect((await putAll(path, again)).map(({ kind }) => kind)).toEqual(['same', 'updated', 'created'])
    expect((await stored(path)).articles).toEqual(again)
  })

  test.skipIf(skip.collisions)('lets two articles of a run have one slug only as the user asked', async () => {
    const path = place()
    const twins = [article('a', { slug: 'Twin' }), article('b', { slug: 'twin' })]
    const [, second] = await putAll(path, twins)
    expect(second).toMatchObject({ kind: 'taken', collisions: [{ field: 'slug', wanted: 'twin' }] })
    expect((await stored(path)).articles.map(({ id }) => id)).toEqual(['a'])
    const [, renamed] = await putAll(path, twins, { onCollision: 'suffix' })
    expect(renamed).toMatchObject({ kind: 'created', collisions: [{ field: 'slug' }] })
    expect((await stored(path)).count).toBe(2)
  })

  test.skipIf(skip.ids)('lets two articles of a run have one id only as the user asked', async () => {
    const path = place()
    const twins = [article('a'), article('a', { slug: 'another' })]
    const [, second] = await putAll(path, twins)
    expect(second).toMatchObject({ kind: 'taken', collisions: [{ field: 'id', wanted: 'a', name: 'a' }] })
    await putAll(path, twins, { onCollision: 'suffix' })
    expect((await stored(path)).articles.map(({ id, slug }) => [id, slug])).toEqual([
      ['a', 'a'],
      ['a-2', 'another'],
    ])
  })
})

describe('a store of SQLite', () => {
  const way: Way = { importer: '1.0.0', profile: 'p' }
  const place = () => join(workspace(), 'records.db')
  const sha = 'f'.repeat(64)
  const remember = async (run: StoreRun, readings: Reading[]) => {
    const notes = await run.memory?.note('a.html', sha)
    for (const reading of readings) await notes?.add(reading)
    await notes?.finish()
  }
  const recalled = async (run: StoreRun, bytes: string) => {
    const readings = await run.memory?.recall('a.html', bytes)
    if (!readings) return undefined
    const all: Reading[] = []
    for await (const reading of readings) all.push(reading)
    return all
  }
  const putAndRemember = (path: string, readings: Reading[]) =>
    inRun(
      path,
      async (run) => {
        await run.put(article('a'))
        await remember(run, readings)
      },
      { way },
    )

  test('ids that only differ in what SQLite cannot hold are two', async () => {
    const path = place()
    const ids = ['a\0', 'a\0b', 'a', '\ud800', '\ud801', '"', '\\"']
    await putAll(
      path,
      ids.map((id, index) => article(id, { slug: `s${index}` })),
    )
    const found = await stored(path, ids)
    expect(found.articles.map(({ id }) => id)).toEqual(ids)
  })

  test('keeps more records than a batch or a page holds', async () => {
    const path = place()
    const ids = Array.from({ length: 450 }, (_, index) => `n${index}`)
    await putAll(
      path,
      ids.map((id) => article(id)),
    )
    const { articles, count } = await stored(path)
    expect(articles.map(({ id }) => id)).toEqual(ids)
    expect(count).toBe(450)
  })

  test('finds words of title, lead and text, also after a change', async () => {
    const path = place()
    const search = (words: string) => {
      const database = new Database(path)
      const rows = database
        .prepare('SELECT id FROM search JOIN records ON number = search.rowid WHERE search MATCH ?')
        .all(words)
      database.close()
      return rows.map((row) => Object(row).id)
    }
    await putAll(path, [article('a', { title: 'A café by the sea' }), article('b', { lead: 'Herrings' })])
    expect([search('cafe'), search('herrings'), search('ferry')]).toEqual([['a'], ['b'], []])
    await putAll(path, [article('a', { title: 'A ferry' })])
    expect([search('cafe'), search('ferry')]).toEqual([[], ['a']])
  })

  test('recalls what came of a source that has the same bytes and is read the same way', async () => {
    const path = place()
    const said = [messageOf('a.html', 'read/no-title', {})]
    const readings: Reading[] = [{ messages: said }, { article: article('a'), messages: said }]
    await putAndRemember(path, readings)
    const recall = (bytes: string, asked: Way) => inRun(path, async (run) => recalled(run, bytes), { way: asked })
    expect(await recall(sha, way)).toEqual(readings)
    expect(await recall('0'.repeat(64), way)).toBeUndefined()
    expect(await recall(sha, { ...way, importer: '1.0.1' })).toBeUndefined()
    expect(await recall(sha, { ...way, profile: 'q' })).toBeUndefined()
  })

  test('a run that reads all recalls nothing, and leaves notes only if it may', async () => {
    const path = place()
    const readings: Reading[] = [{ article: article('a'), messages: [] }]
    const readAgain = (remembers: boolean) =>
      inRun(
        path,
        async ({ put, memory }) => {
          const reading = memory && withoutRecall(memory, { remembers })
          expect(await reading?.recall('a.html', sha)).toBeUndefined()
          await put(article('a'))
          const notes = await reading?.note('a.html', sha)
          for (const one of readings) await notes?.add(one)
          await notes?.finish()
        },
        { way },
      )
    const recalledNow = () => inRun(path, async (run) => recalled(run, sha), { way })
    await readAgain(true)
    expect(await recalledNow()).toEqual(readings)
    await readAgain(false)
    expect(await recalledNow()).toBeUndefined()
  })

  test('does not recall a source whose record another source wrote since, or that was not kept as it came', async () => {
    const path = place()
    const readings = [{ article: article('a'), messages: [] }]
    await putAndRemember(path, readings)
    const other = article('a', { source: { ...sample.source, path: 'other.html' } })
    await inRun(
      path,
      async (run) => {
        await run.put(other)
        await run.put(article('a'))
        await remember(run, readings)
      },
      { way },
    )
    expect(await inRun(path, async (run) => recalled(run, sha), { way })).toBeUndefined()
  })

  test('a source whose record was spoilt is told, and read the next time', async () => {
    const path = place()
    await putAndRemember(path, [{ article: article('a'), messages: [] }])
    const database = new Database(path)
    database.exec(`UPDATE records SET record = '{}'`)
    database.close()
    const [told, reading] = (await inRun(path, async (run) => recalled(run, sha), { way })) ?? []
    expect(told?.messages.map(({ rule }) => rule)).toEqual(['store/bad-record'])
    expect(reading).toEqual({ messages: [] })
    expect(await inRun(path, async (run) => recalled(run, sha), { way })).toBeUndefined()
  })

  test('a record that was spoilt is a message, and does not keep the others', async () => {
    const path = place()
    await putAll(path, [article('a'), article('b')])
    const database = new Database(path)
    database.exec(`UPDATE records SET record = '{"version":1}' WHERE id = 'a'`)
    database.close()
    expect(await stored(path)).toMatchObject({ articles: [{ id: 'b' }], rules: ['store/bad-record'] })
  })

  test.each([
    ['a newer version', 'PRAGMA application_id = 1634627428; PRAGMA user_version = 99', /newer alphanode wrote it/],
    ['another program', 'CREATE TABLE photos (id)', /Unexpected database/],
  ])('a database of %s is refused and left alone', async (_, sql, reason) => {
    const path = place()
    const database = new Database(path)
    database.exec(sql)
    database.close()
    const before = readFileSync(path)
    await expect(openStore(path)).rejects.toThrow(reason)
    expect(readFileSync(path)).toEqual(before)
  })

  test('a file that is no database is refused', async () => {
    const path = place()
    writeFileSync(path, 'Words, not tables. '.repeat(100))
    await expect(openStore(path)).rejects.toThrow(/Cannot use the store .*not a database/)
    await expect(openStore(join(path, '../no/such/folder.db'))).rejects.toThrow(/Cannot use the store/)
  })

  test('two processes may write at once', async () => {
    const path = place()
    const first = await openStore(path)
    const second = await openStore(path)
    const runs = [await first.begin({ onCollision: 'error' }), await second.begin({ onCollision: 'error' })]
    for (const [index, run] of runs.entries()) await run.put(article(`from-${index}`))
    for (const run of runs) await run.put(article('both'))
    for (const run of runs) await run.finish()
    await Promise.all([first.close(), second.close()])
    expect((await stored(path)).articles.map(({ id }) => id)).toEqual(['from-0', 'both', 'from-1'])
  })
})
