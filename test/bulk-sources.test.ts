import { appendFileSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importInProcess } from '../src/bulk/jobs/in-process.ts'
import type { Setup } from '../src/bulk/jobs/task.ts'
import { stampOf } from '../src/bulk/stamp.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { workspace } from './cli-support.ts'

const setup: Setup = { profile: 'generic', limits: standardLimits, framed: [] }

test('a file that is written to while it is read is told, and not known the next time', async () => {
  const path = join(workspace({ 'a.txt': 'Words and more words.\n\n'.repeat(50_000) }), 'a.txt')
  const importer = await importInProcess(setup)
  let isRead = false
  const write = () => {
    if (isRead) return
    appendFileSync(path, 'More.\n\n')
    setImmediate(write)
  }
  write()
  const [done] = await importer.run([{ path }])
  isRead = true
  const rules = done?.readings.flatMap(({ sums }) => sums.map(({ rule }) => rule))
  expect(rules).toContain('source/changed')
  expect(done).not.toHaveProperty('sha256')
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
