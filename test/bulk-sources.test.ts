import { appendFileSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSources } from '../src/bulk/find-sources.ts'
import { holdsRecords } from '../src/bulk/holds-records.ts'
import { importInProcess } from '../src/bulk/jobs/in-process.ts'
import type { Setup } from '../src/bulk/jobs/task.ts'
import { createPathList } from '../src/bulk/path-list.ts'
import { readList, UnreadableList } from '../src/bulk/read-list.ts'
import { stampOf } from '../src/bulk/stamp.ts'
import { walkFolder } from '../src/bulk/walk-folder.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { workspace } from './cli-support.ts'

const setup: Setup = { profile: 'generic', limits: standardLimits, framed: [] }

test('a file that is written to while it is read is told, and not known the next time', async () => {
  const path = join(workspace({ 'a.md': 'Words.' }), 'a.md')
  // The clock is looked at when the file is open.
  const importer = await importInProcess(setup, () => {
    appendFileSync(path, ' More.')
    return Date.now() + 10_000
  })
  const [done] = await importer.run([{ path }])
  const rules = done?.readings.flatMap(({ sums }) => sums.map(({ rule }) => rule))
  expect(rules).toContain('source/changed')
  expect(done).not.toHaveProperty('sha256')
})

test('answers of the API without posts are no records', async () => {
  const folder = workspace({
    'terms.json': '[{"id":1,"count":2,"name":"A","slug":"a","taxonomy":"category"}]',
    'posts.json': '\ufeff/**/show([{"id":1,"title":{"rendered":"A"},"content":{"rendered":"<p>A</p>"}}])',
    'records.json': '[{"version":1,"id":"a"}]',
  })
  const held = ['terms', 'posts', 'records'].map((name) => holdsRecords(join(folder, `${name}.json`)))
  expect(await Promise.all(held)).toEqual([false, false, true])
})

test('a stamp changes with the content, the times and the file, and is given only to a file at rest', () => {
  const path = join(workspace({ 'a.md': 'one' }), 'a.md')
  const later = Date.now() + 10_000
  const stamp = () => stampOf(statSync(path, { bigint: true }), later)
  const first = stamp()
  expect(first).toBeDefined()
  expect(stamp()).toBe(first)
  writeFileSync(path, 'two')
  const second = stamp()
  expect(second).not.toBe(first)
  // Setting the time back does not hide a change.
  const { atime, mtime } = statSync(path)
  writeFileSync(path, 'six')
  utimesSync(path, atime, mtime)
  expect(readFileSync(path, 'utf8')).toBe('six')
  expect(stamp()).not.toBe(second)
  expect(stampOf(statSync(path, { bigint: true }), Date.now())).toBeUndefined()
})

test('a list gives back its paths, in their order', () => {
  const path = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replaceAll('\0', '/'))
  fc.assert(
    fc.property(fc.array(path), fc.array(path), (some, others) => {
      // More than a block, most of which begin alike.
      const paths = [...some, ...Array.from({ length: 1000 }, (_, index) => `posts/${index}.md`), ...others]
      const list = createPathList(paths)
      expect([...list]).toEqual(paths)
      expect(list.length).toBe(paths.length)
    }),
    { numRuns: 20 },
  )
})

test('files of a folder come in the order of their whole paths, while they are found', async () => {
  const names = ['a.md', 'a/b.md', 'a-b/c.md', 'a/b/c.md', 'a0.md', 'A/z.md', 'a/b-c.md', 'é.md', 'z/y/x.md']
  const folder = workspace(Object.fromEntries(names.map((name) => [name, ''])))
  const found: string[] = []
  for await (const one of walkFolder(folder)) if ('path' in one) found.push(one.path)
  expect(found).toEqual(names.map((name) => join(folder, name)).sort())
})

async function listed(content: string, isNul = false): Promise<string[]> {
  const paths: string[] = []
  for await (const path of readList(join(workspace({ list: content }), 'list'), { isNul })) paths.push(path)
  return paths
}

test('a list has its paths on lines or between NULs, however its last one ends', async () => {
  expect(await listed('a b.html\nc.html')).toEqual(['a b.html', 'c.html'])
  expect(await listed('a.html\r\n\r\nb.html\r\n')).toEqual(['a.html', 'b.html'])
  expect(await listed('two\nlines.html\0b.html\0')).toEqual(['two\nlines.html', 'b.html'])
  expect(await listed('two\nlines.html', true)).toEqual(['two\nlines.html'])
  expect(await listed('')).toEqual([])
  const many = Array.from({ length: 20_000 }, (_, place) => `folder/${place}-ä.html`)
  expect(await listed(many.join('\n'))).toEqual(many)
  await expect(listed('x'.repeat(100_000))).rejects.toThrow(UnreadableList)
})

test('paths of a list are no patterns, and what is not there is told', async () => {
  const cwd = workspace({ 'a[1].html': 'x', 'posts/b.md': 'x', 'posts/c.png': 'x' })
  async function* paths() {
    for (const name of ['a[1].html', '*.html', 'posts', '-', './posts/../a[1].html']) yield join(cwd, name)
  }
  const { files, messages, skipped } = await findSources([], { listed: paths() })
  expect([...files]).toEqual(['a[1].html', 'posts/b.md', 'a[1].html'].map((name) => join(cwd, name)))
  expect(messages.map(({ rule, file }) => [rule, file])).toEqual([
    ['source/missing', join(cwd, '*.html')],
    ['source/missing', join(cwd, '-')],
  ])
  expect(skipped).toBe(1)
})
