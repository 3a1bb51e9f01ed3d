/** Law 4 for sources that many workers read together: the slices give what the whole gives, in any order. */

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type CollectionPart, openCollection } from '../src/bulk/collection.ts'
import { createFiles } from '../src/bulk/files/files.ts'
import { openExports } from '../src/bulk/open-exports.ts'
import { createSliceReader, cut } from '../src/bulk/queue/slices.ts'
import { standardLimits as limits } from '../src/diagnostics/limits.ts'
import { workspace } from './cli-support.ts'
import { sample } from './sample-article.ts'
import { tar, warc, zip } from './support/archives.ts'

const page = (title: string) => `<title>${title}</title><article><h1>${title}</h1><p>Text.</p></article>`
const numbers = Array.from({ length: 150 }, (_, index) => index)
const members = numbers.flatMap((number) => [
  { name: `${number}.html`, content: page(`Post ${number}`) },
  // Something is said between articles, and at the end.
  ...(number % 40 === 0 || number === 149 ? [{ name: `../${number}.html`, content: '' }] : []),
])
const items = numbers.map(
  (number) =>
    `<item><title>Post ${number}</title><content:encoded><![CDATA[<p>Text.</p>]]></content:encoded><wp:post_type>${number % 50 === 3 ? 'nav_menu_item' : 'post'}</wp:post_type></item>`,
)
const wxr = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${items.join('\n')}</channel></rss>`
const records = numbers.map((number) => JSON.stringify(number === 70 ? {} : { ...sample, id: `n${number}` }))

const sources: [name: string, bytes: string | Buffer][] = [
  ['export.xml', wxr],
  ['export.xml.gz', gzipSync(wxr)],
  ['posts.tar', tar(members)],
  ['posts.tar.gz', gzipSync(tar(members))],
  ['damaged.tar', tar(members).subarray(0, 140_000)],
  ['posts.zip', zip(members)],
  [
    'crawl.warc.gz',
    warc(numbers.map((number) => ({ url: `https://x.example/${number}`, content: page(`${number}`) }))),
  ],
  ['records.ndjson', `${records.join('\n')}\n`],
]

const told = (part: CollectionPart) =>
  'toReading' in part
    ? part.toReading()
    : 'piece' in part
      ? [part.piece.path, part.piece.start, Buffer.from(part.piece.bytes).toString()]
      : part

async function openAt(name: string, bytes: string | Buffer) {
  const path = join(workspace({ [name]: bytes }), name)
  const files = createFiles({ maxBytes: limits.bytes })
  const exports = await openExports([path], { limits, files })
  const collection = await openCollection(path, { files, exports, limits, takesRecords: true })
  if (!collection) throw new Error(`${name} is none`)
  return { path, collection }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

describe.each(sources)('%s', (name, bytes) => {
  test('is cut into slices that are read in any order', async () => {
    const { path, collection } = await openAt(name, bytes)
    const whole = (await all(collection.read())).map(told)
    const slices = (await all(cut(collection))).map(({ slice }) => slice)
    expect(slices.map(({ from }) => from)).toEqual(slices.map((_, index) => index * 64))
    expect(slices.length).toBeGreaterThan(1)
    for (const order of [slices, [...slices].reverse()]) {
      const reader = createSliceReader()
      const parts = new Map<number, unknown[]>()
      for (const slice of order) parts.set(slice.from, (await all(reader.read(path, collection, slice))).map(told))
      await reader.close()
      expect(slices.flatMap(({ from }) => parts.get(from))).toEqual(whole)
    }
  })
})

test('a slice that was not read to its end is begun anew', async () => {
  const { path, collection } = await openAt('posts.tar', tar(members))
  const reader = createSliceReader()
  for await (const _ of reader.read(path, collection, { from: 0, to: 64 })) break
  const again = await all(reader.read(path, collection, { from: 0, to: 64 }))
  expect(again.filter((part) => 'piece' in part)).toHaveLength(64)
  await reader.close()
})
