// What synthesizing costs, by what importing the result costs: a generator should not be what a load test waits for.

import { importSource } from '../dist/index.js'
import { skins, synthesize, writeSource } from '../dist/synth.js'
import { measure, printTable } from './measure.js'

const indexes = Array.from({ length: 20 }, (_, place) => 1 + place * 37)

/** Skins of one kind; what `render/` writes costs what rendering costs, and stands apart. */
const groups = {
  html: skins.filter(({ format }) => format === 'html'),
  wxr: skins.filter(({ format }) => format === 'wxr'),
  rest: skins.filter(({ format }) => format === 'rest'),
  ...Object.fromEntries(
    skins.filter(({ format }) => format === 'markdown' || format === 'text').map((skin) => [skin.name, [skin]]),
  ),
}

for (const [name, fitting] of Object.entries(groups)) {
  const [{ format }] = fitting
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
  const rows = Object.entries(times).map(([what, time]) => [what, time / indexes.length])
  printTable(`${name}, CPU time an article`, rows)
}
