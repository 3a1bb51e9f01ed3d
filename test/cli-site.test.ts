import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, build, type RunOptions, run, workspace } from './cli-support.ts'
import { serve } from './support/servers.ts'
import { post, posts, serveSite } from './support/wordpress-site.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (args: string[], options?: RunOptions) => run(process.execPath, [built.main, ...args], options)
const here = ['--allow-address', '127.0.0.0/8', '--retries', '0', '--profile', 'generic']

describe('import --from', () => {
  test('reads a site beside files, and leaves nothing behind', async () => {
    const { origin } = await serveSite({
      posts: posts(2),
      pages: [post(9, { type: 'page', title: { rendered: 'About' } })],
    })
    const cwd = workspace({ 'a.md': '# From a file\n\nText.\n' })
    const { code, stderr } = await alphanode(['import', 'a.md', '--from', origin, ...here, '--to', 'all.ndjson'], {
      cwd,
    })
    expect(stderr).toMatch(/^4 articles/)
    const lines = readFileSync(join(cwd, 'all.ndjson'), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).title)).toEqual(['From a file', 'Post 1', 'Post 2', 'About'])
    expect(readdirSync(cwd).sort()).toEqual(['a.md', 'all.ndjson'])
    expect(code).toBe(0)
  })

  test('does not connect to this machine unless it is allowed', async () => {
    const { origin, requests } = await serveSite({ posts: posts(1) })
    const { code, stdout, stderr } = await alphanode(['import', '--from', origin, '--retries', '0'])
    expect({ code, stdout, requests }).toEqual({ code: 1, stdout: '', requests: [] })
    expect(stderr).toMatch(/127\.0\.0\.1, an address that is not public \(loopback\).*net\/no-answer/)
    expect((await alphanode(['import', '--from', origin, '--allow-private'])).stdout).toContain('"Post 1"')
  })

  test('sends the password of the environment, and asks for what is not published', async () => {
    const { origin, requests } = await serveSite({ posts: posts(1) })
    const args = ['import', '--from', origin, '--types', 'post', '--user', 'ada', '--status', 'draft, pending', ...here]
    const { code } = await alphanode(args, { env: { ALPHANODE_PASSWORD: 'pass word' } })
    expect(code).toBe(0)
    expect(requests[1]?.headers.authorization).toBe(`Basic ${Buffer.from('ada:pass word').toString('base64')}`)
    expect(requests[1]?.url).toMatch(/status=draft%2Cpending/)
  })

  test.each([
    [['--from', 'ftp://example.org/'], /expected a URL/],
    [['--from', 'https://ada:word@example.org/'], /expected --user and ALPHANODE_PASSWORD/],
    [['--from', 'https://example.org/', '--user', 'ada'], /expected one in ALPHANODE_PASSWORD/],
    [['--from', 'https://example.org/', '--allow-address', 'home'], /Unexpected address `home`/],
    [['--from', 'https://example.org/', '--types', ','], /Expected names/],
    [['--from', 'https://example.org/', '--delay', 'long'], /Expected a number/],
    [[], /missing required argument 'paths', --from-file <list>, or --from/],
  ])('%j cannot run', async (args, reason) => {
    const { code, stderr } = await alphanode(['import', ...args])
    expect(code).toBe(2)
    expect(stderr).toMatch(reason)
  })

  test('a password goes over https only', async () => {
    const args = ['import', '--from', 'http://example.org/', '--user', 'ada']
    const { code, stderr } = await alphanode(args, { env: { ALPHANODE_PASSWORD: 'word' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(/expected https/)
  })

  test('a killed run goes on where it was, and ends as one that was not', async () => {
    let isStuck = true
    const { origin, requests } = await serveSite(
      { posts: posts(250) },
      // The third page comes only after the first run is dead.
      { instead: (_, __, url) => isStuck && url.searchParams.get('page') === '3' },
    )
    const args = ['import', '--from', origin, '--types', 'post', ...here]
    const whole = workspace()
    const cut = workspace()

    const child = spawn(process.execPath, [built.main, ...args, '--to', 'all.ndjson'], { cwd: cut, stdio: 'ignore' })
    await expect.poll(() => requests.length, { timeout: 200_000 }).toBe(4)
    child.kill('SIGKILL')
    await new Promise((done) => child.on('close', done))
    expect(existsSync(join(cut, 'all.ndjson'))).toBe(false)
    expect(readdirSync(join(cut, '.all.ndjson.resume'))).toHaveLength(2)

    isStuck = false
    requests.length = 0
    const { stderr } = await alphanode([...args, '--to', 'all.ndjson', '-v'], { cwd: cut })
    expect(stderr).toMatch(/net\/resumed/)
    expect(requests).toHaveLength(2)
    await alphanode([...args, '--to', 'all.ndjson'], { cwd: whole })
    expect(readFileSync(join(cut, 'all.ndjson'))).toEqual(readFileSync(join(whole, 'all.ndjson')))
    expect(readdirSync(cut)).toEqual(['all.ndjson'])
  })

  test('what a site did not give is asked for again by the same command', async () => {
    let isAway = true
    const { origin, requests } = await serveSite(
      { posts: posts(1), pages: posts(1) },
      {
        instead(_, response, url) {
          const isSpoilt = isAway && url.pathname.endsWith('/pages')
          if (isSpoilt) response.writeHead(404).end()
          return isSpoilt
        },
      },
    )
    const cwd = workspace()
    const args = ['import', '--from', origin, '--to', 'out/', ...here, '--on-collision', 'suffix']
    expect((await alphanode(args, { cwd })).code).toBe(1)
    isAway = false
    requests.length = 0
    expect((await alphanode(args, { cwd })).code).toBe(0)
    expect(requests.map(({ url }) => url?.split('?')[0])).toEqual(['/', '/wp-json/wp/v2/pages'])
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['post-1-2.json', 'post-1.json'])
  })
})

