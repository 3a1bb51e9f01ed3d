#!/usr/bin/env node
/**
 * Weakens the importer in one way after another, on a copy, and tells whether a test fails each time.
 *
 *   npm run weaken              all weakenings
 *   npm run weaken -- svg url   those whose name holds one of these words
 *
 * Exits with 1 if one went unnoticed, and if an edit fits no longer.
 */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { weakenings } from './weakenings.js'

const project = fileURLToPath(new URL('../../', import.meta.url))
const copied = [
  'bundle.js',
  'src',
  'test',
  'templates',
  'fixtures',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vitest.config.ts',
]
const usualTests = ['test/safety.test.ts', 'test/render.test.ts']

const words = process.argv.slice(2)
const chosen = weakenings.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const copy = mkdtempSync(join(tmpdir(), 'alphanode-weaken-'))
try {
  for (const path of copied) cpSync(join(project, path), join(copy, path), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  const everyTest = [...new Set([usualTests, ...chosen.map(({ tests }) => tests ?? [])].flat())]
  const { status, stdout } = run(everyTest)
  if (status !== 0) throw new Error(`the tests fail without any weakening:\n${stdout}`)

  let unnoticed = 0
  for (const { name, edits, tests = usualTests } of chosen) {
    const noticed = weakened(edits, () => run(tests).status !== 0)
    console.log(`${noticed ? 'noticed    ' : 'NOT NOTICED'}  ${name}`)
    if (!noticed) unnoticed++
  }
  console.log(`${chosen.length - unnoticed} of ${chosen.length} weakenings noticed`)
  process.exitCode = unnoticed > 0 ? 1 : 0
} finally {
  rmSync(copy, { recursive: true })
}

/** Runs `work` on the copy with these edits in it. */
function weakened(edits, work) {
  const before = new Map()
  for (const { file, find, replace } of edits) {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    if (!before.has(path)) before.set(path, text)
    const changed = text.replace(find, () => replace)
    if (changed === text) throw new Error(`Unexpected text of ${file}, expected it to hold ${find}`)
    writeFileSync(path, changed)
  }
  try {
    return work()
  } finally {
    for (const [path, text] of before) writeFileSync(path, text)
  }
}

/** Runs test files. One that does not end, as a bomb that is no longer stopped, has noticed too; a busy machine has not. */
function run(tests) {
  const options = { cwd: copy, encoding: 'utf8', timeout: 900_000, killSignal: 'SIGKILL' }
  const patience = ['--testTimeout', '600000', '--hookTimeout', '600000']
  return spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--pool', 'threads', '--bail', '1', ...patience, ...tests],
    options,
  )
}
