// What starting the command line costs: CPU time beside `node -e 0`, in turns. Ends with 1 above the limit.
// node bench/cli-startup.js [path of the program]

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = process.argv[2] ?? fileURLToPath(new URL('../dist/bin/alphanode.js', import.meta.url))
const rounds = 15
/** Milliseconds of CPU that `--version` may cost more than an empty program. */
const limitMs = 100

const commands = {
  'node -e 0': ['-e', '0'],
  '--version': [main, '--version'],
  '--help': [main, '--help'],
  'import --help': [main, 'import', '--help'],
}

const folder = mkdtempSync(join(tmpdir(), 'alphanode-startup-'))
const hook = join(folder, 'cpu-at-exit.cjs')
writeFileSync(hook, "process.on('exit', () => require('fs').writeSync(3, JSON.stringify(process.cpuUsage())))")

const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of Object.entries(commands)) samples[name].push(cpuMs(args))
}
rmSync(folder, { recursive: true })

const medians = Object.fromEntries(Object.entries(samples).map(([name, times]) => [name, median(times)]))
const empty = medians['node -e 0']
for (const [name, ms] of Object.entries(medians)) {
  const ratio = (ms / empty).toFixed(2)
  console.log(`${name.padEnd(14)} ${ms.toFixed(0).padStart(4)} ms CPU  ${ratio} × node  +${(ms - empty).toFixed(0)} ms`)
}
if (medians['--version'] - empty > limitMs) {
  console.error(`--version costs more than ${limitMs} ms above node itself`)
  process.exitCode = 1
}

/** User and system time of one run of node up to its exit, as it says itself. */
function cpuMs(args) {
  const { status, output } = spawnSync(process.execPath, ['--require', hook, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  const { user, system } = JSON.parse(String(output[3]))
  return (user + system) / 1000
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}
