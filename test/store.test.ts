import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { messageOf } from '../src/bulk/message-of.ts'
import { toReading } from '../src/bulk/to-reading.ts'
import type { CollisionMode } from '../src/store/names.ts'
import { openStore } from '../src/store/open-store.ts'
import { migrations } from '../src/store/postgres/migrations.ts'
import type { ReadPart, Recalled, Store, StoreRun, Way, Written } from '../src/store/store.ts'
import { workspace } from './cli-support.ts'
import { sample } from './sample-article.ts'
import { noServer, type Server, startMs, startServer } from './support/postgres-server.ts'

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

const schemaOrFile = (path: string) => (path.includes('://') ? schemaOf(path) : basename(path))

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
  await run.finish({ state: 'finished' })
  await store.close()
  return result
}

/** All of a source, of which these articles came, with something to say of each. */
const partOf = (path: string, articles: Article[], more: Partial<ReadPart> = {}): ReadPart => ({
  path,
  readings: articles.map((one) => toReading({ path, article: one, messages: [messageOf(path, 'read/no-title', {})] })),
  isFirst: true,
  isLast: true,
  ...more,
})

async function put(run: StoreRun, articles: Article[]): Promise<(Written | undefined)[]> {
  return (await run.keep(articles.map((one) => partOf(one.source.path, [one])))).flat()
}

const putAll = (path: string, articles: Article[], setup?: RunSetup) => inRun(path, (run) => put(run, articles), setup)

async function stored(path: string, ids?: string[]) {
  const store = await openStore(path)
  const read = await readAll(store, ids)
  const count = await store.count()
  await store.close()
  return { ...read, count }
}

let server: Server | undefined
beforeAll(async () => {
  if (!noServer) server = await startServer()
}, startMs)
afterAll(() => server?.stop())

function postgresSchema(): string {
  if (!server) throw new Error(noServer)
  return server.schema()
}
const schemaOf = (address: string) => new URL(address).searchParams.get('schema') ?? ''

/** Where a store lives, and what stands there. */
interface Kind {
  name: string
  place(): string
  /** The names of what is at a place. */
  namesAt(path: string): Promise<string[]>
  skip: Record<string, string>
}

const file = (name: string, place: string, skip: Record<string, string>): Kind => ({
  name,
  place: () => join(workspace(), place),
  namesAt: async (path) => readdirSync(join(path, '..')).filter((one) => !/-(?:wal|shm)$/.test(one)),
  skip,
})

const postgres: Kind = {
  name: `PostgreSQL${noServer ? `, skipped: ${noServer}` : ''}`,
  place: postgresSchema,
  async namesAt(path) {
    const sql = 'SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE $1'
    const rows = (await server?.query(sql, [`${schemaOf(path)}%`])) ?? []
    return rows.map((row) => Object(row).name)
  },
  skip: {},
}

/** What a store of files cannot do, in words. */
const wholeFile = 'a run replaces the file'

const stores: Kind[] = [
  file('folder', 'records', { ids: 'records are found by the names of files' }),
  file('NDJSON', 'records.ndjson', {
    kinds: wholeFile,
    adds: wholeFile,
    collisions: 'nothing is overwritten in a stream',
    ids: wholeFile,
  }),
  file('JSON', 'records.json', {
    kinds: wholeFile,
    adds: wholeFile,
    collisions: 'nothing is overwritten in a stream',
    ids: wholeFile,
  }),
  file('shards', 'records.ndjson/', {
    kinds: wholeFile,
    adds: wholeFile,
    collisions: 'nothing is overwritten in a stream',
    ids: wholeFile,
  }),
  file('SQLite', 'records.db', {}),
  ...(noServer ? [] : [postgres]),
]

if (noServer) test.skip(`a store: ${postgres.name}`, () => {}) // the name says why there is no server

