// Building the same articles with alphanode, Eleventy and Hugo: CPU time and the most memory of each, in rounds that
// take turns. `--count 1000`, `--rounds 3`, `--only alphanode,eleventy`, `--only "eleventy bare"`, `--kinds full`.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { generators, reasonAgainst } from './generators.js'
import { sourceOf, writeArticle, writeWorld } from './world.js'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: Object.keys(generators).join() },
    kinds: { type: 'string', default: 'full,one changed,nothing changed' },
    keep: { type: 'boolean', default: false },
  },
})
const count = Number(values.count)
const folder = mkdtempSync(join(tmpdir(), 'alphanode-site-'))
writeWorld(folder, count)
await rest()

const chosen = values.only.split(',').filter((name) => {
  const reason = reasonAgainst(name)
  if (reason) console.log(`${name} is left out: ${reason}`)
  return !reason
})
const setUp = new Map(chosen.map((name) => [name, generators[name](folder)]))

/** What is built in each round: all, after one article changed, and with nothing changed. */
const kinds = ['full', 'one changed', 'nothing changed'].filter((kind) => values.kinds.split(',').includes(kind))
const measured = new Map(chosen.map((name) => [name, Object.fromEntries(kinds.map((kind) => [kind, []]))]))

for (let round = 1; round <= Number(values.rounds); round += 1) {
  for (const kind of kinds) {
    if (kind === 'one changed') {
      writeArticle(folder, sourceOf(1 + Math.floor(count / 2), round))
      await rest()
    }
    for (const [name, { command, cwd, out, state }] of setUp) {
      if (kind === 'full') for (const path of [out, state]) if (path && existsSync(path)) setAside(path)
      measured.get(name)[kind].push(run(command, cwd))
    }
  }
}

/**
 * Takes away what an earlier round made. It is removed at the end: file systems such as ext4 look long for room for new
 * files after many were removed, which would be counted to the build that comes next.
 */
function setAside(path) {
  renameSync(path, mkdtempSync(join(folder, 'aside-')))
}

/** Files that were written a moment ago are read again by the next build: their times could not tell another change. */
function rest() {
  return setTimeout(2_200)
}

/** Seconds of CPU and megabytes of a command and of all that it starts. */
function run([program, ...args], cwd) {
  const report = join(folder, 'time')
  const { status, stderr } = spawnSync('/usr/bin/time', ['-o', report, '-f', '%U %S %M', program, ...args], {
    cwd,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stderr}`)
  const [user, system, kilobytes] = readFileSync(report, 'utf8').trim().split(' ').map(Number)
  return { cpu: user + system, memory: kilobytes / 1024 }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const pages = (out) =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.endsWith('page/1.html'),
  ).length

console.log(`\n${count} articles, medians of ${values.rounds} rounds: seconds of CPU, and megabytes at the most\n`)
console.log(['', 'pages', ...kinds, 'memory'].map((cell) => cell.padEnd(16)).join(''))
for (const [name, { out }] of setUp) {
  const byKind = measured.get(name)
  const cpu = kinds.map((kind) => median(byKind[kind].map((one) => one.cpu)).toFixed(2))
  const memory = median(byKind.full.map((one) => one.memory)).toFixed(0)
  console.log([name, pages(out), ...cpu, memory].map((cell) => String(cell).padEnd(16)).join(''))
}
if (values.keep) console.log(`\nkept in ${folder}`)
else rmSync(folder, { recursive: true })
