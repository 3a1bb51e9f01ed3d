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
  const { featuresAt, sharersOf, lists } = invert(fingerprints)
  const rarest = log2(fingerprints.length)
  const scores = new Uint16Array(fingerprints.length)
  const scoreOf = (article: number) => scores[article] ?? 0

  return (article) => {
    const seen: number[] = []
    const shared: { feature: number; sharers: Sharers }[] = []
    for (const feature of featuresAt(article)) shared.push({ feature, sharers: sharersOf(feature) })
    let looks = 0
    for (const { feature, sharers } of shared.sort((a, b) => a.sharers.count - b.sharers.count)) {
      const weight = (rarest - log2(sharers.count)) * (isTerm(feature) ? termWeight : 1)
      if (weight <= 0 || looks > maxLooks) break
      const { from, to } = nearest(lists, sharers, article)
      for (let at = from; at < to; at += 1) {
        const other = lists[at] ?? 0
        const score = scoreOf(other)
        if (score === 0) seen.push(other)
        scores[other] = score + weight
      }
      looks += to - from
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
  sharersOf(feature: number): Sharers
  /** Where the articles of all features stand. */
  lists: Uint32Array
}

/** The articles that have a feature, in their order: a part of all lists. */
interface Sharers {
  start: number
  count: number
}

/** Lists features by article and articles by feature: two flat lists, and where the parts of each begin. */
function invert(fingerprints: string[]): Inverted {
  const begins = new Uint32Array(fingerprints.length + 1)
  for (const [article, print] of fingerprints.entries())
    begins[article + 1] = (begins[article] ?? 0) + countFeatures(print)
  const features = new Uint32Array(begins[fingerprints.length] ?? 0)
  for (const [article, print] of fingerprints.entries()) features.set(featuresOf(print), begins[article])

  // Where the list of a feature stands: behind its length. Until it has its place, how many have the feature, below zero.
  // Only what is used is touched, a fraction of the memory for a small site.
  const places = new Int32Array(2 ** featureBits)
  let distinct = 0
  for (const feature of features) {
    const count = places[feature] ?? 0
    if (count === 0) distinct += 1
    places[feature] = count - 1
  }
  const lists = new Uint32Array(features.length + distinct)
  let end = 0
  for (let article = 0; article < fingerprints.length; article += 1) {
    for (let index = begins[article] ?? 0; index < (begins[article + 1] ?? 0); index += 1) {
      const feature = features[index] ?? 0
      const count = places[feature] ?? 0
      if (count < 0) {
        places[feature] = end
        end += 1 - count
      }
      const place = places[feature] ?? 0
      const length = (lists[place] ?? 0) + 1
      lists[place] = length
      lists[place + length] = article
    }
  }
  return {
    featuresAt: (article) => features.subarray(begins[article], begins[article + 1]),
    sharersOf(feature) {
      const place = places[feature] ?? 0
      return { start: place + 1, count: lists[place] ?? 0 }
    },
    lists,
  }
}

/** The part of the lists with those that stand round an article, which is one of them; all if they are few. */
function nearest(lists: Uint32Array, { start, count }: Sharers, article: number): { from: number; to: number } {
  if (count <= maxSharers) return { from: start, to: start + count }
  let low = start
  let high = start + count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lists[middle] ?? 0) < article) low = middle + 1
    else high = middle
  }
  const from = Math.min(Math.max(low - maxSharers / 2, start), start + count - maxSharers)
  return { from, to: from + maxSharers }
}

/** The binary logarithm of a number, rounded down; 0 has that of 1. */
function log2(number: number): number {
  return 31 - Math.clz32(number | 1)
}
