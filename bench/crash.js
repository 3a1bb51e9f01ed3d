// Lets imports into SQLite go wrong, lets them go on, and compares the records with those of an import that nothing happened to.
//
//   npm run build && node bench/crash.js                       200 kills at random moments, of imports of 220 articles
//   node bench/crash.js --runs 20 --seed 3 --work /tmp/kills   20 of them, at other moments
//   node bench/crash.js --mode fault --runs 60 --count 40      one call of the system fails, each time another one (strace)
//   node bench/crash.js --mode full --count 200                disks of several sizes, too small (mount, as root)
//   node bench/crash.js --mode heap --count 200                heaps of several sizes
//
// After each what stands in the database is checked: whole records, each of them one of the whole run, none twice. Every
// fourth time the run after a kill is killed too. A kill counts only if it met a run that had opened its database. What is no
// kill has to end with a sentence for people, and not well unless all records are there or those that are not were told.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'libsql'
import { openStore } from '../dist/store/open-store.js'

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'kill' },
    runs: { type: 'string', default: '200' },
    count: { type: 'string', default: '220' },
    jobs: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    work: { type: 'string' },
  },
})
const main = fileURLToPath(new URL('../dist/bin/alphanode.js', import.meta.url))
const work = values.work ?? mkdtempSync(join(tmpdir(), 'alphanode-kills-'))
const random = seeded(Number(values.seed))
const world = join(work, `world-${values.count}`)
const folder = join(work, 'out')
const path = join(folder, 'articles.db')
const faults = []
const counts = { runs: 0, inTheMiddle: 0, tooLate: 0, endedWell: 0 }

if (!existsSync(world)) {
  const sources = ['--count', values.count, '--formats', 'html', '--sizes', 'small', '--out', world]
  await ended(start([], 'synth', ...sources))
}
clear(join(work, 'whole'))
const whole = join(work, 'whole/articles.db')
const began = Date.now()
await ended(startImport(whole))
const durationMs = Date.now() - began
const golden = await recordsOf(whole)
console.log(`${golden.size} articles in ${durationMs} ms`)

const modes = { kill: kills, fault: callFaults, full: fullDisks, heap: smallHeaps }
await modes[values.mode]()
console.log(JSON.stringify({ mode: values.mode, ...counts, faults: faults.length }))
for (const one of faults) console.log(`  ${one}`)
if (!values.work) rmSync(work, { recursive: true })
process.exitCode = faults.length === 0 ? 0 : 1

async function kills() {
  while (counts.runs < Number(values.runs)) {
    clear()
    if (!(await startAndKill())) continue
    await checkHalf()
    if (counts.runs % 4 === 0) await startAndKill()
    await checkSecond()
  }
}

/** Kills an import at some moment after it has opened its database; false if it was over by then. */
async function startAndKill() {
  const child = startImport(path)
  const over = once(child, 'exit')
  while (!existsSync(path) && child.exitCode === null) await wait(2)
  await Promise.race([wait(random() * durationMs), over])
  const isRunning = child.exitCode === null
  if (isRunning) process.kill(-child.pid, 'SIGKILL')
  await over
  counts[isRunning ? 'runs' : 'tooLate'] += 1
  return isRunning
}

/** Lets calls of the system fail that touch the database: of each kind some, spread over the run. */
async function callFaults() {
  const calls = ['openat', 'pwrite64', 'fdatasync', 'fsync', 'ftruncate', 'unlink']
  const errors = ['ENOSPC', 'EIO', 'EACCES']
  const paths = ['', '-wal', '-shm'].flatMap((end) => ['-P', path + end])
  const trace = join(work, 'trace')
  clear()
  await ended(
    start(['strace', '-f', '-qq', '-o', trace, '-e', `trace=${calls.join(',')}`, ...paths], ...importArgs(path)),
  )
  const made = readFileSync(trace, 'utf8')
    .split('\n')
    .map((line) => /^\d+\s+(\w+)\(/.exec(line)?.[1])
  const kinds = calls
    .map((call) => ({ call, count: made.filter((one) => one === call).length }))
    .filter(({ count }) => count)
  console.log(kinds.map(({ call, count }) => `${call} ${count}`).join(', '))
  const each = Math.ceil(Number(values.runs) / kinds.length)
  for (const { call, count } of kinds) {
    for (let number = 0; number < Math.min(each, count); number++) {
      const nth = 1 + Math.floor((number * count) / Math.min(each, count))
      const inject = `inject=${call}:error=${errors[number % errors.length]}:when=${nth}`
      clear()
      await checkEnd(
        start(
          ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject, ...paths],
          ...importArgs(path),
        ),
        inject,
      )
      await checkHalf()
      await checkSecond()
    }
  }
}

