/** Sources by URL and in object stores: the same articles as of files on this machine, from real servers. */

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles, type NetworkSettings } from '../src/bulk/files/files.ts'
import { findSources } from '../src/bulk/find-sources.ts'
import { importAll } from '../src/bulk/import-all.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { generic } from '../src/meta/profiles/generic.ts'
import { objectUrl } from '../src/net/object-store.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { tar, warc, zip } from './support/archives.ts'
import { type ServedFiles, s3Keys, serveFiles, serveObjects } from './support/range-server.ts'
import { serve } from './support/servers.ts'

const settings: NetworkSettings = {
  userAgent: 'alphanode-test',
  retries: 1,
  allow: ['127.0.0.1'],
  store: { region: 'eu-central-1' },
}

async function importFrom(paths: string[], network: NetworkSettings = settings, limits = standardLimits) {
  const files = createFiles({ maxBytes: limits.bytes, network })
  const found = await findSources(paths, { files })
  const articles = []
  const problems: string[] = found.messages.map(({ reason }) => reason)
  for await (const { article, messages } of importAll(found.files, { profile: generic, limits, files })) {
    if (article) articles.push(article)
    problems.push(...messages.filter(({ severity }) => severity === 'error').map(({ reason }) => reason))
  }
  await files.close()
  return { articles, titles: articles.map(({ title }) => title), problems }
}

const page = (title: string, more = '') =>
  `<title>${title}</title><article><h1>${title}</h1><p>Low at noon, <a href="tables">high</a> at six.</p>${more}</article>`
const item = (title: string) =>
  `<item><title>${title}</title><link>https://tides.example/${title}</link><content:encoded><![CDATA[<p>Text.</p>]]></content:encoded><wp:post_type>post</wp:post_type></item>`
const wxr = (...items: string[]) =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${items.join('')}</channel></rss>`

/** Bytes that do not pack, so that files with them are read in several parts. */
const noise = randomBytes(9_000_000)
const comment = `<!-- ${noise.toString('base64')} -->`

describe('a page by URL', () => {
  test('is read with what its server says of it, and knows where it comes from', async () => {
    const { origin } = await serveFiles(
      { '/tides': Buffer.from('<title>H\u00f6he</title><article><h1>H\u00f6he</h1><p>Text.</p></article>', 'latin1') },
      { headers: { 'content-type': 'text/html; charset=iso-8859-1' } },
    )
    const { articles, problems } = await importFrom([`${origin}/tides?tide=low`])
    expect(problems).toEqual([])
    expect(articles).toMatchObject([
      { title: 'Höhe', url: `${origin}/tides?tide=low`, source: { path: `${origin}/tides?tide=low` } },
    ])
  })

  test('is named by where redirects lead, and its links are relative to that', async () => {
    const { origin } = await serveFiles(
      { '/posts/tides.html': page('Tides') },
      {
        before: ({ url }, response) =>
          url === '/t' && Boolean(response.writeHead(302, { location: '/posts/tides.html' }).end()),
      },
    )
    const { articles } = await importFrom([`${origin}/t`])
    expect(articles[0]?.url).toBe(`${origin}/posts/tides.html`)
    expect(articles[0]?.body.html).toContain(`${origin}/posts/tables`)
  })

  test.each([
    ['missing', 404],
    ['forbidden', 403],
  ])('that is %s is told, and the next one is read', async (_, status) => {
    const { origin } = await serveFiles(
      { '/b.html': page('B') },
      { before: ({ url }, response) => url === '/a.html' && Boolean(response.writeHead(status).end('<p>No</p>')) },
    )
    const { titles, problems } = await importFrom([`${origin}/a.html`, `${origin}/b.html`])
    expect(titles).toEqual(['B'])
    expect(problems).toEqual([expect.stringContaining(`the server answers ${status}`)])
  })

  test('on this machine or a private network is refused, by name, by address and after a redirect', async () => {
    const { origin, port, requests } = await serveFiles({ '/a.html': page('A') })
    const { allow: _, ...publicOnly } = settings
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const { titles, problems } = await importFrom([`http://${host}:${port}/a.html`], publicOnly)
      expect(titles).toEqual([])
      expect(problems).toEqual([expect.stringContaining('an address that is not public (loopback)')])
    }
    expect(requests).toHaveLength(0)
    const away = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.2/x' }).end())
    const { problems } = await importFrom([`${away.origin}/x`, `${origin}/a.tar`.replace('127.0.0.1', '127.0.0.3')])
    expect(problems).toEqual([
      expect.stringContaining('127.0.0.2, an address that is not public (loopback)'),
      expect.stringContaining('127.0.0.3, an address that is not public (loopback)'),
    ])
  })

  test('that is larger than a source may be is let go of', async () => {
    const { origin } = await serveFiles({ '/a.html': page('A', comment) })
    const { problems } = await importFrom([`${origin}/a.html`], settings, { ...standardLimits, bytes: 1_000_000 })
    expect(problems).toEqual([expect.stringContaining('more than')])
  })
})

