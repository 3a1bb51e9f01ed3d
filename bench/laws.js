// Holds the laws of docs/architecture.md over synthesized articles, as many as you like, on all cores.
// `npm run laws -- --count 100000 [--first 1] [--seed 1] [--formats html,text] [--skins hugo] [--laws 1,2] [--every-format] [--jobs 2]`
// `--seldom 1:5,6:11` holds these laws over every fifth and eleventh article only: numbers that the dials do not turn by.
// Exits with 1 if a law is broken; what broke it is printed so that it can be repeated alone. Stopped early, it tells what it saw.

import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { laws, prepare } from '../dist/laws.js'
import { chooseSkin, sizes, skins, synthesize, tongues } from '../dist/synth.js'

if (isMainThread) await main()
else work(workerData)

async function main() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1000' },
      first: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      formats: { type: 'string', default: 'html,markdown,text,wxr,rest' },
      skins: { type: 'string' },
      laws: { type: 'string' },
      seldom: { type: 'string', default: '' },
      'every-format': { type: 'boolean', default: false },
      jobs: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const [count, first, jobs] = [values.count, values.first, values.jobs].map(Number)
  const names = Object.keys(laws).filter((name) => !values.laws || values.laws.split(',').includes(name.split(' ')[0]))
  const options = {
    seed: Number(values.seed),
    names,
    formats: values.formats.split(','),
    skins: values.skins?.split(','),
    everyNth: Object.fromEntries(values.seldom.split(',').map((part) => part.split(':'))),
    isWhole: values['every-format'],
  }

  const tally = new Map()
  const broken = []
  /** Bytes that were read and milliseconds of CPU it took, by the size of the articles: law 7, as figures. */
  const costs = new Map()
  const startedAt = performance.now()
  let done = 0
  let next = first
  let end = first + count
  /** Megabytes of this process after each tenth. */
  const memory = []
  const batch = 50
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (end = next))

  await Promise.all(
    Array.from({ length: jobs }, () => {
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: options })
      return new Promise((resolve, reject) => {
        const feed = () => {
          if (next >= end) return worker.postMessage({ end: true })
          const to = Math.min(next + batch, end)
          worker.postMessage({ from: next, to })
          next = to
        }
        worker.on('message', (results) => {
          for (const { law, skin, held, times, failure } of results.counts) {
            const key = `${law}\t${skin}`
            const row = tally.get(key) ?? { held: 0, times: 0 }
            tally.set(key, { held: row.held + held, times: row.times + times })
            if (failure && broken.filter((other) => other.law === law && other.skin === skin).length < 3)
              broken.push({ law, skin, failure })
          }
          done += results.articles
          for (const [size, { bytes, ms }] of Object.entries(results.costs)) {
            const cost = costs.get(size) ?? { bytes: 0, ms: 0 }
            costs.set(size, { bytes: cost.bytes + bytes, ms: cost.ms + ms })
          }
          const megabytes = Math.round(process.memoryUsage.rss() / 1e6)
          const isTenth = done >= ((memory.length + 1) * count) / 10
          if (isTenth) memory.push(megabytes)
          const speed = done / ((performance.now() - startedAt) / 1000)
          const line = `${done}/${count} · ${speed.toFixed(1)}/s · ${megabytes} MB · ${broken.length} broken `
          if (process.stderr.isTTY) process.stderr.write(`\r${line}`)
          else if (isTenth) process.stderr.write(`${line}\n`)
          feed()
        })
        worker.on('error', reject)
        worker.on('exit', resolve)
        feed()
      })
    }),
  )

  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(`${done} articles from ${first} on, seed ${values.seed}`)
  print(names, tally)
  console.log(`\nmemory after each tenth, in MB: ${memory.join(' ')}`)
  const perKilobyte = [...costs].map(([size, { bytes, ms }]) => `${size} ${(ms / (bytes / 1000)).toFixed(2)}`)
  console.log(`CPU to write and read a kilobyte, in ms (right with --jobs 1): ${perKilobyte.join(', ')}`)
  for (const { law, skin, failure } of broken) console.log(`\nBROKEN ${law}\n  ${skin}, ${failure}`)
  process.exitCode = broken.length > 0 ? 1 : 0
}

/** One row a skin, one column a law: how often it held, and of how many if not always. */
function print(names, tally) {
  const width = 16
  console.log(`${'skin'.padEnd(width)}${names.map((name) => name.slice(0, 18).padStart(20)).join('')}`)
  for (const { name: skin } of skins) {
    if (!names.some((law) => tally.has(`${law}\t${skin}`))) continue
    const cells = names.map((law) => {
      const { held = 0, times = 0 } = tally.get(`${law}\t${skin}`) ?? {}
      return (held === times ? String(times) : `${held} of ${times}`).padStart(20)
    })
    console.log(skin.padEnd(width) + cells.join(''))
  }
}

function work({ seed, names, everyNth, formats, skins: wanted, isWhole }) {
  const among = skins.filter(({ name, format }) => formats.includes(format) && (!wanted || wanted.includes(name)))
  parentPort.on('message', async ({ from, to, end }) => {
    if (end) return parentPort.close()
    const counts = []
    const costs = Object.fromEntries(sizes.map((size) => [size, { bytes: 0, ms: 0 }]))
    for (let index = from; index < to; index++) {
      const dials = dialsOf(index)
      const post = synthesize(index, { seed, ...dials })
      for (const skin of skinsOf(post, among, formats, isWhole)) {
        const begun = process.cpuUsage()
        const subject = await prepare(post, skin)
        const cost = costs[dials.sizes[0]]
        cost.bytes += subject.bytes.length
        const { user, system } = process.cpuUsage(begun)
        cost.ms += (user + system) / 1000
        for (const law of names) {
          if (index % (everyNth[law.split(' ')[0]] ?? 1) !== 0) continue
          const difference = await tryLaw(laws[law], subject)
          const failure = difference && `--first ${index} --seed ${seed} ${JSON.stringify(dials)}\n  ${difference}`
          counts.push({ law, skin: skin.name, held: difference ? 0 : 1, times: 1, failure })
        }
      }
    }
    parentPort.postMessage({ articles: to - from, counts, costs })
  })
}

/** What a law throws breaks it. */
async function tryLaw(law, subject) {
  try {
    return await law(subject)
  } catch (error) {
    return error.stack
  }
}

/** Turns the dials by the number of the article, so that it can be repeated alone. */
function dialsOf(index) {
  const turn = (place, values) => values[Math.floor(index / place) % values.length]
  return {
    noise: turn(1, [0, 0.5, 1]),
    languages: [turn(1, [...tongues.keys()])],
    sizes: index % 100 === 0 ? ['huge'] : [turn(5, ['small', 'medium', 'large'])],
    missing: turn(7, [0, 0, 0.3]),
    extra: turn(2, [0, 1]),
    deep: turn(11, [0, 0, 1]),
    hostile: turn(3, [0, 1]),
    wrong: turn(13, [0, 1]),
  }
}

/** One skin of a random format, or one of each format. */
function skinsOf(post, among, formats, isWhole) {
  if (isWhole) return formats.flatMap((format) => chooseSkin(post, format, among) ?? [])
  return [post.streams('laws').pick(among)]
}
