import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { importAll } from '../src/bulk/import-all.ts'
import { profiles } from '../src/meta/profiles.ts'
import { item, wxr } from './support/wxr.ts'

const folder = mkdtempSync(join(tmpdir(), 'wxr-'))
afterAll(() => rmSync(folder, { recursive: true }))

const posts = Array.from({ length: 300 }, (_, id) =>
  item({ id: id + 1, content: `Post ${id + 1} ${'words '.repeat(20)}` }),
)
const source = Buffer.from(wxr(posts))

async function read(name: string, bytes: Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const results = []
  for await (const result of importAll([path], { profile: profiles.alphanode })) results.push(result)
  return {
    ids: results.flatMap(({ article }) => article?.id ?? []),
    rules: results.flatMap(({ messages }) => messages.map(({ rule }) => rule)),
  }
}

test('an export comes out as one record an article, packed or not', async () => {
  const plain = await read('site.xml', source)
  expect(plain.ids).toHaveLength(300)
  expect(new Set(plain.ids).size).toBe(300)
  expect(await read('site.xml.gz', gzipSync(source))).toEqual(plain)
})

test('of a packed export that was cut, what can be unpacked is read', async () => {
  const packed = gzipSync(source, { level: 0 })
  const { ids, rules } = await read('cut.xml.gz', packed.subarray(0, packed.length / 2))
  expect(ids.length).toBeGreaterThan(50)
  expect(rules).toContain('source/bad-gzip')
})
