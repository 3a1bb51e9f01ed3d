import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, build, copyExamples, run, workspace } from './cli-support.ts'
import { item, wxr } from './support/wxr.ts'

/** What a run takes from its machine, and what it asks of others: nothing. */

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const strace = ['strace', '-f', '-e', 'trace=connect,sendto,sendmsg', '-o', 'calls.log']
/** A network with nobody in it. */
const alone = ['unshare', '--map-root-user', '--net']

/** Why the tools cannot be used here; nothing if they can. */
function findHindrance(): string | undefined {
  const [command = '', ...args] = [...alone, 'strace', '-o', '/dev/null', 'true']
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error) return `no ${command} here`
  return status === 0 ? undefined : `unshare and strace cannot be used here: ${stderr.trim().split('\n')[0]}`
}
const hindrance = findHindrance()

const addresses = [
  'http://127.0.0.1:9/a',
  'http://169.254.169.254/latest/',
  'https://tracker.example/p',
  '//hosts.example/x',
]

/** Whatever names an address in a source. */
const asking: Record<string, string> = {
  'a.html': `<!doctype html><html><head><base href="${addresses[0]}"><title>Tides</title><link rel="canonical" href="${addresses[2]}">
${addresses.map((url) => `<link rel="stylesheet" href="${url}"><link rel="preload" href="${url}"><script src="${url}"></script><meta property="og:image" content="${url}">`).join('\n')}
</head><body><article><h1>Tides</h1><p>Low at noon.</p>
${addresses.map((url) => `<img src="${url}" srcset="${url} 2x"><iframe src="${url}"></iframe><a href="${url}" ping="${url}">a</a>`).join('\n')}
</article></body></html>`,
  'b.md': `---\ntitle: Tides\nimage: ${addresses[1]}\n---\n\n![a](${addresses[0]}) <img src="${addresses[1]}"> [a](${addresses[2]})\n`,
  'c.xml': `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "${addresses[0]}"> %b; <!ENTITY % b SYSTEM "${addresses[1]}">]>${wxr([item({ content: `&a;<img src="${addresses[0]}">[embed]${addresses[2]}[/embed]`, title: '&a;' })])}`,
}

test.skipIf(hindrance)(`no request is made of what a source names${hindrance ? ` (${hindrance})` : ''}`, async () => {
  const cwd = workspace(asking)
  for (const command of [
    ['import', '.', '--to', 'records.ndjson'],
    ['render', '.', '--out', 'pages'],
    ['check', '.'],
    ['build', '.', '--out', 'site'],
  ]) {
    const [unshare = '', ...args] = [...alone, ...strace, process.execPath, built.main, ...command]
    const { code, stderr } = await run(unshare, args, { cwd })
    expect([code, stderr]).toEqual([expect.any(Number), expect.not.stringContaining('bug')])
    const calls = readFileSync(join(cwd, 'calls.log'), 'utf8')
    expect(calls).toMatch(/exited with [01]/)
    expect(calls.match(/AF_INET6?.*/g) ?? []).toEqual([])
  }
})

test.skipIf(hindrance)('a request that is made is seen', async () => {
  const cwd = workspace()
  const [unshare = '', ...args] = [...alone, ...strace, process.execPath]
  await run(unshare, [...args, '-e', "require('net').connect(9, '127.0.0.1').on('error', () => {})"], { cwd })
  expect(readFileSync(join(cwd, 'calls.log'), 'utf8')).toMatch(/AF_INET/)
})

test('the same bytes come of the same sources in another locale, time zone and home, and of one core', async () => {
  const outputs: Record<string, string>[] = []
  const home = fileURLToPath(new URL('..', import.meta.url))
  for (const [env, prefix] of [
    [{ LC_ALL: 'C', LANG: 'C', TZ: 'UTC' }, []],
    [{ LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati', HOME: home }, ['taskset', '-c', '0']],
    [{ LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8', TZ: 'America/St_Johns', UV_THREADPOOL_SIZE: '1' }, []],
  ] as const) {
    const cwd = workspace(asking)
    copyExamples(cwd)
    const [command = '', ...args] = [...prefix, process.execPath, built.main]
    for (const flags of [
      ['import', '.', '--to', 'out/records.ndjson', '--ledger', 'out/ledger.ndjson'],
      ['render', '.', '--out', 'out/pages', '--on-collision', 'suffix'],
      ['render', '.', '--to', 'wxr', '--out', 'out/export.xml'],
    ]) {
      const { code, stderr } = await run(command, [...args, ...flags], { cwd, env })
      expect([code, stderr]).toEqual([expect.any(Number), expect.not.stringContaining('bug')])
    }
    outputs.push(filesOf(join(cwd, 'out')))
  }
  const [first, ...others] = outputs
  expect(Object.keys(first ?? {}).length).toBeGreaterThan(8)
  for (const other of others) expect(other).toEqual(first)
})

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
