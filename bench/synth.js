// What synthesizing costs, by what importing the result costs: a generator should not be what a load test waits for.

import { importSource } from '../dist/index.js'
import { skins, synthesize, writeSource } from '../dist/synth.js'
import { measure, printTable } from './measure.js'

const indexes = Array.from({ length: 20 }, (_, place) => 1 + place * 37)

for (const format of ['html', 'markdown', 'text', 'wxr', 'rest']) {
  const fitting = skins.filter((skin) => skin.format === format)
  const skinAt = (index) => fitting[index % fitting.length]
  const sources = indexes.map((index) => Buffer.from(writeSource(synthesize(index), skinAt(index))))
  const times = await measure(
    {
      synthesize: () => indexes.map((index) => writeSource(synthesize(index), skinAt(index))),
      import: async () => {
        for (const source of sources) await importSource('source', source, { format })
      },
    },
    { rounds: 7, warmup: 3 },
  )
  const rows = Object.entries(times).map(([name, time]) => [name, time / indexes.length])
  printTable(`${format}, CPU time an article`, rows)
}
