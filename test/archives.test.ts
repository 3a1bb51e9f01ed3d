import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { create } from 'tar'
import { describe, expect, test } from 'vitest'
import { createFiles } from '../src/bulk/files/files.ts'
import { importAll } from '../src/bulk/import-all.ts'
import { importInProcess } from '../src/bulk/jobs/in-process.ts'
import { openExports } from '../src/bulk/open-exports.ts'
import { readParts, type ToldPart } from '../src/bulk/read-parts.ts'
import { type Limits, standardLimits } from '../src/diagnostics/limits.ts'
import { messagesOfText } from '../src/diagnostics/stored-message.ts'
import { generic } from '../src/meta/profiles/generic.ts'
import type { Known } from '../src/store/store.ts'
import { workspace } from './cli-support.ts'
import { tar, warc, warcRecord, zip } from './support/archives.ts'

const page = (title: string) =>
  `<title>${title}</title><article><h1>${title}</h1><p>Low at noon, high at six.</p></article>`

/** What a file of these bytes holds: titles by path, and rules by file. */
async function read(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) {
  return readAt(join(workspace({ [name]: bytes }), name), limits)
}

async function readAt(path: string, limits: Partial<Limits> = {}) {
  const titles: Record<string, string | undefined> = {}
  const rules: [rule: string, file: string][] = []
  const tail = (file: string) => file.slice(file.lastIndexOf('/', path.length - 1) + 1)
  const options = { profile: generic, limits: { ...standardLimits, ...limits } }
  const articles = []
  for await (const { article, messages } of importAll([path], options)) {
    if (article) titles[tail(article.source.path)] = article.title
    if (article) articles.push(article)
    rules.push(
      ...messages
        .filter(({ rule }) => /^(?:source|archive)\//.test(rule))
        .map(({ rule, file }): [string, string] => [rule, tail(file)]),
    )
  }
  return { titles, rules, articles }
}

const posts = { 'posts/one.html': page('One'), 'posts/deep/two.md': '# Two\n\nText.\n' }
const others = {
  'posts/pixel.png': 'no text',
  '.hidden/three.html': page('Three'),
  'posts/data.json': '{"no": "article"}',
}

describe('archives', () => {
  test('are tar files as tar writes them, packed or not', async () => {
    const cwd = workspace({ ...posts, ...others })
    await create({ cwd, file: join(cwd, 'a.tar') }, ['.'])
    await create({ cwd, file: join(cwd, 'a.tgz'), gzip: true }, ['posts', '.hidden'])
    for (const name of ['a.tar', 'a.tgz']) {
      const { titles, rules } = await readAt(join(cwd, name))
      expect(titles).toEqual({ [`${name}!/posts/one.html`]: 'One', [`${name}!/posts/deep/two.md`]: 'Two' })
      expect(rules).toEqual([])
    }
  })

  test('are ZIP files, with exports and packed files in them', async () => {
    const item = (title: string) =>
      `<item><title>${title}</title><content:encoded><![CDATA[<p>x</p>]]></content:encoded><wp:post_type>post</wp:post_type></item>`
    const xml = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${item('First')}${item('Second')}</channel></rss>`
    const entries = Object.entries({ ...posts, ...others, 'export.xml': xml }).map(([name, content]) => ({
      name,
      content,
    }))
    const { articles, rules } = await read(
      'a.zip',
      zip([...entries, { name: 'packed.html.gz', content: gzipSync(page('Packed')) }]),
    )
    expect(articles.map(({ title }) => title)).toEqual(['One', 'Two', 'First', 'Second', 'Packed'])
    expect(rules).toEqual([])
  })

  test('say what is no file, and what leads out of them', async () => {
    const { titles, rules } = await read(
      'a.tar',
      tar([
        { name: '../up.html', content: page('Up') },
        { name: '/etc/passwd.txt', content: 'root' },
        { name: 'C:\\windows\\a.txt', content: 'root' },
        { name: 'link.html', type: '2', target: '/etc/passwd' },
        { name: 'hard.html', type: '1', target: 'good.html' },
        { name: 'device.html', type: '3' },
        { name: './good.html', content: page('Good') },
      ]),
    )
    expect(titles).toEqual({ 'a.tar!/good.html': 'Good' })
    expect(rules).toEqual([
      ['archive/unsafe-name', 'a.tar'],
      ['archive/unsafe-name', 'a.tar'],
      ['archive/unsafe-name', 'a.tar'],
      ['archive/link', 'a.tar!/link.html'],
      ['archive/link', 'a.tar!/hard.html'],
      ['archive/unread-member', 'a.tar!/device.html'],
    ])
    const zipped = await read(
      'a.zip',
      zip([
        { name: '../up.html', content: page('Up') },
        { name: 'link.html', content: '/etc/passwd', isLink: true },
        { name: 'secret.html', content: page('Secret'), isEncrypted: true },
        { name: 'rotten.html', content: page('Rotten'), crc: 7 },
        { name: 'good.html', content: page('Good') },
      ]),
    )
    expect(zipped.titles).toEqual({ 'a.zip!/good.html': 'Good' })
    expect(zipped.rules).toEqual([
      ['archive/unsafe-name', 'a.zip'],
      ['archive/link', 'a.zip!/link.html'],
      ['archive/unread-member', 'a.zip!/secret.html'],
      ['archive/unread-member', 'a.zip!/rotten.html'],
    ])
  })

  test('give what stands before their damage', async () => {
    const entries = Array.from({ length: 50 }, (_, place) => ({
      name: `${place}.html`,
      content: page(`Post ${place} ${'x'.repeat(place)}`),
    }))
    const packed = gzipSync(tar(entries))
    const cut = await read('cut.tar.gz', packed.subarray(0, packed.length * 0.8))
    expect(cut.rules).toEqual([['archive/damaged', 'cut.tar.gz']])
    const plain = tar(entries)
    const torn = await read('torn.tar', plain.subarray(0, 20_000))
    expect(torn.articles.length).toBeGreaterThan(10)
    expect(torn.rules).toEqual([['archive/damaged', 'torn.tar']])
    plain.fill(0x41, 10_240, 10_752)
    const flawed = await read('flawed.tar', plain)
    expect(flawed.articles.length).toBe(49)
    expect(flawed.rules).toEqual([['archive/damaged', 'flawed.tar']])
    const zipped = zip(entries)
    expect((await read('cut.zip', zipped.subarray(0, zipped.length - 30))).rules).toEqual([
      ['archive/damaged', 'cut.zip'],
    ])
    for (const name of ['a.tar', 'a.zip', 'a.warc', 'a.warc.gz', 'a.tar.gz'])
      expect((await read(name, Buffer.from('no archive\n'.repeat(200)))).rules).toEqual([['archive/damaged', name]])
  })

  test('stop at bombs', async () => {
    const zeros = Buffer.alloc(60_000_000)
    const bomb = await read(
      'bomb.tar.gz',
      gzipSync(
        tar([
          { name: 'a.html', content: page('A') },
          { name: 'zeros.bin', content: zeros },
        ]),
      ),
    )
    expect(bomb.titles).toEqual({ 'bomb.tar.gz!/a.html': 'A' })
    expect(bomb.rules).toEqual([['archive/bomb', 'bomb.tar.gz']])
    const many = tar(Array.from({ length: 20 }, (_, place) => ({ name: `${place}.bin` })))
    expect((await read('many.tar', many, { archiveMembers: 10 })).rules).toEqual([['archive/too-many', 'many.tar']])
    const large = [
      { name: 'large.html', content: page('x'.repeat(2000)) },
      { name: 'good.html', content: page('Good') },
    ]
    for (const [name, bytes] of [
      ['a.tar', tar(large)],
      ['a.zip', zip(large)],
    ] as const) {
      const { titles, rules } = await read(name, bytes, { bytes: 1000 })
      expect(titles).toEqual({ [`${name}!/good.html`]: 'Good' })
      expect(rules).toEqual([['source/too-large', `${name}!/large.html`]])
    }
    const lying = await read('lying.tar', tar([{ name: 'a.html', content: 'x', size: 0o77777777 }]))
    expect(lying.rules.map(([rule]) => rule)).toEqual(['archive/damaged'])
  })

  test('without an article say so', async () => {
    expect((await read('a.zip', zip([{ name: 'a.png', content: 'x' }]))).rules).toEqual([
      ['source/no-articles', 'a.zip'],
    ])
  })
})

test('an archive is one source of a store, whose messages name the member', async () => {
  const cwd = workspace({
    'a.zip': zip([
      { name: 'one.html', content: page('One') },
      { name: 'bare.html', content: '<p>Bare.' },
    ]),
  })
  const path = join(cwd, 'a.zip')
  const importer = await importInProcess({ profile: 'generic', limits: standardLimits, framed: [] })
  const exports = await openExports([path], { limits: standardLimits })
  const readAll = async (known?: Known) => {
    const files = createFiles({ maxBytes: standardLimits.bytes })
    const options = { importer, files, exports, limits: standardLimits, jobs: 0, known: async () => [known] }
    const parts: ToldPart[] = []
    for await (const batch of readParts([path], options)) parts.push(...batch)
    return parts
  }
  const parts = await readAll()
  const read = parts.flatMap((part) => ('known' in part ? [] : [part]))
  expect(read.map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ])
  expect(new Set(parts.map((part) => ('known' in part ? '' : part.path)))).toEqual(new Set([path]))
  const files = read
    .flatMap(({ readings }) => readings.flatMap(({ messages }) => messagesOfText(messages, path)))
    .map(({ file }) => file)
  expect(new Set(files)).toEqual(new Set([`${path}!/one.html`, `${path}!/bare.html`]))
  const sha256 = read.at(-1)?.sha256
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  const known = { path, sha256 } as Known
  expect(await readAll(known)).toEqual([expect.objectContaining({ known })])
})

describe('web archives', () => {
  const url = (path: string) => `https://example.org/${path}`

  test('give their pages, each with its address', async () => {
    const stated = `<head><link rel="canonical" href="${url('stated/')}"></head>${page('Stated')}`
    const linked = `<title>Linked</title><article><h1>Linked</h1><p>See <a href="../tides/">the tides</a>, low at noon.</p></article>`
    const chunked = page('Chunked')
    const { articles, rules } = await read(
      'crawl.warc.gz',
      warc([
        { url: url('a/linked'), content: linked },
        { url: url('other'), content: stated },
        { url: url('gone'), content: page('Gone'), status: 404 },
        { url: url('image.png'), content: 'x', type: 'image/png' },
        { url: url('packed'), content: gzipSync(page('Packed')), headers: ['Content-Encoding: gzip'] },
        {
          url: url('chunked'),
          content: `${chunked.length.toString(16)}\r\n${chunked}\r\n0\r\n\r\n`,
          headers: ['Transfer-Encoding: chunked'],
        },
        {
          url: url('latin'),
          content: Buffer.from(page('Caf\u00e9 \u00e0 midi'), 'latin1'),
          type: 'text/html; charset=ISO-8859-1',
        },
      ]),
    )
    expect(articles.map(({ title, url }) => [title, url])).toEqual([
      ['Linked', url('a/linked')],
      ['Stated', url('stated/')],
      ['Packed', url('packed')],
      ['Chunked', url('chunked')],
      ['Caf\u00e9 \u00e0 midi', url('latin')],
    ])
    expect(articles[0]?.body.html).toContain(`href="${url('tides/')}"`)
    expect(articles[0]?.source.path).toMatch(/crawl\.warc\.gz!\/https:\/\/example\.org\/a\/linked$/)
    expect(rules).toEqual([])
  })

  test('of texts give those', async () => {
    const text = Buffer.from('Tides\n\nLow at noon, and high at six.\n')
    const about = { 'WARC-Target-URI': url('tides'), 'Content-Type': 'text/plain' }
    const { articles } = await read('crawl.warc.wet.gz', gzipSync(warcRecord('conversion', about, text)))
    expect(articles.map(({ url, source }) => [url, source.format])).toEqual([[url('tides'), 'text']])
  })

  test('stop where they are cut off, at bombs, and at headers without end', async () => {
    const whole = warc(['a', 'b', 'c'].map((path) => ({ url: url(path), content: page(path.repeat(3)) })))
    const cut = await read('cut.warc.gz', whole.subarray(0, whole.length - 40))
    expect(cut.articles.map(({ title }) => title)).toEqual(['aaa', 'bbb'])
    expect(cut.rules).toEqual([['archive/damaged', 'cut.warc.gz']])
    const large = warc([
      { url: url('a'), content: page('x'.repeat(5000)) },
      { url: url('b'), content: page('Good') },
    ])
    const { articles, rules } = await read('large.warc.gz', large, { bytes: 1000 })
    expect(articles.map(({ title }) => title)).toEqual(['Good'])
    expect(rules.map(([rule]) => rule)).toEqual(['source/too-large'])
    const endless = Buffer.concat([Buffer.from('WARC/1.0\r\nA: '), Buffer.alloc(3_000_000, 'a')])
    expect((await read('endless.warc', endless)).rules).toEqual([['archive/damaged', 'endless.warc']])
  })
})