describe.each(stores)('a store: $name', ({ place, namesAt, skip }) => {
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
    expect((await namesAt(path)).length > 0 ? (await stored(path)).articles : []).toEqual([])
  })

  test('says in a dry run what it would do, and does not do it', async () => {
    const path = place()
    const [written] = await putAll(path, [article('a')], { dryRun: true })
    expect(written).toMatchObject({ change: 'created' })
    expect(await namesAt(path)).toEqual([])
  })

  test('leaves nothing beside itself', async () => {
    const path = place()
    await putAll(path, [article('a')])
    expect(await namesAt(path)).toEqual([schemaOrFile(path)])
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
    expect((await putAll(path, again, { dryRun: true })).map((written) => written?.change)).toEqual([
      'same',
      'updated',
      'created',
    ])
    expect((await putAll(path, again)).map((written) => written?.change)).toEqual(['same', 'updated', 'created'])
    expect((await stored(path)).articles).toEqual(again)
  })

  test.skipIf(skip.collisions)('lets two articles of a run have one slug only as the user asked', async () => {
    const path = place()
    const twins = [article('a', { slug: 'Twin' }), article('b', { slug: 'twin' })]
    const [, second] = await putAll(path, twins)
    expect(second).toMatchObject({ change: 'taken', messages: [{ rule: 'store/collision' }] })
    expect(second?.messages[0]?.reason).toContain('taken by `a.html`')
    expect((await stored(path)).articles.map(({ id }) => id)).toEqual(['a'])
    const [, renamed] = await putAll(path, twins, { onCollision: 'suffix' })
    expect(renamed).toMatchObject({ change: 'created', messages: [{ rule: 'store/renamed' }] })
    expect((await stored(path)).count).toBe(2)
  })

  test.skipIf(skip.collisions)('takes slugs for one that differ in case, or in how accents are written', async () => {
    const slugs = ['caf\u00e9', 'cafe\u0301', 'CAF\u00c9', '../caf\u00e9']
    const written = await putAll(
      place(),
      slugs.map((slug, index) => article(`n${index}`, { slug })),
    )
    expect(written.map((one) => one?.change)).toEqual(['created', 'taken', 'taken', 'taken'])
  })

  test.skipIf(skip.ids)('lets two articles of a run have one id only as the user asked', async () => {
    const path = place()
    const twins = [article('a'), article('a', { slug: 'another' })]
    const [, second] = await putAll(path, twins)
    expect(second).toMatchObject({ change: 'taken', messages: [{ rule: 'store/collision' }] })
    expect(second?.messages[0]?.reason).toContain('the id `a`, which is taken by `a.html`')
    await putAll(path, twins, { onCollision: 'suffix' })
    expect((await stored(path)).articles.map(({ id, slug }) => [id, slug])).toEqual([
      ['a', 'a'],
      ['a-2', 'another'],
    ])
  })
})

/** A database that somebody else may touch. */
interface DatabaseKind {
  name: string
  place(): string
  execute(path: string, sql: string): Promise<unknown[]>
  /** Finds words. */
  search(words: string): string
}

const databases: DatabaseKind[] = [
  {
    name: 'SQLite',
    place: () => join(workspace(), 'records.db'),
    async execute(path, sql) {
      const database = new Database(path)
      try {
        if (sql.startsWith('SELECT')) return database.prepare(sql).all()
        database.exec(sql)
        return []
      } finally {
        database.close()
      }
    },
    search: (words) => `SELECT id FROM search JOIN records ON number = search.rowid WHERE search MATCH '${words}'`,
  },
  ...(noServer
    ? []
    : [
        {
          name: 'PostgreSQL',
          place: postgresSchema,
          execute: async (path: string, sql: string) =>
            (await server?.query(sql.replace(/\brecords\b/, `${schemaOf(path)}.records`))) ?? [],
          search: (words: string) =>
            `SELECT id FROM records WHERE search @@ websearch_to_tsquery('english', '${words}')`,
        },
      ]),
]

