// Kills an import into SQLite at random moments, lets it go on, and compares the records with those of an import that nobody killed.
//
//   npm run build && node bench/kills.js                       200 kills, of imports of 220 articles
//   node bench/kills.js --runs 20 --seed 3 --work /tmp/kills   20 of them, with other moments
//
// After each kill what stands in the database is checked: whole records, each of them one of the unkilled run, none twice. Every
// fourth time the second run is killed too. A kill counts only if it met a run that had opened its database.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'libsql'
import { openStore } from '../dist/store/open-store.js'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    count: { type: 'string', default: '220' },
    jobs: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    work: { type: 'string' },
  },
})
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const work = values.work ?? mkdtempSync(join(tmpdir(), 'alphanode-kills-'))
const random = seeded(Number(values.seed))
const world = join(work, `world-${values.count}`)
const path = join(work, 'killed.db')
const faults = []
let [killed, late, committed] = [0, 0, 0]

if (!existsSync(world)) {
  const sources = ['--count', values.count, '--formats', 'html', '--sizes', 'small', '--out', world]
  await ended(start('synth', ...sources))
}
const whole = join(work, 'whole.db')
clear(whole)
const began = Date.now()
await ended(startImport(whole))
const durationMs = Date.now() - began
const golden = await recordsOf(whole)
console.log(`${golden.size} articles in ${durationMs} ms`)

while (killed < Number(values.runs)) {
  clear(path)
  if (!(await startAndKill())) continue
  const before = await recordsOf(path)
  committed += before.size > 0 && before.size < golden.size ? 1 : 0
  for (const [id, text] of before) if (golden.get(id) !== text) fault(`${id} is not as in a whole run`)
  if (killed % 4 === 0) await startAndKill()
  const { code } = await ended(startImport(path))
  if (code !== 0) fault(`the second run ended with ${code}`)
  const after = await recordsOf(path)
  if (JSON.stringify([...after]) !== JSON.stringify([...golden])) fault('the records differ from those of a whole run')
}
console.log(JSON.stringify({ killed, inTheMiddle: committed, tooLate: late, faults: faults.length }))
for (const one of faults) console.log(`  ${one}`)
if (!values.work) rmSync(work, { recursive: true })
process.exitCode = faults.length === 0 ? 0 : 1

/** Kills an import at some moment after it has opened its database; false if it was over by then. */
async function startAndKill() {
  const child = startImport(path)
  const over = once(child, 'exit')
  while (!existsSync(path) && child.exitCode === null) await wait(2)
  await Promise.race([wait(random() * durationMs), over])
  const isRunning = child.exitCode === null
  if (isRunning) process.kill(-child.pid, 'SIGKILL')
  await over
  if (isRunning) killed += 1
  else late += 1
  return isRunning
}

/** Each record as JSON by its id, in the order of the store; what is no whole record, or stands there twice, is a fault. */
async function recordsOf(file) {
  const found = new Map()
  const store = await openStore(file)
  for await (const { article, messages } of store.read()) {
    for (const { reason } of messages) fault(reason)
    if (!article) continue
    if (found.has(article.id)) fault(`${article.id} is there twice`)
    found.set(article.id, JSON.stringify(article))
  }
  await store.close()
  const database = new Database(file, { readonly: true })
  const [check] = database.prepare('PRAGMA integrity_check').all()
  if (check.integrity_check !== 'ok') fault(check.integrity_check)
  const { texts } = database.prepare('SELECT count(*) AS texts FROM search').get()
  if (texts !== found.size) fault(`${texts} full texts of ${found.size} records`)
  database.close()
  return found
}

function startImport(file) {
  return start('import', world, '--to', file, '--jobs', values.jobs, '--quiet', '--fail-on', 'never')
}

function start(...args) {
  return spawn(process.execPath, [main, ...args], { detached: true, stdio: 'ignore' })
}

async function ended(child) {
  const [code] = await once(child, 'exit')
  return { code }
}

function clear(file) {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

function fault(text) {
  faults.push(`kill ${killed}: ${text}`)
}

/** Numbers from 0 to 1 (Numerical Recipes, 2nd ed., 7.1). */
function seeded(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
