/** A folder of NDJSON files of some size, which is that of one run at any time. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toReading } from '../src/bulk/to-reading.ts'
import { openStore } from '../src/store/open-store.ts'
import { openRecordShards } from '../src/store/record-shards.ts'
import { workspace } from './cli-support.ts'
import { sample } from './sample-article.ts'

const article = (id: string) => ({ ...sample, id, slug: id, source: { ...sample.source, path: `${id}.html` } })

async function begin(path: string) {
  const run = await openRecordShards(path, { shardBytes: 3000 }).begin({ onCollision: 'error' })
  const put = (ids: string[]) =>
    run.keep(
      ids.map((id) => ({
        path: `${id}.html`,
        readings: [toReading({ path: `${id}.html`, article: article(id), messages: [] })],
        isFirst: true,
        isLast: true,
      })),
    )
  return { run, put }
}

async function putAll(path: string, ids: string[]): Promise<void> {
  const { run, put } = await begin(path)
  await put(ids)
  await run.finish({ state: 'finished' })
}

async function idsIn(path: string): Promise<string[]> {
  const store = await openStore(path)
  const ids: string[] = []
  for await (const { article, messages } of store.read()) {
    expect(messages).toEqual([])
    if (article) ids.push(article.id)
  }
  return ids
}

const place = () => join(workspace(), 'records.ndjson/')
const names = (count: number, prefix = 'n') => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

describe('shards', () => {
  test('are files of some size, in order, and listed with what is in them', async () => {
    const path = place()
    await putAll(path, names(10))
    expect(await idsIn(path)).toEqual(names(10))
    const { shards } = JSON.parse(readFileSync(join(path, 'shards.json'), 'utf8'))
    expect(shards.length).toBeGreaterThan(2)
    expect(readdirSync(path).sort()).toEqual([...shards.map(({ name }: { name: string }) => name), 'shards.json'])
    for (const { name, bytes, sha256, records } of shards) {
      const content = readFileSync(join(path, name))
      expect(content).toHaveLength(bytes)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
      expect(content.toString().trimEnd().split('\n')).toHaveLength(records)
    }
  })

  test('have the same names for the same records', async () => {
    const [one, other] = [place(), place()]
    for (const path of [one, other]) await putAll(path, names(6))
    expect(readdirSync(one)).toEqual(readdirSync(other))
  })

  test('are those of the last run that was finished', async () => {
    const path = place()
    await putAll(path, names(10))
    const { run, put } = await begin(path)
    await put(names(8, 'm'))
    expect(await idsIn(path)).toEqual(names(10))
    await run.abort()
    expect(await idsIn(path)).toEqual(names(10))
    expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([])
    await putAll(path, names(3, 'm'))
    expect(await idsIn(path)).toEqual(names(3, 'm'))
    expect(readdirSync(path)).toHaveLength(
      JSON.parse(readFileSync(join(path, 'shards.json'), 'utf8')).shards.length + 1,
    )
  })

  test('of a run that was killed are cleared away by the next one', async () => {
    // The list was not written yet.
    const left = { '.records-00002.tmp': 'half', [`records-00001-${'0'.repeat(16)}.ndjson`]: 'whole' }
    const cwd = workspace(
      Object.fromEntries(Object.entries(left).map(([name, text]) => [`records.ndjson/${name}`, text])),
    )
    const path = join(cwd, 'records.ndjson')
    expect(await idsIn(path)).toEqual([])
    await putAll(path, names(2, 'm'))
    expect(await idsIn(path)).toEqual(names(2, 'm'))
    expect(readdirSync(path).filter((name) => name in left)).toEqual([])
  })

  test('beside a list that is none of ours are left alone', async () => {
    const cwd = workspace({ 'records.ndjson/shards.json': '{"version":2}', 'records.ndjson/mine.ndjson': '{}' })
    const path = join(cwd, 'records.ndjson')
    await expect(begin(path)).rejects.toThrow(/Unexpected list of records .*shards\.json/)
    await expect(idsIn(path)).rejects.toThrow(/Unexpected list of records/)
    expect(existsSync(join(path, 'mine.ndjson'))).toBe(true)
    writeFileSync(
      join(path, 'shards.json'),
      '{"version":1,"shards":[{"name":"../x.ndjson","records":1,"bytes":1,"sha256":""}]}',
    )
    await expect(idsIn(path)).rejects.toThrow(/Unexpected list of records/)
  })
})