describe.each(databases)('a store of $name', ({ name, place, execute, search: searchSql }) => {
  const way: Way = { importer: '1.0.0', profile: 'p' }
  const sha = 'f'.repeat(64)
  const noted = { sha256: sha, stamp: '1-2-3-4' }
  const remember = (path: string, articles = [article('a')], setup: RunSetup = { way }) =>
    inRun(path, (run) => run.keep([partOf('a.html', articles, noted)]), setup)
  const known = (path: string, asked = way, source = 'a.html') =>
    inRun(path, async (run) => (await run.known([source]))[0], { way: asked })

  test('ids that only differ in what a column cannot hold are two', async () => {
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
    const search = async (words: string) => (await execute(path, searchSql(words))).map((row) => Object(row).id)
    const english = { language: 'en' }
    await putAll(path, [
      article('a', { ...english, title: 'A café by the sea' }),
      article('b', { ...english, lead: 'Herrings' }),
    ])
    expect(await search(name === 'SQLite' ? 'cafe' : 'café')).toEqual(['a'])
    expect(await search(name === 'SQLite' ? 'herrings' : 'herring')).toEqual(['b'])
    expect(await search('ferry')).toEqual([])
    await putAll(path, [article('a', { ...english, title: 'A ferry' })])
    expect([await search('café'), await search('ferry')]).toEqual([[], ['a']])
  })

  test('knows a source that is read the same way, and recalls what came of it', async () => {
    const path = place()
    await remember(path, [article('a'), article('b')])
    expect(await known(path)).toMatchObject({ ...noted, articles: 2, refused: 0, sums: [{ messages: 2 }] })
    const recalled = await inRun(
      path,
      async (run) => {
        const [source] = await run.known(['a.html'])
        const all: Recalled[] = []
        if (source) for await (const one of run.recall(source)) all.push(one)
        return all
      },
      { way },
    )
    const messages = [messageOf('a.html', 'read/no-title', {})]
    expect(recalled).toEqual([
      { id: 'a', messages },
      { id: 'b', messages },
    ])
    expect(await known(path, { ...way, importer: '1.0.1' })).toBeUndefined()
    expect(await known(path, { ...way, profile: 'q' })).toBeUndefined()
    expect(await known(path, way, 'b.html')).toBeUndefined()
  })

  test('does not know a source without a hash, nor one of which a part is missing', async () => {
    const path = place()
    await inRun(path, (run) => run.keep([partOf('a.html', [article('a')])]), { way })
    expect(await known(path)).toBeUndefined()
    await inRun(path, (run) => run.keep([partOf('a.html', [article('a')], { ...noted, isLast: false })]), { way })
    expect(await known(path)).toBeUndefined()
  })

  test('does not know a source of which a part says that it is to be read again', async () => {
    const path = place()
    const parts = ['a', 'b', 'c'].map((id, index) =>
      partOf('a.html', [article(id)], {
        isFirst: index === 0,
        isLast: index === 2,
        isDoubted: index === 1,
        ...(index === 2 && noted),
      }),
    )
    await inRun(path, (run) => run.keep(parts), { way })
    expect(await known(path)).toBeUndefined()
    await inRun(path, (run) => run.keep(parts.map((part) => ({ ...part, isDoubted: false }))), { way })
    expect(await known(path)).toBeDefined()
  })

  test('sums up a source of many parts', async () => {
    const path = place()
    const parts = ['a', 'b', 'c'].map((id, index) =>
      partOf('a.html', [article(id)], { isFirst: index === 0, isLast: index === 2, ...(index === 2 && noted) }),
    )
    await inRun(
      path,
      async (run) => {
        for (const part of parts) await run.keep([part])
      },
      { way },
    )
    expect(await known(path)).toMatchObject({ articles: 3, sums: [{ rule: 'read/no-title', messages: 3, count: 3 }] })
  })

  test('an unchanged source passes with another stamp, and holds its ids and slugs', async () => {
    const path = place()
    await remember(path)
    const kept = await inRun(
      path,
      async (run) => {
        const [source] = await run.known(['a.html'])
        if (!source) throw new Error('it is known')
        return run.keep([
          { known: source, stamp: 'new' },
          partOf('b.html', [article('a', { slug: 'other', source: { ...sample.source, path: 'b.html' } })]),
          partOf('c.html', [article('c', { slug: 'a' })]),
        ])
      },
      { way },
    )
    expect(kept.flat()).toMatchObject([{ change: 'taken' }, { change: 'taken' }])
    expect(kept.flat()[1]?.messages[0]?.reason).toContain('taken by `a.html`')
    expect(await known(path)).toMatchObject({ stamp: 'new' })
  })

  test.each([
    ['id', article('a', { slug: 'b', source: { ...sample.source, path: '0.html' } })],
    ['slug', article('b', { slug: 'a', source: { ...sample.source, path: '0.html' } })],
  ])('an unchanged source that loses its %s to an earlier one of the run has to be read', async (_, thief) => {
    const path = place()
    await remember(path)
    for (const dryRun of [true, false]) {
      const kept = await inRun(
        path,
        async (run) => {
          const [source] = await run.known(['a.html'])
          if (!source) throw new Error('it is known')
          return run.keep([partOf('0.html', [thief]), { known: source }, partOf('z.html', [article('z')])])
        },
        { way, dryRun },
      )
      expect(kept).toHaveLength(1)
    }
    expect(await known(path)).toBeUndefined()
  })

  test('a source stays known when a later one of the run wants what it has', async () => {
    const path = place()
    const later = partOf('b.html', [article('b', { slug: 'a' }), article('a', { slug: 'c' })])
    const kept = await inRun(path, (run) => run.keep([partOf('a.html', [article('a')], noted), later]), { way })
    expect(kept[1]).toMatchObject([{ change: 'taken' }, { change: 'taken' }])
    expect(await known(path)).toBeDefined()
  })

  test('a source of which a record was not kept as it came is read the next time', async () => {
    const path = place()
    const first = partOf('0.html', [article('a')])
    await inRun(path, (run) => run.keep([first, partOf('a.html', [article('a')], noted)]), { way })
    expect(await known(path)).toBeUndefined()
  })

  test.each([`UPDATE records SET record = '{}'`, 'DELETE FROM records'])(
    'a source is read again after %s',
    async (sql) => {
      const path = place()
      await remember(path)
      await execute(path, sql)
      expect(await known(path)).toBeUndefined()
    },
  )

  test('a record that was spoilt is a message, and does not keep the others', async () => {
    const path = place()
    await putAll(path, [article('a'), article('b')])
    await execute(path, `UPDATE records SET record = '{"version":1}' WHERE id = 'a'`)
    expect(await stored(path)).toMatchObject({ articles: [{ id: 'b' }], rules: ['store/bad-record'] })
  })

  test('two processes may write at once', async () => {
    const path = place()
    const first = await openStore(path)
    const second = await openStore(path)
    const runs = [await first.begin({ onCollision: 'error' }), await second.begin({ onCollision: 'error' })]
    for (const [index, run] of runs.entries()) await put(run, [article(`from-${index}`)])
    for (const run of runs) await put(run, [article('both')])
    for (const run of runs) await run.finish({ state: 'finished' })
    await Promise.all([first.close(), second.close()])
    expect((await stored(path)).articles.map(({ id }) => id)).toEqual(['from-0', 'from-1', 'both'])
  })

  test('keeps its runs, what each read, and what records said after each', async () => {
    const path = place()
    const changed = article('a', { title: 'Another' })
    const refused = toReading({ path: 'c.html', messages: [messageOf('c.html', 'source/empty', {})] })
    await putAll(path, [article('a')], { way })
    await inRun(
      path,
      (run) =>
        run.keep([
          partOf('a.html', [changed]),
          partOf('b.html', [article('b')]),
          { ...partOf('c.html', []), readings: [refused] },
        ]),
      { way },
    )
    await putAll(path, [article('a')], { way, dryRun: true })
    const { history, close } = await openStore(path)
    if (!history) throw new Error('it keeps runs')
    const all = async <Item>(items: AsyncIterable<Item>) => {
      const list: Item[] = []
      for await (const item of items) list.push(item)
      return list
    }
    expect(await history.runs()).toMatchObject([
      { id: 2, state: 'finished', way, counts: { created: 1, updated: 1, same: 0, taken: 0, unreadable: 1 } },
      { id: 1, state: 'finished', counts: { created: 1, updated: 0 } },
    ])
    expect(await all(history.readings(2))).toMatchObject([
      { path: 'a.html', id: 'a', change: 'updated', messages: [{ rule: 'read/no-title' }] },
      { path: 'b.html', id: 'b', change: 'created' },
      { path: 'c.html', change: 'unreadable', messages: [{ rule: 'source/empty' }] },
    ])
    expect(await all(history.changes(1, 2))).toEqual([
      { id: 'a', before: article('a'), after: changed },
      { id: 'b', after: article('b') },
    ])
    expect(await all(history.changes(0, 1))).toEqual([{ id: 'a', after: article('a') }])
    await close()
  })
})

