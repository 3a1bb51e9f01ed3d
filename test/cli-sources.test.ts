import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findSources as findAll } from '../src/bulk/find-sources.ts'
import { importAll } from '../src/bulk/import-all.ts'
import { readSource } from '../src/bulk/read-source.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import type { Message } from '../src/diagnostics/message.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { type Collision, collisionMessages } from '../src/store/collisions.ts'
import type { CollisionMode } from '../src/store/names.ts'
import { readRecords } from '../src/store/read-records.ts'
import { makePipe, workspace } from './cli-support.ts'

const findSources = async (paths: string[]) => {
  const { files, ...rest } = await findAll(paths)
  return { files: [...files], ...rest }
}

const rulesOf = (messages: Message[]) => messages.map(({ rule }) => rule)

async function ruleOfReading(path: string): Promise<string | undefined> {
  const source = await readSource(path, standardLimits.bytes)
  return 'problem' in source ? source.problem.rule : undefined
}

describe('finding sources', () => {
  test('one file has one name, however it is written', async () => {
    const folder = workspace({ 'a.md': '', 'x/b.md': '' })
    const paths = ['a.md', './a.md', 'x/../a.md', 'x/', 'x//b.md', '*.md'].map((path) => `${folder}/${path}`)
    const { files, messages } = await findSources(paths)
    expect({ files, messages }).toEqual({ files: [join(folder, 'a.md'), join(folder, 'x/b.md')], messages: [] })
  })

  test('a file that is named may have any name, one of a folder only that of an article', async () => {
    const folder = workspace({ 'a.html.gz': '', 'b.css': '', 'c.gz': '' })
    const { files, skipped } = await findSources([folder, join(folder, 'b.css')])
    expect({ files, skipped }).toEqual({ files: [join(folder, 'a.html.gz'), join(folder, 'b.css')], skipped: 2 })
  })

  test('the order does not depend on the disk', async () => {
    const names = ['b.md', 'a/z.md', 'B.md', 'a.md', 'ä.md', 'a/b.md']
    const folder = workspace(Object.fromEntries(names.map((name) => [name, ''])))
    const { files } = await findSources([folder])
    expect(files).toEqual(names.map((name) => join(folder, name)).sort())
  })

  test('brackets in the name of a file are no pattern', async () => {
    const folder = workspace({ 'a[1].md': '' })
    expect((await findSources([join(folder, 'a[1].md')])).files).toHaveLength(1)
  })

  test('what cannot be found or followed is said', async () => {
    const folder = workspace({ 'empty/a.css': '' })
    symlinkSync('/', join(folder, 'empty/root'))
    symlinkSync('loop', join(folder, 'loop'))
    symlinkSync('..', join(folder, 'parent'))
    symlinkSync('/etc/passwd', join(folder, 'passwd.html'))
    expect(rulesOf((await findSources([join(folder, 'gone.md')])).messages)).toEqual(['source/missing'])
    expect(rulesOf((await findSources([join(folder, 'x'.repeat(300))])).messages)).toEqual(['source/unreadable'])
    for (const path of ['loop', 'parent', 'passwd.html']) {
      expect(await findSources([join(folder, path)])).toMatchObject({
        files: [],
        messages: [{ rule: 'source/link-outside' }],
      })
    }
    expect(rulesOf((await findSources([join(folder, 'empty')])).messages)).toEqual(
      expect.arrayContaining(['source/link-outside', 'source/no-articles']),
    )
  })
})

describe('reading sources', () => {
  test('only regular files of a sane size', async () => {
    const folder = workspace()
    makePipe(join(folder, 'pipe'))
    writeFileSync(join(folder, 'huge'), Buffer.alloc(21_000_000))
    expect(await ruleOfReading(join(folder, 'pipe'))).toBe('source/not-a-file')
    expect(await ruleOfReading('/dev/null')).toBe('source/not-a-file')
    expect(await ruleOfReading(join(folder, 'huge'))).toBe('source/too-large')
    expect(await ruleOfReading(join(folder, 'gone'))).toBe('source/unreadable')
  })

  test('what the importer throws costs one article, not the run', async () => {
    const folder = workspace({ 'a.md': '# A\n\nText.\n', 'b.md': '# B\n\nText.\n' })
    const { files } = await findSources([folder])
    const check = (article: { title?: string | undefined }) => {
      if (article.title === 'A') throw new TypeError('a bug')
    }
    const results = []
    for await (const result of importAll(files, { profile: { ...alphanode, checks: [check] }, limits: standardLimits }))
      results.push(result)
    expect(results.map(({ article }) => article?.title)).toEqual([undefined, 'B'])
    expect(rulesOf(results[0]?.messages ?? [])).toEqual(['source/failed'])
    expect(results[0]?.bug).toBeInstanceOf(TypeError)
  })

  test('what is no record is said with its line', async () => {
    const path = join(workspace({ 'all.ndjson': '\n{"version":1}\n' }), 'all.ndjson')
    for await (const { messages } of readRecords(path)) {
      expect(messages).toMatchObject([{ rule: 'store/bad-record', place: { start: { line: 2, column: 1 } } }])
    }
  })
})

test('a file name that is taken is said as the user asked, with both places', () => {
  const start = { line: 7, column: 1, offset: 90 }
  const collision: Collision = { field: 'slug', wanted: 'a', name: 'a.json', holder: 'first.html', isTaken: true }
  const said = (mode: CollisionMode, isTaken = true) =>
    collisionMessages('export.xml', [{ ...collision, isTaken }], { mode, start })
  expect(said('error')).toMatchObject([{ rule: 'store/collision', file: 'export.xml', place: { start } }])
  expect(said('error')[0]?.reason).toContain('taken by `first.html`')
  expect(rulesOf(said('skip'))).toEqual(['store/skipped'])
  expect(rulesOf(said('suffix', false))).toEqual(['store/renamed'])
})
