// What similar posts cost: the fingerprint of an article as it is read, and the comparison of all. `--count 100000`.

import { cpuUsage, memoryUsage } from 'node:process'
import { parseArgs } from 'node:util'
import { fingerprint } from '../dist/site/fingerprint.js'
import { openSimilar } from '../dist/site/similar.js'
import { synthesize } from '../dist/synth.js'

const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' } } })
const count = Number(values.count)

const seconds = (since) => (cpuUsage(since).user + cpuUsage(since).system) / 1e6
const megabytes = () => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

let spent = 0
const fingerprints = []
for (let index = 1; index <= count; index += 1) {
  const { article } = synthesize(index)
  const start = cpuUsage()
  fingerprints.push(fingerprint(article))
  spent += seconds(start)
}
console.log(`fingerprints  ${((spent / count) * 1e6).toFixed(0)} µs an article`)

const before = megabytes()
const opening = cpuUsage()
const find = openSimilar(fingerprints, 5)
console.log(`open          ${seconds(opening).toFixed(2)} s`)
const asking = cpuUsage()
let found = 0
for (let index = 0; index < count; index += 1) found += find(index).length
console.log(`ask           ${seconds(asking).toFixed(2)} s, ${(found / count).toFixed(2)} found an article`)
const grown = megabytes() - before
find(0) // holds what is measured
console.log(`memory        ${grown.toFixed(0)} MB, fingerprints ${(fingerprints.join('').length / 1e6).toFixed(0)} MB`)