describe.each(databases)('the runs of a store of $name', ({ place }) => {
  const way: Way = { importer: '1.0.0', profile: 'p' }

  test('are forgotten but for the last ones, and what stands for unchanged sources stays', async () => {
    const path = place()
    const state = (title: string) => article('a', { title })
    const noted = { sha256: 'f'.repeat(64) }
    const keep = (parts: ReadPart[]) => inRun(path, (run) => run.keep(parts), { way })
    await keep([partOf('z.html', [article('z')]), partOf('old.html', [article('old'), article('older')], noted)])
    for (const title of ['First', 'Second', 'Third']) await keep([partOf('a.html', [state(title)], noted)])

    const { history, close } = await openStore(path)
    if (!history) throw new Error('it keeps runs')
    const all = async <Item>(items: AsyncIterable<Item>) => {
      const list: Item[] = []
      for await (const item of items) list.push(item)
      return list
    }
    expect(await history.prune(9)).toBe(0)
    expect(await history.prune(2)).toBe(2)
    expect((await history.runs()).map(({ id }) => id)).toEqual([4, 3])
    expect(await all(history.changes(3, 4))).toEqual([{ id: 'a', before: state('Second'), after: state('Third') }])
    expect((await all(history.readings(1))).map(({ id }) => id)).toEqual(['old', 'older'])
    expect(await all(history.readings(2))).toEqual([])
    await close()

    const recalled = await inRun(
      path,
      async (run) => {
        const [source] = await run.known(['old.html'])
        return source ? all(run.recall(source)) : []
      },
      { way },
    )
    expect(recalled.map(({ id }) => id)).toEqual(['old', 'older'])
  })
})