describe('a large file by URL', () => {
  const members = (first: string, last: string) => [
    { name: `${first}.html`, content: page(first) },
    { name: 'noise.bin', content: noise },
    { name: `${last}.html`, content: page(last) },
  ]
  const files: ServedFiles = {
    '/export.xml': wxr(item('First'), comment, item('Second')),
    '/export.xml.gz': gzipSync(wxr(item('Third'), comment, item('Fourth'))),
    '/posts.tar': tar(members('A', 'B')),
    '/posts.tar.gz': gzipSync(tar(members('C', 'D'))),
    '/posts.zip': zip(members('E', 'F')),
    '/crawl.warc.gz': warc([
      { url: 'https://tides.example/g', content: page('G') },
      { url: 'https://tides.example/noise', content: noise, type: 'image/png' },
      { url: 'https://tides.example/h', content: page('H') },
    ]),
  }

  test('is read in parts, and gives the records of the same file on this machine', async () => {
    const { origin, requests } = await serveFiles(files)
    const cwd = workspace(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path.slice(1), bytes])))
    const remote = await importFrom(Object.keys(files).map((path) => `${origin}${path}?sig=x.y`))
    const local = await importFrom(Object.keys(files).map((path) => join(cwd, path)))
    const bare = ({ articles, problems }: typeof local) => ({
      articles: articles.map(({ body, title, meta }) => ({ body, title, meta })),
      problems,
    })
    expect(bare(remote)).toEqual(bare(local))
    expect(remote.problems).toEqual([])
    expect(remote.titles.join(' ')).toBe('First Second Third Fourth A B C D E F G H')
    expect(requests.every(({ headers }) => /^bytes=/.test(headers.range ?? ''))).toBe(true)
  })

  test('goes on where a connection broke off', async () => {
    const { origin, requests } = await serveFiles(files, {
      before: ({ socket, headers }, _, count) => {
        const breaks = count % 2 === 0 && headers.range !== 'bytes=0-65535'
        if (breaks) socket.destroy()
        return breaks
      },
    })
    const { titles, problems } = await importFrom([`${origin}/posts.tar`])
    expect({ titles, problems }).toEqual({ titles: ['A', 'B'], problems: [] })
    expect(requests.length).toBeGreaterThan(2)
  })

  test('that changes while it is read is told', async () => {
    const changing = { ...files }
    const { origin } = await serveFiles(changing, {
      before: (_, __, count) => {
        if (count === 2) changing['/posts.tar'] = tar(members('Y', 'Z'))
        return false
      },
    })
    const { problems } = await importFrom([`${origin}/posts.tar`])
    expect(problems).toEqual([expect.stringContaining('it changed while it was read')])
  })

  test('of a server that gives no parts is read whole, if it is small enough', async () => {
    const { origin } = await serveFiles(files, { givesRanges: false })
    expect((await importFrom([`${origin}/posts.zip`])).titles).toEqual(['E', 'F'])
    const small = { ...standardLimits, bytes: 1_000_000 }
    const { problems } = await importFrom([`${origin}/posts.zip`], settings, small)
    expect(problems).toEqual([expect.stringContaining('the server gives no parts of it, and it is larger than')])
  })

  test('of no bytes is empty', async () => {
    const { origin } = await serveFiles({ '/empty.tar': '' })
    expect((await importFrom([`${origin}/empty.tar`])).titles).toEqual([])
  })
})