describe('import --download-media', () => {
  const page = (src: string) =>
    `<html lang="en"><article><h1>About ${src}</h1><p>Words round <img src="${src}" alt="x"> it.</p></article></html>`
  const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64')

  test('puts pictures beside the records, which name them from where they stand', async () => {
    const { origin, requests } = await serve((request, response) =>
      response.writeHead(request.url === '/a' ? 200 : 410).end(gif),
    )
    const cwd = workspace({ 'a.html': page(`${origin}/a`), 'b.html': page(`${origin}/b`) })
    const args = ['import', 'a.html', 'b.html', '--to', 'out/all.ndjson', '--download-media', ...here]
    mkdirSync(join(cwd, 'out'))
    const { code, stderr } = await alphanode(args, { cwd })
    const [a, b] = readFileSync(join(cwd, 'out/all.ndjson'), 'utf8')
      .split('\n')
      .map((line) => JSON.parse(line || '{}'))
    expect(a.images[0].src).toMatch(/^media\/[0-9a-f]{32}\.gif$/)
    expect(readFileSync(join(cwd, 'out', a.images[0].src))).toEqual(gif)
    expect(b.images[0].src).toBe(`${origin}/b`)
    expect(stderr).toMatch(/b\.html warn .*status 410.*net\/no-media/)
    expect(stderr).toMatch(/^out\/media: 1 file, 1 not loaded; \.ledger\.ndjson/m)
    expect({ code, asked: requests.length }).toEqual({ code: 0, asked: 2 })

    const elsewhere = await alphanode([...args, '--media', 'site files', '--to', 'records/'], { cwd })
    expect(elsewhere.code).toBe(0)
    const record = readFileSync(join(cwd, `records/${a.slug}.json`), 'utf8')
    expect(record).toContain(`"../site%20files/${a.images[0].src.slice('media/'.length)}"`)
  })

  test('asks for nothing unless it is there, and nothing in a dry run', async () => {
    const { origin, requests } = await serve((_, response) => response.end(gif))
    const cwd = workspace({ 'a.html': page(`${origin}/a`) })
    expect((await alphanode(['import', 'a.html', ...here], { cwd })).stdout).toContain(`${origin}/a`)
    expect((await alphanode(['import', 'a.html', '--download-media', '--dry-run', ...here], { cwd })).code).toBe(0)
    expect({ requests, files: readdirSync(cwd) }).toEqual({ requests: [], files: ['a.html'] })
  })
})