describe('a file of SQLite', () => {
  const place = () => join(workspace(), 'records.db')

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
})

describe.skipIf(noServer)('a schema of PostgreSQL', () => {
  const execute = (sql: string) => server?.query(sql) ?? []

  test('a newer version is refused and left alone', async () => {
    const path = postgresSchema()
    await putAll(path, [article('a')])
    await execute(`UPDATE ${schemaOf(path)}.alphanode SET version = 99`)
    await expect(openStore(path)).rejects.toThrow(/Unexpected version 99 .* a newer alphanode wrote it/)
    await expect(openStore(path, { dryRun: true })).rejects.toThrow(/a newer alphanode/)
  })

  test('one of another program is refused, an empty one is taken', async () => {
    const path = postgresSchema()
    await execute(`CREATE SCHEMA ${schemaOf(path)}`)
    await putAll(path, [article('a')])
    expect((await stored(path)).count).toBe(1)
    const other = postgresSchema()
    await execute(`CREATE SCHEMA ${schemaOf(other)}; CREATE TABLE ${schemaOf(other)}.photos (id int)`)
    await expect(openStore(other)).rejects.toThrow(/Unexpected schema .*, expected one that/)
  })

  test('one of an older version is brought up, in a dry run only for the time being', async () => {
    const path = postgresSchema()
    await putAll(path, [])
    const schema = schemaOf(path)
    await execute(`DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema}; SET search_path = ${schema};
      CREATE TABLE alphanode (version int NOT NULL); INSERT INTO alphanode VALUES (1); ${migrations[0]}`)
    const version = async () => (await execute(`SELECT version FROM ${schema}.alphanode`))[0]
    expect(await putAll(path, [article('a')], { dryRun: true })).toMatchObject([{ change: 'created' }])
    expect(await version()).toEqual({ version: 1 })
    await putAll(path, [article('a')])
    expect(await version()).toEqual({ version: migrations.length })
  })

  test('records come back to the byte, and can be asked for as JSON', async () => {
    const path = postgresSchema()
    const values = { b: 1, a: [1e21, -0.5], 'NUL \0': '\ud800 \\u0000 \\', '': null }
    const nasty = article('a', { meta: { profile: 'generic', values } })
    await putAll(path, [nasty])
    const [row] = await execute(
      `SELECT record, data -> 'meta' -> 'values' ->> 'NUL \ufffd' AS value FROM ${schemaOf(path)}.records`,
    )
    expect(Object(row)).toEqual({ record: JSON.stringify(nasty), value: '\ufffd \\u0000 \\' })
  })

  test('ids, slugs, paths and texts of any length are kept', async () => {
    const path = postgresSchema()
    const long = 'x/'.repeat(10_000)
    const words = Array.from({ length: 400_000 }, (_, index) => `w${index.toString(36)}`).join(' ')
    const large = article(long, { body: { ...sample.body, text: words }, source: { ...sample.source, path: long } })
    await inRun(path, (run) => run.keep([partOf(long, [large], { sha256: 'f' })]), {
      way: { importer: '1', profile: 'p' },
    })
    expect((await stored(path, [long])).articles).toEqual([large])
  })

  test('an address says what is wrong with it, and keeps its password to itself', async () => {
    const [address, port] = ['postgres://tester:secret@127.0.0.1', server?.port]
    const messages = await Promise.all(
      ['postgres://', `${address}:1/postgres`, `${address}:${port}/postgres`, `${address}/x?schema=No`].map((path) =>
        openStore(path).then(String, (error: Error) => error.message),
      ),
    )
    expect(messages).toEqual([
      expect.stringMatching(/^Unexpected address of PostgreSQL|^Cannot use the store/),
      expect.stringMatching(/^Cannot use the store postgres:\/\/tester@127\.0\.0\.1:1\/postgres: .*ECONNREFUSED/),
      expect.stringMatching(/^Cannot use the store .*password authentication failed/),
      expect.stringMatching(/^Unexpected schema `No`/),
    ])
    expect(messages.join()).not.toContain('secret')
  })
})
