/**
 * Compares article extractors on a folder of pages: what they find, and the CPU time they take for it.
 *
 *   node compare.js --pages FOLDER [--truth FILE] [--rounds 3] [--only alphanode,Defuddle]
 *
 * FOLDER holds `<id>.html` or `<id>.html.gz`, or a folder `html` of them; FILE (default: `truth.jsonl` beside them) has a
 * line of JSON a page: `{ id, url?, text?, title?, author?, published? }`. Prints a table in Markdown.
 *
 * Each extractor has a process of its own, so that none clears away what another left behind. Time is that of the whole
 * process (garbage collection too) over all pages, by turns: each extractor in each round, the median of the rounds. At its turn
 * an extractor reads all pages twice, and the second time counts: a process that has waited for the others is slow at
 * first. A round before the first warms up; it is the one that is judged.
 */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { extractors } from './extractors.js'
import { readPages } from './pages.js'
import { judge, total } from './score.js'
import { printHead, printRow } from './table.js'

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    truth: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    /** For a process of an extractor: which one it is. */
    extractor: { type: 'string' },
    dist: { type: 'string', default: resolve(import.meta.dirname, '../../dist') },
  },
})
if (!values.pages) throw new Error('Unexpected command without `--pages`, expected the folder of the pages')

const pages = readPages(values.pages, values.truth)
if (values.extractor) await serve(await extractors[values.extractor](resolve(values.dist)))
else await compare()

/** Runs an extractor over the pages as often as the parent asks, and tells it the time and what was found. */
async function serve(extract) {
  // Some peers print what goes wrong on a page; the table is all that is asked for here.
  console.error = console.warn = console.log = () => {}
  process.on('message', async ({ isJudged }) => {
    const { found } = await run(extract)
    const { time } = await run(extract)
    process.send(isJudged ? { time, found } : { time })
  })
  process.send('ready')
}

async function compare() {
  const runners = []
  for (const name of values.only?.split(',') ?? Object.keys(extractors)) {
    const child = fork(import.meta.filename, [...process.argv.slice(2), '--extractor', name])
    await once(child, 'message')
    runners.push({ name, child, times: [], found: [] })
  }
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const runner of runners) {
      runner.child.send({ isJudged: round === 0 })
      const [{ time, found }] = await once(runner.child, 'message')
      if (round === 0) runner.found = found
      else runner.times.push(time)
    }
  }
  for (const { child } of runners) child.disconnect()
  print(runners)
}

function print(runners) {
  const rows = runners.map(({ name, times, found }) => ({
    name,
    ...total(pages.map(({ truth }, index) => judge(truth, found[index]))),
    failed: found.filter(({ html }) => !html).length,
    time: times.sort((a, b) => a - b)[times.length >> 1] / pages.length,
  }))
  const base = rows.find(({ name }) => name === 'Readability + linkedom')?.time

  console.log(
    `${pages.length} pages, Node ${process.version}, ${cpus()[0]?.model}, median of ${values.rounds} rounds\n`,
  )
  printHead(['extractor', 'F1', 'precision', 'recall', 'title', 'author', 'date', 'nothing', 'ms a page', 'time'])
  for (const row of rows) {
    const shares = [row.f1, row.precision, row.recall, row.title, row.author, row.date]
    const ratio = base === undefined ? '' : `${(row.time / base).toFixed(2)} ×`
    printRow([row.name, ...shares.map((share) => share?.toFixed(3) ?? ''), row.failed, row.time.toFixed(1), ratio])
  }
}

/** One turn of an extractor over all pages: CPU time in milliseconds, and what it found. A page it throws on is empty. */
async function run(extract) {
  const found = []
  const before = process.cpuUsage()
  for (const { bytes, url } of pages) {
    try {
      found.push(await extract(bytes, url))
    } catch {
      found.push({})
    }
  }
  const { user, system } = process.cpuUsage(before)
  return { time: (user + system) / 1000, found }
}
