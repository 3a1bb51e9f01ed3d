import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { toPieces } from '../src/split/to-pieces.ts'

const file = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1')
const split = (bytes: Uint8Array) => {
  const { pieces, problems } = toPieces('page.mhtml', bytes)
  return { problems, pieces: pieces.map(({ bytes, ...piece }) => ({ ...piece, text: Buffer.from(bytes).toString() })) }
}

const head = [
  'From: <Saved by Blink>',
  'Subject: Tides',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="--=_b+(1)"',
  '',
  'For readers of letters only.',
]

describe('a page in a file of parts', () => {
  test('is the first part that is HTML, without what the post did to it', () => {
    const bytes = file(
      ...head,
      '----=_b+(1)',
      'Content-Type: text/css',
      '',
      'p { color: red }',
      '----=_b+(1)',
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://blog.example/tides',
      '',
      '<p title=3D"a">Ti=',
      'des of the f=C3=A4rry, 2=2B2=3D4. =  ',
      'No =3 escape=.</p>',
      '----=_b+(1) is no delimiter',
      '----=_b+(1)',
      'Content-Type: text/html',
      '',
      '<p>A frame.</p>',
      '----=_b+(1)--',
    )
    expect(split(bytes)).toEqual({
      problems: [],
      pieces: [
        {
          path: 'page.mhtml',
          format: 'html',
          fetched: { url: 'https://blog.example/tides', encoding: 'utf-8' },
          text: '<p title="a">Tides of the färry, 2+2=4. No =3 escape=.</p>\r\n----=_b+(1) is no delimiter\r\n',
        },
      ],
    })
  })

  test('is the one that the file says it starts with', () => {
    const bytes = file(
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=b; start="<2@x>"',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-ID: <1@x>',
      '',
      '<p>One',
      '--b',
      'Content-Type: text/html',
      'Content-ID: <2@x>',
      'Content-Location: file:///home/a.html',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>Two').toString('base64'),
      '--b--',
    )
    expect(split(bytes).pieces).toEqual([{ path: 'page.mhtml', format: 'html', fetched: {}, text: '<p>Two' }])
  })

  test('stands in a letter, too, and in one that was cut off', () => {
    const bytes = file(
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: multipart/alternative; boundary="bb"',
      '',
      '--bb',
      'Content-Type: text/plain',
      '',
      'Plain.',
      '--bb',
      'Content-Type: text/html',
      '',
      '<p>Rich.',
    )
    expect(split(bytes).pieces).toMatchObject([{ text: '<p>Rich.' }])
  })

  test('may be all there is', () => {
    const bytes = file('Content-Type: text/html; charset=koi8-r', 'MIME-Version: 1.0', '', '<p>\xeb\xdc\xdb')
    expect(split(bytes).pieces).toMatchObject([{ format: 'html', fetched: { encoding: 'koi8-r' } }])
  })

  test('that is not there is told', () => {
    const bytes = file(
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      '',
      'Words.',
      '--b--',
    )
    expect(split(bytes).problems).toMatchObject([{ id: 'source/unsupported' }])
  })

  test('is not looked for in text that only speaks of it', () => {
    const text = 'Letters\n\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Words.\n'
    expect(split(Buffer.from(text)).pieces).toMatchObject([{ format: 'text', text }])
    const headers = 'MIME-Version: 1.0\nContent-Type: text/html\n\nWords.\n'
    expect(toPieces('a.md', Buffer.from(headers), { format: 'markdown' }).pieces).toMatchObject([
      { format: 'markdown' },
    ])
  })

  test('is found in time among parts in parts and lines of dashes', () => {
    const inside = ['--b', 'Content-Type: multipart/mixed; boundary="b"', ''].join('\n').repeat(20_000)
    const dashes = `--b\n${'-'.repeat(2_000_000)}\n${'--b--'.repeat(300_000)}`
    for (const body of [inside, dashes, '=\t \t'.repeat(500_000), `--b\n${'a:\n'.repeat(500_000)}`]) {
      const bytes = Buffer.from(`MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${body}`)
      expect(split(bytes).problems).toMatchObject([{ id: 'source/unsupported' }])
    }
  })
})

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const reason = existsSync(executablePath) ? '' : ` (skipped: there is no ${executablePath}; set CHROMIUM)`

test.skipIf(reason !== '')(`what Chromium saved of a page reads as the page${reason}`, async () => {
  const page = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Fähren bei Nacht</title>
<article><h1>Fähren bei Nacht</h1><p>Um drei Uhr früh = die stillste Stunde; ${'das Meer liegt glatt da. '.repeat(40)}</p>
<figure><img src="/a.png" alt="Ein Steg"><figcaption>Der Steg</figcaption></figure>
<x-note><template shadowrootmode="open"><p>Im Schatten steht noch ein Satz.</p></template></x-note>
<pre><code class="language-js">const a = { b: "=3D" }\n</code></pre></article>`
  const server = createServer((request, response) => {
    const isPage = request.url === '/nacht'
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' }).end(isPage ? page : '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nacht`
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const tab = await browser.newPage()
    await tab.goto(url)
    const session = await tab.context().newCDPSession(tab)
    const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' })
    const [saved] = await importSource('nacht.mhtml', Buffer.from(data))
    const [direct] = await importSource('nacht.html', Buffer.from(page))
    expect(saved?.article).toMatchObject({ title: 'Fähren bei Nacht', url, language: 'de' })
    expect(saved?.article?.body.text).toBe(direct?.article?.body.text)
    expect(saved?.article?.body.text).toContain('Im Schatten')
    expect(saved?.article?.codeBlocks).toEqual(direct?.article?.codeBlocks)
    expect(saved?.article?.images).toMatchObject([{ alt: 'Ein Steg', caption: 'Der Steg' }])
  } finally {
    await browser.close()
    server.close()
  }
})
