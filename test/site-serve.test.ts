/** The server of `build --serve`: on this machine, only what the site holds, and pages that load themselves again. */

import { request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serveSite } from '../src/site/serve.ts'
import { workspace } from './cli-support.ts'

const page = '<meta content="default-src &#x27;none&#x27;; img-src"><body>Home</body>'

async function open(base = '/') {
  const folder = workspace({
    'site/index.html': page,
    'site/404.html': 'Gone',
    'site/a b.html': 'A',
    'secret.txt': 'S',
  })
  const server = await serveSite({ folder: `${folder}/site`, port: 0, base, isLive: true })
  onTestFinished(() => server.close())
  return server
}

/** As it is written, unlike `fetch`, which tidies paths. */
function get(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; text: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    const asked = request({ hostname, port, path, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => done({ status: answer.statusCode, text }))
    })
    asked.on('error', fail)
    asked.end()
  })
}

describe('serving a site', () => {
  test('gives pages, with the script that loads them again, and the page 404', async () => {
    const { url } = await open()
    const home = await get(url, '/')
    expect(home).toMatchObject({ status: 200, text: expect.stringContaining('reload.js') })
    expect(home.text).toContain("script-src 'self'; connect-src 'self'")
    expect(await get(url, '/a%20b')).toMatchObject({ status: 200 })
    expect(await get(url, '/none')).toMatchObject({ status: 404, text: expect.stringContaining('Gone') })
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
    '//secret.txt',
  ])('gives nothing outside of the folder: %s', async (path) => {
    const { url } = await open()
    const { status, text } = await get(url, path)
    expect(text).not.toBe('S')
    expect([400, 404]).toContain(status)
  })

  test('answers to names of this machine only', async () => {
    const { url } = await open()
    expect(await get(url, '/', { host: 'evil.example' })).toMatchObject({ status: 403 })
  })

  test('puts the site where it will stand', async () => {
    const { url } = await open('/blog/')
    expect(url).toMatch(/\/blog\/$/)
    expect(await get(url, '/')).toMatchObject({ status: 302 })
    expect(await get(url, '/blog/')).toMatchObject({ status: 200 })
    expect(await get(url, '/other/')).toMatchObject({ status: 404 })
  })

  test('tells open pages of a change', async () => {
    const server = await open()
    const answer = await fetch(new URL('/__alphanode/changes', server.url))
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('event: open')
    server.reload()
    expect((await reader?.read())?.value).toContain('data: changed')
    await reader?.cancel()
  })
})
