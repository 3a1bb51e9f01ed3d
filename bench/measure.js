// Measures functions against each other, in one process, so that the machine's mood hits all of them alike.

/**
 * CPU time of each named function in milliseconds a call: the median over rounds, in each of which every function has
 * its turn of about 60 ms. No forced garbage collection between them: it makes V8 forget what it has optimized, and
 * everything looks ten times slower.
 */
export async function measure(functions, { rounds = 15, warmup = 4 } = {}) {
  const entries = Object.entries(functions).map(([name, run]) => ({ name, run, times: [], calls: 4 }))
  for (let round = -warmup; round < rounds; round++) {
    for (const entry of entries) {
      const time = await cpuTime(entry.run, entry.calls)
      if (round < 0) entry.calls = Math.max(1, Math.min(5000, Math.round(60 / time)))
      else entry.times.push(time)
    }
  }
  return Object.fromEntries(entries.map(({ name, times }) => [name, median(times)]))
}

async function cpuTime(run, calls) {
  const before = process.cpuUsage()
  for (let call = 0; call < calls; call++) await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / calls
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}

/** Prints rows of `[name, milliseconds]`, with the ratio to the first. */
export function printTable(title, rows) {
  const [[, base]] = rows
  console.log(`\n${title}`)
  for (const [name, time] of rows) {
    console.log(`  ${name.padEnd(44)}${time.toFixed(3).padStart(10)} ms${(time / base).toFixed(2).padStart(8)} ×`)
  }
}