describe('an object store', () => {
  const objects: ServedFiles = {
    'posts/a.html': page('A'),
    'posts/b c+d%20ü&lt;\x01.html': page('B'),
    'posts/deep/c.md': '# C\n\nText.\n',
    'posts/pixel.png': 'no text',
    'dumps/export.xml': wxr(item('First'), item('Second')),
  }
  const withKeys = (endpoint: string, secret = s3Keys.secret): NetworkSettings => ({
    ...settings,
    store: { endpoint, region: 'eu-central-1', keys: { ...s3Keys, secret } },
  })

  test('lists its folders, and gives pages and exports to those who sign', async () => {
    const { origin } = await serveObjects('notes', objects)
    const { articles, titles, problems } = await importFrom(
      ['s3://notes/posts/', 's3://notes/dumps/export.xml'],
      withKeys(origin),
    )
    expect({ titles, problems }).toEqual({ titles: ['A', 'B', 'C', 'First', 'Second'], problems: [] })
    expect(articles[1]).toMatchObject({ source: { path: 's3://notes/posts/b c+d%20ü&lt;\x01.html' } })
    expect(articles[1]?.url).toBeUndefined()
  })

  test('says what it does not give', async () => {
    const { origin } = await serveObjects('notes', objects)
    const wrong = await importFrom(['s3://notes/posts/a.html', 's3://notes/posts/'], withKeys(origin, 'wrong'))
    expect(wrong.problems).toEqual([
      expect.stringContaining('the server answers 403'),
      expect.stringContaining('the server answers 403'),
    ])
    const { problems } = await importFrom(['s3://notes/posts/../x.html', 's3://notes/none/'], withKeys(origin))
    expect(problems).toEqual([
      expect.stringContaining('a folder without articles'),
      expect.stringContaining('it is no name of an object'),
    ])
  })

  test('keeps its signature from whoever it leads to', async () => {
    const elsewhere = await serveFiles({ '/a.html': page('A') })
    const store = await serve((_, response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/a.html` }).end(),
    )
    const { titles } = await importFrom(['s3://notes/a.html'], withKeys(store.origin))
    expect(titles).toEqual(['A'])
    expect(store.requests[0]?.headers.authorization).toContain('AWS4-HMAC-SHA256')
    expect(elsewhere.requests[0]?.headers.authorization).toBeUndefined()
  })

  test('is at Amazon, unless somebody names another', () => {
    const amazon = { region: 'us-west-2' }
    expect(objectUrl('s3://notes/a b/c.md', amazon)).toBe('https://notes.s3.us-west-2.amazonaws.com/a%20b/c.md')
    expect(objectUrl('s3://no.tes/c.md', amazon)).toBe('https://s3.us-west-2.amazonaws.com/no.tes/c.md')
    expect(objectUrl('s3://notes/c.md', { region: 'x', endpoint: 'https://s3.example/' })).toBe(
      'https://s3.example/notes/c.md',
    )
    expect(objectUrl('s3:///c.md', amazon)).toBeUndefined()
  })
})

describe('on the command line', () => {
  let built: Built
  beforeAll(() => {
    built = build()
  })
  afterAll(() => built.remove())

  test('what did not change is not read again, and private addresses want a flag', async () => {
    const files: ServedFiles = {
      '/a.html': page('A'),
      '/b.html': page('B'),
      '/posts.tar.gz': gzipSync(tar([{ name: 'c.html', content: page('C') }])),
      '/export.xml': wxr(item('First'), item('Second')),
    }
    const { origin, requests } = await serveFiles(files)
    const cwd = workspace({
      list: `${Object.keys(files)
        .map((path) => origin + path)
        .join('\n')}\n`,
    })
    const alphanode = (...args: string[]) => run(process.execPath, [built.main, ...args], { cwd })
    const args = ['import', '--from-file', 'list', '--to', 'articles.db', '--profile', 'generic', '--retries', '0']

    const refused = await alphanode(...args)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('an address that is not public (loopback)')
    expect(requests).toHaveLength(0)

    const allowed = [...args, '--allow-address', '127.0.0.1', '--jobs', '2']
    expect(await alphanode(...allowed)).toMatchObject({ code: 0, stderr: expect.stringContaining('5 created') })
    files['/b.html'] = page('B, changed')
    const again = await alphanode(...allowed)
    expect(again).toMatchObject({ code: 0, stderr: expect.stringMatching(/1 updated, 4 same/) })
  })
})