async function fullDisks() {
  for (const size of ['64k', '256k', '512k', '1m', '2m', '3m']) {
    clear()
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
    try {
      await checkEnd(start([], ...importArgs(path)), `a disk of ${size}`)
      execFileSync('mount', ['-o', 'remount,size=500m', folder])
      await checkHalf()
      await checkSecond()
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  }
}

async function smallHeaps() {
  for (const size of [16, 24, 32, 48, 64, 96]) {
    clear()
    await checkEnd(
      start(['env', `NODE_OPTIONS=--max-old-space-size=${size}`], ...importArgs(path)),
      `a heap of ${size} MB`,
    )
    await checkHalf()
    await checkSecond()
  }
}

/** How a run ends that something happened to: well and whole, or with a sentence. */
async function checkEnd(child, what) {
  const said = []
  child.stderr?.on('data', (chunk) => said.push(chunk))
  const { code, signal } = await ended(child)
  const text = Buffer.concat(said).toString()
  counts.runs += 1
  if (code === 0) counts.endedWell += 1
  // V8 itself ends a process that has no heap left.
  const isAbort = values.mode === 'heap' && (signal === 'SIGABRT' || code === 134)
  if (!isAbort && /\n\s+at .+:\d+:\d+|^bug: /m.test(text)) fault(`${what}: ${text.slice(0, 300)}`)
  if (!isAbort && code !== 0 && !/^error: /m.test(text)) fault(`${what}: exit code ${code} says: ${text.slice(0, 300)}`)
  const isTold = / error Unexpected /.test(text)
  if (code === 0 && !isTold && (await recordsOf(path)).size !== golden.size)
    fault(`${what}: ended well without all records, and without a word`)
  console.log(`  ${what}: ${code ?? signal} ${text.trim().split('\n').at(-1)?.slice(0, 140)}`)
}

/** Whether what stands there is a part of the whole run, though it did not come to its end. */
async function checkHalf() {
  if (!existsSync(path)) return
  const before = await recordsOf(path)
  counts.inTheMiddle += before.size > 0 && before.size < golden.size ? 1 : 0
  for (const [id, text] of before) if (golden.get(id) !== text) fault(`${id} is not as in a whole run`)
}

/** Whether the next run ends with the records of a whole one. */
async function checkSecond() {
  const { code } = await ended(startImport(path))
  if (code !== 0) fault(`the second run ended with ${code}`)
  const after = await recordsOf(path)
  // What one run refused for its memory, the next puts behind the others.
  const listed = (records) => JSON.stringify(values.mode === 'heap' ? [...records].sort() : [...records])
  if (listed(after) !== listed(golden)) fault('the records differ from those of a whole run')
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

function importArgs(file) {
  return ['import', world, '--to', file, '--jobs', values.jobs, '--quiet', '--fail-on', 'never']
}

function startImport(file) {
  return start([], ...importArgs(file))
}

/** `before` is a program that runs ours. */
function start(before, ...args) {
  const [command, ...all] = [...before, process.execPath, main, ...args]
  return spawn(command, all, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
}

async function ended(child) {
  child.stderr.resume()
  const [code, signal] = await once(child, 'close')
  return { code, signal }
}

function clear(at = folder) {
  rmSync(at, { recursive: true, force: true })
  mkdirSync(at, { recursive: true })
}

function fault(text) {
  faults.push(`run ${counts.runs}: ${text}`)
}

/** Numbers from 0 to 1 (Numerical Recipes, 2nd ed., 7.1). */
function seeded(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
