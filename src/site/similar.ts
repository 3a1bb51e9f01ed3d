/** Which articles are similar to which. */

import { countFeatures, featureBits, featuresOf, isTerm } from './fingerprint.ts'

/** Finds the articles most like the one at this place, the most similar first. */
export type FindSimilar = (article: number) => number[]

/** How much a shared term counts beside a shared word. */
const termWeight = 2

/** Of the articles that have a feature so many are looked at: those that stand nearest. */
const maxSharers = 128
/** How many are looked at for one article: those that share its rarest features. */
const maxLooks = 1_024

/**
 * Opens the comparison of articles by their fingerprints; `count` similar ones are found of each. Articles are to stand
 * in an order of their own, such as by date and id: then what is found depends on the set of articles alone.
 *
 * Two articles are as similar as what they share is rare: a feature weighs the binary logarithm of its inverse share of
 * articles, in whole numbers, so that an article more or less changes hardly any other's result. Equal scores stand by
 * distance. Who shares less than two of the rarest words is not similar.
 *
 * Memory: 32 MB, and 0.5 KB an article. CPU time: bench/similar.js.
 */
export function openSimilar(fingerprints: string[], count: number): FindSimilar {
  const { featuresAt, sharersOf } = invert(fingerprints)
  const rarest = log2(fingerprints.length)
  const scores = new Uint16Array(fingerprints.length)
  const scoreOf = (article: number) => scores[article] ?? 0

  return (article) => {
    const seen: number[] = []
    const shared = [...featuresAt(article)].map((feature) => ({ feature, sharers: sharersOf(feature) }))
    let looks = 0
    for (const { feature, sharers } of shared.sort((a, b) => a.sharers.length - b.sharers.length)) {
      const weight = (rarest - log2(sharers.length)) * (isTerm(feature) ? termWeight : 1)
      if (weight <= 0 || looks > maxLooks) break
      for (const other of nearest(sharers, article)) {
        const score = scoreOf(other)
        if (score === 0) seen.push(other)
        scores[other] = score + weight
        looks += 1
      }
    }
    scores[article] = 0
    const distance = (other: number) => Math.abs(other - article)
    const similar = seen
      .filter((other) => scoreOf(other) >= rarest && other !== article)
      .sort((a, b) => scoreOf(b) - scoreOf(a) || distance(a) - distance(b) || a - b)
    for (const other of seen) scores[other] = 0
    return similar.slice(0, count)
  }
}

interface Inverted {
  featuresAt(article: number): Uint32Array
  /** The articles that have a feature, in their order. */
  sharersOf(feature: number): Uint32Array
}

/** Lists features by article and articles by feature: two flat lists, and where the parts of each begin. */
function invert(fingerprints: string[]): Inverted {
  const begins = new Uint32Array(fingerprints.length + 1)
  for (const [article, print] of fingerprints.entries())
    begins[article + 1] = (begins[article] ?? 0) + countFeatures(print)
  const features = new Uint32Array(begins[fingerprints.length] ?? 0)
  for (const [article, print] of fingerprints.entries()) features.set(featuresOf(print), begins[article])

  const starts = new Uint32Array(2 ** featureBits + 1)
  for (const feature of features) starts[feature] = (starts[feature] ?? 0) + 1
  for (let feature = 0, end = 0; feature < starts.length; feature += 1) {
    end += starts[feature] ?? 0
    starts[feature] = end
  }
  // Filled from the last article back, each end becomes a start and the articles of a feature stand in order.
  const sharers = new Uint32Array(features.length)
  for (let article = fingerprints.length - 1; article >= 0; article -= 1) {
    for (const feature of features.subarray(begins[article], begins[article + 1])) {
      const place = (starts[feature] ?? 0) - 1
      starts[feature] = place
      sharers[place] = article
    }
  }
  return {
    featuresAt: (article) => features.subarray(begins[article], begins[article + 1]),
    sharersOf: (feature) => sharers.subarray(starts[feature], starts[feature + 1]),
  }
}

/** Those that stand round an article, which is one of them; all if they are few. */
function nearest(sharers: Uint32Array, article: number): Uint32Array {
  if (sharers.length <= maxSharers) return sharers
  let low = 0
  let high = sharers.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sharers[middle] ?? 0) < article) low = middle + 1
    else high = middle
  }
  const from = Math.min(Math.max(low - maxSharers / 2, 0), sharers.length - maxSharers)
  return sharers.subarray(from, from + maxSharers)
}

/** The binary logarithm of a number, rounded down; 0 has that of 1. */
function log2(number: number): number {
  return 31 - Math.clz32(number | 1)
}
