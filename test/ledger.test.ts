import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { messageOf } from '../src/bulk/message-of.ts'
import { ledgerText } from '../src/cli/ledger-text.ts'
import { createLedger } from '../src/diagnostics/ledger.ts'
import { importSource } from '../src/pipeline.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The ledger of sources, by path. */
async function ledgerOf(sources: Record<string, string>, maxPlaces?: number) {
  const ledger = createLedger(maxPlaces)
  for (const [path, source] of Object.entries(sources)) {
    for (const { messages } of await importSource(path, bytes(source))) ledger.add(messages)
  }
  return ledger.entries()
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Wells</title><article><h1>Wells</h1>\n${body}\n</article></html>`

test('counts things, not messages, by outcome and rule, with places', async () => {
  const entries = await ledgerOf({
    'a.html': page('<p>Water.</p><p><a href="javascript:x()">Dig</a> and <a href="vbscript:y">drill</a>.</p>'),
    'b.html': page(
      '<p>Water <a href="javascript:z()">again</a>.</p><p><marquee>Wet</marquee> <marquee>wells</marquee></p>',
    ),
    'c.html': '',
  })
  expect(entries.map(({ outcome, rule, count, files }) => [outcome, rule, count, files])).toEqual([
    ['refused', 'source/empty', 1, 1],
    ['not-supported', 'clean/url', 3, 2],
    ['carried-with-loss', 'clean/unwrapped', 2, 1],
    ['not-in-source', 'read/no-box', 2, 2],
  ])
  expect(entries[1]?.places).toMatchObject([
    { file: 'a.html', line: 2 },
    { file: 'a.html', line: 2 },
    { file: 'b.html' },
  ])
})

test('keeps as many places as it is told', async () => {
  const sources = { 'a.html': page('<p><a href="javascript:x()">Dig</a> and <a href="vbscript:y">drill</a>.</p>') }
  const [entry] = await ledgerOf(sources, 1)
  expect(entry).toMatchObject({ rule: 'clean/url', count: 2, places: [{ file: 'a.html' }] })
})

test('as text: losses by name, the rest in one line, all of it on demand', async () => {
  const entries = await ledgerOf({
    'a.html': page('<p>Water.</p><script>x()</script><p><a href="javascript:x()">Dig</a>.</p>'),
  })
  const colors = picocolors.createColors(false)
  expect(ledgerText(entries, { colors, verbose: false })).toBe(`not supported
     1  A URL has a scheme that is not allowed. clean/url
        a.html:2:37
not in source
     1  A page has no meta box. read/no-box
        a.html
Also 1 not of the article: -v lists them, import --ledger FILE names each.
`)
  expect(ledgerText(entries, { colors, verbose: true })).toContain('\nnot of the article\n     1  ')
})

test('says so when nothing was dropped', async () => {
  const entries = await ledgerOf({ 'a.md': '---\ntopic: wells\n---\n\n# Wells\n\nWater.\n' })
  expect(entries).toEqual([])
  expect(ledgerText(entries, { colors: picocolors.createColors(false), verbose: false })).toBe('Nothing was dropped.\n')
})

test('a ledger that goes on from another counts a file once that both have', () => {
  const say = (file: string) => messageOf(file, 'read/no-title', {})
  const whole = createLedger()
  whole.add(['a.md', 'b.md', 'b.md', 'c.md'].map(say))
  const first = createLedger()
  first.add(['a.md', 'b.md'].map(say))
  const second = createLedger(undefined, { entries: first.entries(), lastFiles: first.lastFiles() })
  second.add(['b.md', 'c.md'].map(say))
  expect(second.entries()).toEqual(whole.entries())
  expect(second.entries()[0]?.files).toBe(3)
})
