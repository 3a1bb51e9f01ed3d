/**
 * What a run costs in CPU, on one machine and by workers of a queue, with the share of the database:
 * `node bench/queue.js postgres://… FOLDER [--server PID] [--workers 1,2,3]`, after `npm run build`. Linux only, for it reads /proc.
 * Schemas are made and left; `PID` is that of the server's first process.
 */

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { server: { type: 'string' }, workers: { type: 'string', default: '1,2,3' } },
})
const [address, folder] = positionals
if (!address || !folder) throw new Error('expected the address of a database and a folder of sources')

const main = new URL('../dist/bin/alphanode.js', import.meta.url).pathname
const ticks = Number(execFileSync('getconf', ['CLK_TCK']))
const stamp = Date.now().toString(36)
const schema = (name) => {
  const url = new URL(address)
  url.searchParams.set('schema', `bench_${stamp}_${name}`)
  return url.href
}

/** Seconds of CPU of a process and of its children that have ended; undefined if it is gone. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / ticks
  } catch {
    return undefined
  }
}

function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Seconds of CPU of the whole server so far. */
function serverCpu() {
  if (!values.server) return 0
  const children = readdirSync('/proc').filter((pid) => {
    try {
      return (
        / (\d+)$/.exec(
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(0, 2).join(' '),
        )?.[1] === values.server
      )
    } catch {
      return false
    }
  })
  return [values.server, ...children].reduce((sum, pid) => sum + (cpuOf(pid) ?? 0), 0)
}

/** Runs commands at once to their end; gives CPU of each and of the server, and the largest memory of one. */
async function measured(commands) {
  const before = serverCpu()
  const runs = commands.map(async (args) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    let [cpu, peak] = [0, 0]
    const look = setInterval(() => {
      cpu = cpuOf(child.pid) ?? cpu
      peak = Math.max(peak, peakOf(child.pid))
    }, 50)
    const [code] = await once(child, 'exit')
    clearInterval(look)
    if (code > 1) throw new Error(`${args.join(' ')}: ${code}`)
    return { cpu, peak }
  })
  const done = await Promise.all(runs)
  return {
    each: done.map(({ cpu }) => cpu),
    server: serverCpu() - before,
    peak: Math.max(...done.map(({ peak }) => peak)),
  }
}

const line = (name, { each, server, peak }) =>
  console.log(
    `${name.padEnd(44)} ${each.map((cpu) => cpu.toFixed(1)).join(' + ')} s, server ${server.toFixed(1)} s, peak ${peak.toFixed(0)} MB`,
  )

const quiet = ['-q', '--fail-on', 'never', '--on-collision', 'suffix']
const file = `/tmp/bench-${stamp}.db`
line('stdout', await measured([['import', folder, ...quiet]]))
line('SQLite', await measured([['import', folder, '--to', file, ...quiet]]))
rmSync(file, { force: true })
line('PostgreSQL', await measured([['import', folder, '--to', schema('alone'), ...quiet]]))
line('PostgreSQL, nothing changed', await measured([['import', folder, '--to', schema('alone'), ...quiet]]))
for (const workers of values.workers.split(',').map(Number)) {
  const url = schema(workers)
  const queue = ['import', folder, '--queue', url, ...quiet]
  line('queue', await measured([queue]))
  line(`  ${workers} workers`, await measured(Array.from({ length: workers }, () => ['work', url, '--drain'])))
  if (workers > 1) continue
  line('queue, nothing changed', await measured([queue]))
  line('  1 worker', await measured([['work', url, '--drain']]))
}
