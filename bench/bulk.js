// Many articles into SQLite by `alphanode import`: articles a second, where the CPU time goes, and memory over time.
//
//   npm run build && node bench/bulk.js                        10,000 articles, two workers; again with nothing changed; one worker
//   node bench/bulk.js --count 1000000 --only first            one run, with its curve of memory
//   node bench/bulk.js --sizes small                           short articles only
//   node bench/bulk.js --work /big/disk --keep                 keeps the sources and the store
//
// Half of the articles are pages of one skin, half are text dumps. A thousand are synthesized, the others are these under other
// names. CPU time is told, because wall time depends on who else uses the machine.

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'libsql'
import { defaultDials, skins, synthesize, writeSource } from '../dist/synth.js'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '2' },
    /** first, again or alone (one worker, a store of its own); all if not said. */
    only: { type: 'string', multiple: true, default: ['first', 'again', 'alone'] },
    work: { type: 'string' },
    keep: { type: 'boolean', default: false },
    /** small, medium, large or huge; all but huge if not said. */
    sizes: { type: 'string', multiple: true, default: defaultDials.sizes },
    /** Seconds between two lines of the curve. */
    every: { type: 'string', default: '10' },
  },
})
const count = Number(values.count)
const main = fileURLToPath(new URL('../dist/bin/alphanode.js', import.meta.url))
const work = values.work ?? mkdtempSync(join(tmpdir(), 'alphanode-bulk-'))
const sources = join(work, `sources-${count}`)

await writeSources()
const results = {}
const runs = {
  first: () => run('two.db', Number(values.jobs)),
  again: () => run('two.db', Number(values.jobs)),
  alone: () => run('one.db', 1),
}
for (const name of values.only) {
  results[name] = await runs[name]()
  print(name, results[name])
}
const { first, again, alone } = results
if (first && again) console.log(`nothing changed: ${(first.cpu / again.cpu).toFixed(1)} × less CPU than the first run`)
if (first && alone) {
  // Side by side, the main thread beside the workers; on two free cores the longer of the two is what a run takes.
  const time = ({ main, workers }, jobs) => Math.max(main, (main + workers) / 2, workers / jobs)
  console.log(`two workers against one, by CPU time on two cores: ${(time(alone, 1) / time(first, 2)).toFixed(2)} ×`)
}
if (!values.keep && !values.work) rmSync(work, { recursive: true })

/** Writes the sources, a thousand a folder, unless they are there. */
async function writeSources() {
  const page = skins.find(({ name }) => name === 'classic')
  const text = skins.find(({ name }) => name === 'text')
  const posts = []
  for (let index = 1; posts.length < 1000; index++) {
    const post = synthesize(index, { sizes: values.sizes })
    if (!/^[\w ,.-]+$/.test(post.article.title)) continue
    const skin = posts.length % 2 ? text : page
    posts.push({ post, skin, source: writeSource(post, skin) })
  }
  for (let number = 0; number < count; number++) {
    const { post, skin, source } = posts[number % posts.length]
    const { id, slug, title } = post.article
    const folder = join(sources, String(Math.floor(number / 1000)).padStart(4, '0'))
    if (number % 1000 === 0) mkdirSync(folder, { recursive: true })
    const renamed = source
      .replaceAll(id, id.replace('-', `-${number}-`))
      .replaceAll(slug, `${slug}-${number}`)
      .replaceAll(title, `${number} ${title}`)
    const path = join(folder, `${number}${skin === page ? '.html' : '.txt'}`)
    if (!statSync(path, { throwIfNoEntry: false })) writeFileSync(path, renamed)
  }
}

/** One import in a process of its own, looked at from outside. */
async function run(store, jobs) {
  const path = join(work, store)
  const args = [main, 'import', sources, '--to', path, '--jobs', String(jobs), '--quiet', '--fail-on', 'never']
  const started = process.hrtime.bigint()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const seconds = () => Number(process.hrtime.bigint() - started) / 1e9
  const threads = new Map()
  let rss = 0
  let next = Number(values.every)
  const look = () => {
    try {
      for (const thread of readdirSync(`/proc/${child.pid}/task`)) threads.set(Number(thread), cpuOf(child.pid, thread))
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      rss = Math.max(rss, megabytes(status, 'VmHWM'))
      if (seconds() < next) return
      next += Number(values.every)
      const done = articlesIn(path)
      const parts = [
        `${Math.round(seconds())} s`,
        `${done} articles`,
        `${megabytes(status, 'VmRSS')} MB`,
        `peak ${rss} MB`,
      ]
      console.log(`  ${[...parts, `${(done / total(threads)).toFixed(0)} a CPU second`].join('\t')}`)
    } catch {
      // It has just ended.
    }
  }
  const timer = setInterval(look, 100)
  const code = await new Promise((done) => child.on('exit', done))
  clearInterval(timer)
  const cpu = total(threads)
  const ofMain = threads.get(child.pid) ?? 0
  // V8's helpers collect garbage and compile for the workers, mostly.
  return { code, wall: seconds(), cpu, main: ofMain, workers: cpu - ofMain, rss, articles: articlesIn(path) }
}

function print(name, { code, wall, cpu, main, workers, rss, articles }) {
  console.log(`${name}: ${articles} articles, exit code ${code}`)
  console.log(
    `  ${cpu.toFixed(1)} s CPU: main thread ${main.toFixed(1)} (${share(main, cpu)}), others ${workers.toFixed(1)}`,
  )
  console.log(
    `  ${(articles / cpu).toFixed(0)} articles a CPU second, ${(articles / wall).toFixed(0)} a second of ${wall.toFixed(0)}`,
  )
  console.log(`  peak RSS ${rss} MB`)
}

function share(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`
}
function total(threads) {
  return [...threads.values()].reduce((sum, one) => sum + one, 0)
}
function megabytes(status, key) {
  return Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
}

/** Seconds, of proc_pid_stat(5). */
function cpuOf(process, thread) {
  const stat = readFileSync(`/proc/${process}/task/${thread}/stat`, 'latin1')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / 100
}

function articlesIn(path) {
  if (!statSync(path, { throwIfNoEntry: false })) return 0
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare('SELECT max(number) AS count FROM records').get().count ?? 0
  } catch {
    return 0
  } finally {
    database.close()
  }
}
