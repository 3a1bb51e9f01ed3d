import { mkdirSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { importSource } from '../src/pipeline.ts'
import { assetBytes } from '../src/site/assets/asset-bytes.ts'
import { openAssets } from '../src/site/assets/place-assets.ts'
import { readAsset } from '../src/site/assets/read-asset.ts'
import { readStillSvg } from '../src/site/assets/still-svg.ts'
import { makePipe, workspace } from './cli-support.ts'

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'

const picture = (width: number, height: number, format: Format = 'png') =>
  sharp({ create: { width, height, channels: 3, background: '#246' } })
    .toFormat(format)
    .toBuffer()

async function articleOf(body: string, path = 'posts/a.md'): Promise<Article> {
  const [imported] = await importSource(path, Buffer.from(`# Dunes\n\nSand, mostly.\n\n${body}\n`))
  if (!imported?.article) throw new Error('no article')
  return imported.article
}

/** Lays files out and places those that the body of `posts/a.md` shows. */
async function placed(body: string, files: Record<string, string | Uint8Array>, maxWidth?: number) {
  const root = workspace({ 'posts/a.md': '', ...files })
  const place = openAssets({ way: '../', maxWidth })
  return { root, ...(await place(await articleOf(body), { root, folder: join(root, 'posts') })) }
}

describe('files that an article shows', () => {
  test('stand in the site under names that say their content, and have a size', async () => {
    const dune = await picture(40, 30)
    const body = '![A dune](dune%20one.png?v=2)\n\n![Sized](/media/Dune.JPG)\n\n![Again](./dune%20one.png?v=2)'
    const files = { 'posts/dune one.png': dune, 'media/Dune.JPG': await picture(8, 6, 'jpeg') }
    const { article, assets, messages, root } = await placed(body, files)
    expect(messages).toEqual([])
    expect(assets).toEqual([
      {
        path: expect.stringMatching(/^assets\/dune-one-[0-9a-f]{16}\.png$/),
        file: realpathSync(join(root, 'posts/dune one.png')),
        width: 40,
        height: 30,
      },
      {
        path: expect.stringMatching(/^assets\/dune-[0-9a-f]{16}\.jpg$/),
        file: realpathSync(join(root, 'media/Dune.JPG')),
        width: 8,
        height: 6,
      },
    ])
    const [first, second] = assets
    expect(article.images).toEqual([
      { src: `../${first?.path}`, alt: 'A dune', width: 40, height: 30 },
      { src: `../${second?.path}`, alt: 'Sized', width: 8, height: 6 },
      { src: `../${first?.path}`, alt: 'Again', width: 40, height: 30 },
    ])
    expect(article.body.html).toContain(`<img src="../${first?.path}" alt="A dune" width="40" height="30">`)
    expect(first && Buffer.compare(await assetBytes(first), dune)).toBe(0)
  })

  test('are linked pictures, sound and film too, and the image that stands for the article', async () => {
    const root = workspace({
      'posts/large.png': await picture(9, 9),
      'posts/song.mp3': 'ID3 la',
      'posts/small.png': await picture(3, 3),
    })
    const article = {
      ...(await articleOf('[![Small](small.png)](large.png) and [a song](song.mp3)')),
      image: { src: 'large.png' },
    }
    const placedOne = await openAssets({ way: '../' })(article, { root, folder: join(root, 'posts') })
    expect(placedOne.assets.map(({ path }) => path.replace(/-[0-9a-f]{16}/, ''))).toEqual([
      'assets/small.png',
      'assets/large.png',
      'assets/song.mp3',
    ])
    expect(placedOne.article.image).toMatchObject({ width: 9, height: 9 })
  })

  test('keep the size that the page says, and turn it as the camera did', async () => {
    const turned = await sharp(await picture(40, 30, 'jpeg'))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { article } = await placed('<img src="a.jpg" alt="" width="4">\n\n![Turned](a.jpg)', {
      'posts/a.jpg': turned,
    })
    expect(article.images).toMatchObject([{ width: 4 }, { width: 30, height: 40 }])
    expect(article.images[0]?.height).toBeUndefined()
  })

  test('of the web are left alone', async () => {
    const { article, assets, messages } = await placed(
      '![a](https://example.com/a.png) ![b](//example.com/b.png) ![c](data:image/png;base64,AAAA)',
      {},
    )
    expect([assets, messages]).toEqual([[], []])
    expect(article.images.map(({ src }) => src)).toEqual([
      'https://example.com/a.png',
      '//example.com/b.png',
      'data:image/png;base64,AAAA',
    ])
  })
})

describe('what is no picture for a page', () => {
  const reasons = async (body: string, files: Record<string, string | Uint8Array> = {}) => {
    const { article, assets, messages } = await placed(body, files)
    expect(assets).toEqual([])
    expect(article.images.map(({ src }) => src)).toEqual((await articleOf(body)).images.map(({ src }) => src))
    return messages.map(({ rule, reason, file }) => [file, rule, reason])
  }

  test('is missing', async () => {
    expect(await reasons('![A dune](dune.png)')).toEqual([
      [
        'posts/a.md',
        'site/no-file',
        expect.stringMatching(/^Unexpected `dune\.png`, a file that is not there, expected/),
      ],
    ])
    expect(await reasons('![A dune](/%00/..%2fdune.png)')).toEqual([])
    expect(await reasons('![A dune](100%.png)')).toHaveLength(1)
  })

  test('lies outside the folder of sources', async () => {
    const outside = workspace({ 'secret.png': await picture(2, 2) })
    const root = workspace({ 'posts/a.md': '' })
    symlinkSync(join(outside, 'secret.png'), join(root, 'posts/link.png'))
    symlinkSync(outside, join(root, 'posts/folder'))
    const place = openAssets({ way: '../' })
    for (const url of [
      'link.png',
      'folder/secret.png',
      `${'../'.repeat(20)}${outside}/secret.png`,
      `/${'..%2f'.repeat(20)}${outside}/secret.png`,
    ]) {
      const { assets, messages } = await place(await articleOf(`![x](${url})`), { root, folder: join(root, 'posts') })
      expect([url, assets, messages.map(({ rule }) => rule)]).toEqual([url, [], ['site/file-outside']])
    }
  })

  test('is a folder, a pipe, a page, a script', async () => {
    const root = workspace({ 'a.html': '<script>', 'a.png': 'not a picture', 'empty.png': '' })
    mkdirSync(join(root, 'folder.png'))
    makePipe(join(root, 'pipe.png'))
    const real = (name: string) => readAsset(realpathSync(join(root, name)))
    expect(await real('folder.png')).toEqual({ reason: 'no regular file' })
    expect(await real('pipe.png')).toEqual({ reason: 'no regular file' })
    for (const name of ['a.html', 'a.png', 'empty.png'])
      expect(await real(name)).toEqual({ reason: 'neither picture nor sound nor film' })
  })

  test('is a bomb, or larger than is read', async () => {
    const bomb = await picture(20, 20)
    bomb.writeUInt32BE(60_000, 16) // the width, in the first chunk of a PNG
    bomb.writeUInt32BE(60_000, 20)
    expect(await reasons('![x](bomb.png)', { 'posts/bomb.png': bomb })).toEqual([
      ['posts/a.md', 'site/bad-file', expect.stringContaining('60000 × 60000 pixels')],
    ])
    const root = workspace({ 'large.png': bomb })
    truncateSync(join(root, 'large.png'), 60_000_000)
    expect(await readAsset(realpathSync(join(root, 'large.png')))).toEqual({
      reason: '60000000 bytes, more than 50000000',
    })
  })

  test('is damaged; what is cut off behind its head is shown as far as it goes', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
      const whole = await picture(64, 48, format)
      const root = workspace({ a: whole, b: whole.subarray(0, 14) })
      expect(await readAsset(realpathSync(join(root, 'a')))).toMatchObject({ width: 64, height: 48 })
      expect(await readAsset(realpathSync(join(root, 'b')))).toEqual({ reason: expect.stringContaining('picture') })
    }
  })

  test('never stops the reading, whatever its bytes say', async () => {
    const root = workspace({})
    let seed = 1
    const random = (below: number) => {
      seed = (seed * 48271) % 0x7fffffff
      return seed % below
    }
    for (const format of ['png', 'jpeg', 'webp', 'gif', 'avif'] as const) {
      const whole = await picture(64, 48, format)
      for (let round = 0; round < 100; round += 1) {
        const broken = Buffer.from(whole)
        for (let times = 0; times < 4; times += 1) broken[12 + random(broken.length - 12)] = random(256)
        writeFileSync(join(root, 'x'), broken)
        const read = await readAsset(realpathSync(join(root, 'x')))
        expect('reason' in read || (read.width ?? 1) > 0).toBe(true)
      }
    }
  })
})

