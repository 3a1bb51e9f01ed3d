import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Article } from '../src/article/article.ts'
import { mapInOrder } from '../src/bulk/map-in-order.ts'
import { type MediaOptions, openMedia } from '../src/bulk/media/load-media.ts'
import { placeMedia } from '../src/bulk/media/place-media.ts'
import { findMediaKind } from '../src/extract/media-kind.ts'
import { profiles } from '../src/meta/profiles.ts'
import { createAddressGuard } from '../src/net/addresses.ts'
import { createClient } from '../src/net/client.ts'
import { importSource } from '../src/pipeline.ts'
import { renderArticle } from '../src/render-article.ts'
import { workspace } from './cli-support.ts'
import { type Served, serve } from './support/servers.ts'

const picture = (content: string) => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(content)])
const nameOf = (bytes: Buffer, extension = '.png') =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32) + extension

/** Serves each path what stands under it, with the type that servers would say. */
function serveFiles(files: Record<string, string | Buffer>): Promise<Served> {
  return serve((request, response) => {
    const file = files[new URL(request.url ?? '/', 'http://x').pathname]
    if (file === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'image/png' }).end(file)
  })
}

async function open(folder: string, options: Partial<MediaOptions> = {}, allow = ['127.0.0.1']) {
  const guard = createAddressGuard({ allow })
  const client = createClient({ userAgent: 'alphanode-test', guard, retries: 0 })
  onTestFinished(() => client.close())
  return openMedia({ client, folder, maxFileBytes: 1000, maxTotalBytes: 10_000, ...options })
}

async function articleOf(html: string, url = 'https://page.example/a/') {
  const page = `<html lang="en"><link rel="canonical" href="${url}"><article><h1>Title</h1>${html}</article></html>`
  const [imported] = await importSource('a.html', Buffer.from(page), { profile: profiles.generic })
  if (!imported?.article) throw new Error('no article')
  return imported.article
}

