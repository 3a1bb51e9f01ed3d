/** The inputs of a run: number `index` under a seed is the same in every process and on every machine. */

import { createStreams } from '../../dist/synth/random.js'
import { maxLength, mutations } from './mutations.js'
import { pickSeed, readSeeds } from './seeds.js'

const seeds = readSeeds()
const names = Object.keys(mutations)

/** `{ format, bytes, made }`; `made` names the mutations, in their order. */
export function makeInput(seed, index) {
  const random = createStreams(seed, index)('fuzz')
  const { format, text: first } = pickSeed(seeds, random)
  let text = first
  const made = []
  for (let left = random.between(1, 5); left > 0; left--) {
    const name = random.pick(names)
    // Another source is only made where it is used.
    const other = name === 'splice' ? pickSeed(seeds, random) : undefined
    text = mutations[name](text, { random, format, other }).slice(0, maxLength)
    made.push(name)
  }
  return { format, bytes: damage(encode(text, random), random).subarray(0, maxLength), made }
}

/** As UTF-8 mostly. */
function encode(text, random) {
  if (!random.chance(0.06)) return Buffer.from(text)
  return random.pick([
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(text, 'utf16le').swap16(),
  ])()
}

/** Sets a few bytes to any value, now and then. */
function damage(bytes, random) {
  if (bytes.length > 0 && random.chance(0.1))
    for (let left = random.between(1, 8); left > 0; left--) bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}