describe('drawings', () => {
  const svg = (inside: string, attributes = 'viewBox="0 0 40 30"') =>
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`

  test('have the size that they say', () => {
    expect(readStillSvg(svg('<path d="M0 0h9"/><a href="https://example.com/"><use xlink:href="#a"/></a>'))).toEqual({
      width: 40,
      height: 30,
    })
    expect(readStillSvg(svg('', 'width="12.6px" height="9" viewBox="0 0 1 1"'))).toEqual({ width: 13, height: 9 })
    expect(readStillSvg(svg('', 'width="100%"'))).toEqual({})
  })

  test.each([
    '<script>alert(1)</script>',
    '<s:script xmlns:s="http://www.w3.org/2000/svg" href="#a"/>',
    '<g onclick="alert(1)"/>',
    '<foreignObject/>',
    '<a xlink:href="javascript:alert(1)"/>',
    '<a xlink:href=" java&#115;cript:alert(1)"/>',
    '<use href="data:image/svg+xml;base64,AAAA"/>',
    '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    '<a><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>',
    '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>"/>',
    '<g>',
    '&entity;',
  ])('that do more are refused: %s', (inside) => {
    expect(readStillSvg(svg(inside))).toEqual({ reason: expect.any(String) })
  })

  test.each([
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml-stylesheet href="a.xsl" type="text/xsl"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    '',
    '<svg '.repeat(100_000),
    '<svg>'.repeat(100_000),
  ])('are not: %.60s', (text) => {
    expect(readStillSvg(text)).toEqual({ reason: expect.any(String) })
  })

  test('are copied as they are', async () => {
    const { article, assets } = await placed(
      '![A chart](chart.svg)',
      { 'posts/chart.svg': svg('<path d="M0 0h9"/>') },
      10,
    )
    expect(assets).toMatchObject([{ path: expect.stringMatching(/\.svg$/), width: 40, height: 30 }])
    expect(article.images).toMatchObject([{ width: 40, height: 30 }])
    const bad = await placed('![A chart](chart.svg)', { 'posts/chart.svg': svg('<script/>') })
    expect(bad.messages).toMatchObject([
      { rule: 'site/bad-file', reason: expect.stringContaining('an element `script`') },
    ])
  })
})

describe('pictures wider than the site wants them', () => {
  test('are made smaller, turned upright, and named otherwise', async () => {
    const turned = await sharp(await picture(400, 300, 'jpeg'))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { assets } = await placed(
      '![x](a.jpg) ![y](b.png)',
      { 'posts/a.jpg': turned, 'posts/b.png': await picture(100, 1) },
      100,
    )
    expect(assets).toMatchObject([
      { width: 100, height: 133, resizeTo: 100 },
      { width: 100, height: 1 },
    ])
    const [asset] = assets
    if (!asset) throw new Error('no asset')
    expect(await sharp(await assetBytes(asset)).metadata()).toMatchObject({ format: 'jpeg', width: 100, height: 133 })
    const whole = await readAsset(asset.file)
    expect('path' in whole && whole.path).not.toBe(asset.path)
  })

  test('say which file it was that could not be', async () => {
    const cut = (await picture(400, 300)).subarray(0, 60)
    const { assets } = await placed('![x](a.png)', { 'posts/a.png': cut }, 100)
    await expect(assetBytes(assets[0] ?? { path: '', file: '' })).rejects.toThrow(/a\.png/)
  })
})
