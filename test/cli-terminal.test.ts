import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, build, run, workspace } from './cli-support.ts'
import { item, meta, wxr } from './support/wxr.ts'

/** Nothing that stands in a source, or in the name of its file, is obeyed by a terminal. */

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

/** Sets the title of a window, rings, colours, by C1 too, and turns text round. */
const evil = 'x\u001b]0;owned\u0007\u001b[31mred\u009b31m\u202eevil\u2066y\u2028z'
const inHtml = evil.replace(/[\u0000-\u001f]/g, (character) => `&#${character.charCodeAt(0)};`)
const inXml = evil.replace(/[\u0000-\u001f]/g, '')
const words = 'A paragraph of plain words stands before and after.'

const sources = {
  'a\u001b[31mb.html': `<!doctype html><html><head><meta charset="utf-8"><title>${inHtml}</title><meta name="author" content="${inHtml}"></head>
<body><article><h1>${inHtml}</h1><p onclick="${inHtml}">${words} ${inHtml}</p><img src="javascript:${inHtml}" alt="${inHtml}"><h2>${inHtml}</h2>
<h2>Post meta</h2><table><tr><th>topic</th><td>${inHtml}</td></tr><tr><th>${inHtml}</th><td>${inHtml}</td></tr><tr><th>reading time</th><td>${inHtml}</td></tr></table></article></body></html>`,
  'b.md': `---\ntitle: ${JSON.stringify(evil)}\n"${inXml}": ${JSON.stringify(evil)}\nreading_time: ${JSON.stringify(evil)}\ndate: ${JSON.stringify(evil)}\n---\n\n${words} ${evil}\n\n\`\`\`${inXml}\n${evil}\n\`\`\`\n\n[a](<javascript:${inXml}>)\n`,
  'c.txt': `Tides ${evil}\n\n${words} ${evil}\n\nPost meta\n\ntopic ${evil}\n${evil} ${evil}\n`,
  'd.xml': wxr([item({ title: inXml, content: `${words} ${inHtml} [${inXml}]`, more: meta(inXml, inXml) })]),
  'e.json': JSON.stringify([
    {
      id: 1,
      slug: evil,
      title: { rendered: evil },
      content: { rendered: `<p>${words} ${evil}</p>` },
      meta: { [evil]: evil },
    },
  ]),
  'f.ndjson': `{"${evil}`,
}

const commands = [
  ['import', '.'],
  ['import', '.', '--format', 'json'],
  ['import', '.', '--json'],
  ['import', '.', '-v', '--to', 'out.db'],
  ['import', '.', '--to', 'records', '--on-collision', 'suffix', '--dry-run'],
  ['check', '.'],
  ['check', '.', '--reporter', 'concise'],
  ['check', '.', '--reporter', 'json'],
  ['inspect', 'b.md'],
  ['inspect', 'b.md', '--json'],
  ['inspect', 'a\u001b[31mb.html'],
  ['render', '.', 'f.ndjson', '--out', 'pages', '-v'],
  ['render', 'b.md'],
  ...['text', 'markdown', 'json', 'jsonld', 'wxr'].map((form) => ['render', 'b.md', '--to', form]),
  ['build', '.', '--out', 'site', '-v'],
  ['check', 'no\u001b[31msuch.md'],
  ['check', '.', '--profile', './no\u001b[31msuch.js'],
]

// Line ends and tabs apart, what `printable` shows: C0, DEL, C1, separators, marks and overrides of direction.
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/

describe.each(commands.map((command) => [JSON.stringify(command.join(' ')), command] as const))('%s', (_, command) => {
  test('in a pipe: talk, and data that is no content', async () => {
    const { stdout, stderr } = await run(process.execPath, [built.main, ...command], { cwd: workspace(sources) })
    expect(stderr).not.toMatch(obeyed)
    if (command[0] !== 'render' || command.includes('json')) expect(stdout).not.toMatch(obeyed)
    expect(stdout + stderr).not.toMatch(/^bug: /m)
  })

  const hindrance = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0 ? undefined : 'no `script` here'
  test.skipIf(hindrance)(`on a terminal${hindrance ? ` (${hindrance})` : ''}`, async () => {
    const line = [process.execPath, built.main, ...command].map((word) => `'${word}'`).join(' ')
    const { stdout } = await run('script', ['-qefc', line, '/dev/null'], { cwd: workspace(sources) })
    const shown = stdout.replaceAll('\r\u001b[K', '').replaceAll('\r\n', '\n')
    expect(shown).not.toMatch(obeyed)
    expect(shown.length).toBeGreaterThan(20)
  })
})
