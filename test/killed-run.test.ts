/** Law 8: a killed run that is started again ends with exactly the records of an unkilled run. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, build, run, workspace } from './cli-support.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (cwd: string, ...args: string[]) => run(process.execPath, [built.main, ...args], { cwd })

/** Starts a run and kills it, as the power going off would, once `isUnderway`. */
async function runAndKill(cwd: string, args: string[], isUnderway: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [built.main, ...args], { cwd, stdio: 'ignore' })
  const ended = once(child, 'exit')
  while (child.exitCode === null && !isUnderway()) await setTimeout(5)
  child.kill('SIGKILL')
  await ended
}

const filesOf = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : []
const contentOf = (folder: string) => filesOf(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])

test('in a folder of records, and in one file', async () => {
  const cwd = workspace()
  const made = await alphanode(
    cwd,
    'synth',
    '--count',
    '60',
    '--formats',
    'markdown',
    '--sizes',
    'small',
    '--out',
    'world',
  )
  expect(made.code).toBe(0)
  const [whole, killed] = [join(cwd, 'whole'), join(cwd, 'killed')]
  await alphanode(cwd, 'import', 'world', '--to', 'whole/')
  expect(filesOf(whole)).toHaveLength(60)

  const intoFolder = ['import', 'world', '--to', 'killed/']
  await runAndKill(cwd, intoFolder, () => filesOf(killed).length > 3)
  await alphanode(cwd, ...intoFolder)
  expect(contentOf(killed)).toEqual(contentOf(whole))

  const intoFile = ['import', 'world', '--to', 'killed.ndjson']
  const file = join(cwd, 'killed.ndjson')
  await runAndKill(cwd, intoFile, () => existsSync(join(cwd, '.killed.ndjson.tmp')))
  expect(existsSync(file)).toBe(false)
  await alphanode(cwd, ...intoFile)
  const records = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(records.map((line) => JSON.parse(line).slug).sort()).toEqual(
    filesOf(whole)
      .map((name) => name.slice(0, -5))
      .sort(),
  )
  expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
})
