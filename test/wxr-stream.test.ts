import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { importAll } from '../src/bulk/import-all.ts'
import { spoolStream } from '../src/bulk/spool.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { profiles } from '../src/meta/profiles.ts'
import { attachment, item, wxr } from './support/wxr.ts'

const folder = mkdtempSync(join(tmpdir(), 'wxr-'))
afterAll(() => rmSync(folder, { recursive: true }))

const posts = Array.from({ length: 300 }, (_, id) =>
  item({ id: id + 1, content: `Post ${id + 1} ${'words '.repeat(20)}` }),
)
const source = Buffer.from(wxr(posts))

async function read(...files: [name: string, bytes: Uint8Array][]) {
  const paths = files.map(([name]) => join(folder, name))
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  const results = []
  for await (const result of importAll(paths, { profile: profiles.alphanode, limits: standardLimits }))
    results.push(result)
  return {
    articles: results.flatMap(({ article }) => article ?? []),
    ids: results.flatMap(({ article }) => article?.id ?? []),
    rules: results.flatMap(({ messages }) => messages.map(({ rule }) => rule)),
  }
}

test('an export comes out as one record an article, packed or not', async () => {
  const { ids, rules } = await read(['site.xml', source])
  expect(ids).toHaveLength(300)
  expect(new Set(ids).size).toBe(300)
  expect(await read(['site.xml.gz', gzipSync(source)])).toMatchObject({ ids, rules })
})

test('of a packed export that was cut, what can be unpacked is read', async () => {
  const packed = gzipSync(source, { level: 0 })
  const { ids, rules } = await read(['cut.xml.gz', packed.subarray(0, packed.length / 2)])
  expect(ids.length).toBeGreaterThan(50)
  expect(rules).toContain('source/bad-gzip')
})

test('a packed export that breaks off at once is told', async () => {
  const packed = gzipSync(Buffer.from(wxr([item({ content: 'Low at noon.' })])))
  const { ids, rules } = await read(['short.xml.gz', packed.subarray(0, 200)])
  expect([ids, rules]).toEqual([[], expect.arrayContaining(['source/bad-gzip'])])
})

describe('exports in parts', () => {
  const bytesOf = (items: string[], url: string) => Buffer.from(wxr(items, `<link>${url}</link>`))
  const gallery = bytesOf([item({ content: '[gallery ids="7"]' })], 'https://notes.example')

  test('share the media library of their site, whatever their order', async () => {
    const library = bytesOf([attachment(7)], 'https://notes.example')
    for (const files of [
      [gallery, library],
      [library, gallery],
    ]) {
      const { articles } = await read(...files.map((bytes, at): [string, Buffer] => [`part-${at}.xml`, bytes]))
      expect(articles[0]?.images).toMatchObject([{ src: 'https://notes.example/7.jpg', alt: 'Alt 7' }])
    }
  })

  test('do not take files of another site', async () => {
    const { articles, rules } = await read(
      ['a.xml', gallery],
      ['b.xml', bytesOf([attachment(7)], 'https://other.example')],
    )
    expect(articles[0]?.images).toEqual([])
    expect(rules).toContain('wordpress/missing-attachment')
  })
})

test('a spooled stream can be read twice and leaves nothing behind', async () => {
  const before = temporary()
  const spool = await spoolStream(
    (async function* () {
      yield source
      yield source
    })(),
  )
  expect(temporary()).toEqual(before)
  for (let time = 0; time < 2; time++) expect(await buffer(spool.read())).toEqual(Buffer.concat([source, source]))
  await spool.close()
})

const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('alphanode-spool-'))