const toPath = (file: string) => `media/${file}`
const ledgerOf = (folder: string) =>
  readFileSync(join(folder, '.ledger.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the media of an article', () => {
  test('stand in files that the record names, and a ledger says where from', async () => {
    const [a, b, large] = [picture('a'), picture('b'), picture('large')]
    const { origin } = await serveFiles({
      '/a.png': a,
      '/b.png': b,
      '/large.jpg': large,
      '/song.mp3': Buffer.from('ID3 la'),
    })
    const folder = workspace()
    const article = await articleOf(`
      <p>Words round pictures, which make the article.</p>
      <figure><a href="${origin}/large.jpg"><img src="${origin}/a.png" alt="A" width="3"></a><figcaption>One.</figcaption></figure>
      <p><img src="${origin}/b.png?x=1&amp;y=2" alt="B"> and <a href="${origin}/song.mp3">a song</a> and
      <a href="${origin}/other.html">a page</a>.</p>`)
    const { article: placed, messages } = await placeMedia(article, await open(folder), toPath)
    expect(messages).toEqual([])
    expect(placed.images).toEqual([
      { src: `media/${nameOf(a)}`, alt: 'A', caption: 'One.', width: 3 },
      { src: `media/${nameOf(b)}`, alt: 'B' },
    ])
    expect(placed.body.html).toContain(`<a href="media/${nameOf(large)}"><img src="media/${nameOf(a)}"`)
    expect(placed.body.html).toContain(`<a href="media/${nameOf(Buffer.from('ID3 la'), '.mp3')}">a song`)
    expect(placed.body.html).toContain(`href="${origin}/other.html"`)
    expect(Article.parse(placed)).toEqual(placed)
    expect({ ...placed, body: { ...placed.body, html: '' }, images: [] }).toEqual({
      ...article,
      body: { ...article.body, html: '' },
      images: [],
    })
    expect(readFileSync(join(folder, nameOf(a)))).toEqual(a)
    expect(readdirSync(folder)).toHaveLength(5)
    expect(ledgerOf(folder)).toContainEqual({
      url: `${origin}/a.png`,
      attempts: 1,
      status: 200,
      file: nameOf(a),
      bytes: a.length,
      sha256: createHash('sha256').update(a).digest('hex'),
      contentType: 'image/png',
    })
  })

  test('come back when the record is rendered and read again', async () => {
    const { origin } = await serveFiles({ '/a.png': picture('a') })
    const article = await articleOf(`<p>Words round a picture.</p><p><img src="${origin}/a.png" alt="A"></p>`)
    const { article: placed } = await placeMedia(article, await open(workspace()), toPath)
    const [again] = await importSource('b.html', Buffer.from(renderArticle(placed)), { profile: profiles.generic })
    expect({ ...again?.article, source: placed.source }).toEqual(placed)
  })

  test('are also its main image, and what is told relative to its page', async () => {
    const main = picture('main')
    const { origin } = await serveFiles({ '/deep/main.png': main })
    const article = await articleOf('<p>Words.</p><p><img src="main.png" alt=""></p>', `${origin}/deep/page.html`)
    const withMain = { ...article, image: { src: `${origin}/deep/main.png` } }
    const { article: placed } = await placeMedia(withMain, await open(workspace()), toPath)
    expect(placed.image).toEqual({ src: `media/${nameOf(main)}` })
    expect(placed.images[0]?.src).toBe(`media/${nameOf(main)}`)
    expect(withMain.image.src).toContain(origin)
  })

  test('without an address on the web are left alone', async () => {
    const data = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
    const article = await articleOf(`<p>Words.</p><p><img src="${data}" alt="D"></p>`)
    const { article: placed, messages } = await placeMedia(article, await open(workspace()), toPath)
    expect({ placed, messages }).toEqual({ placed: article, messages: [] })
  })

  test('that cannot be loaded keep their address, and each is told', async () => {
    const files = {
      '/page.png': '<!doctype html><script>alert(1)</script>',
      '/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '/huge.png': picture('x'.repeat(2000)),
      '/good.png': picture('good'),
    }
    const { origin, port } = await serveFiles(files)
    const urls = [
      ...Object.keys(files).map((path) => origin + path),
      `${origin}/gone.png`,
      `http://127.0.0.2:${port}/a.png`,
    ]
    const article = await articleOf(urls.map((url) => `<p>Words round <img src="${url}" alt="x"> that.</p>`).join(''))
    const folder = workspace()
    const { article: placed, messages } = await placeMedia(article, await open(folder), toPath)
    expect(messages.map(({ rule }) => rule)).toEqual(Array(5).fill('net/no-media'))
    const reasons = messages.map(({ actual }) => actual).join('\n')
    for (const reason of ['status 404', 'more than 1000 bytes', 'not public (loopback)', 'neither picture']) {
      expect(reasons).toContain(reason)
    }
    expect(placed.images.map(({ src }) => src)).toEqual(
      urls.map((url) => (url.endsWith('/good.png') ? `media/${nameOf(files['/good.png'])}` : url)),
    )
    expect(readdirSync(folder)).toHaveLength(2)
    expect(ledgerOf(folder).filter(({ error }) => error)).toHaveLength(5)
  })
})

describe('a folder of media', () => {
  test('holds a picture of many addresses once, and asks for an address once', async () => {
    const { origin, requests } = await serveFiles({ '/a.png': picture('same'), '/b.png': picture('same') })
    const folder = workspace()
    const load = await open(folder)
    const lines = await Promise.all(['/a.png', '/b.png', '/a.png'].map((path) => load(origin + path)))
    expect(new Set(lines.map((line) => 'file' in line && line.file))).toEqual(new Set([nameOf(picture('same'))]))
    expect(requests).toHaveLength(2)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('is gone on with: what is there is not asked for again, what failed or is damaged is', async () => {
    const files: Record<string, Buffer> = { '/a.png': picture('a'), '/b.png': picture('b') }
    const { origin, requests } = await serveFiles(files)
    const folder = workspace()
    const paths = ['/a.png', '/b.png', '/late.png']
    const loadAll = async () => {
      const load = await open(folder)
      return Promise.all(paths.map((path) => load(origin + path)))
    }
    expect((await loadAll()).map((line) => 'file' in line)).toEqual([true, true, false])
    writeFileSync(join(folder, nameOf(picture('b'))), 'cut')
    appendFileSync(join(folder, '.ledger.ndjson'), '{"url":"half a li')
    files['/late.png'] = picture('late')
    requests.length = 0
    expect((await loadAll()).map((line) => 'file' in line)).toEqual([true, true, true])
    expect(requests.map(({ url }) => url).sort()).toEqual(['/b.png', '/late.png'])
    expect(readFileSync(join(folder, nameOf(picture('b'))))).toEqual(picture('b'))
    await loadAll()
    expect(requests).toHaveLength(2)
  })

  test('takes no more than it may, also over several runs', async () => {
    const { origin } = await serveFiles({ '/a.png': picture('a'), '/b.png': picture('b') })
    const folder = workspace()
    const first = await open(folder, { maxTotalBytes: picture('a').length })
    expect(await first(`${origin}/a.png`)).toHaveProperty('file')
    expect(await first(`${origin}/b.png`)).toHaveProperty('error', 'more than 9 bytes in all')
    const second = await open(folder, { maxTotalBytes: picture('a').length + 1 })
    expect(await second(`${origin}/b.png`)).toHaveProperty('error', 'more than 10 bytes in all')
  })
})

describe('the kind of a file', () => {
  test.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['\0\0\0\x20ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['BM\x10\0\0\0\0\0\0\0', 'image/bmp'],
    ['BMW builds cars', undefined],
    ['RIFF\0\0\0\0AVI ', undefined],
    ['<svg', undefined],
    ['<html>GIF89a', undefined],
    ['', undefined],
  ])('%j is %s', (head, type) => expect(findMediaKind(Buffer.from(head, 'latin1'))?.type).toBe(type))
})

describe('work in order', () => {
  async function* numbers(count: number) {
    for (let number = 0; number < count; number += 1) yield number
  }

  test('gives results in the order of the items, a few at once', async () => {
    let running = 0
    let most = 0
    const work = async (number: number) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((done) => setTimeout(done, (number % 3) * 3))
      running -= 1
      return number
    }
    const results: number[] = []
    for await (const result of mapInOrder(numbers(20), 4, work)) results.push(result)
    expect(results).toEqual(Array.from({ length: 20 }, (_, number) => number))
    expect(most).toBe(4)
  })

  test('fails with the first that fails', async () => {
    const work = (number: number) => Promise.reject(new Error(`no ${number}`))
    await expect(mapInOrder(numbers(9), 4, work).next()).rejects.toThrow('no 0')
  })
})
