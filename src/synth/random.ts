/** Numbers that look random and are the same in every run, on every machine. */

/** One stream of choices. */
export interface Random {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** Whether something happens that happens in this share of cases, 0 to 1. */
  chance(share: number): boolean
  /** One item of a list, which must not be empty. */
  pick<Item>(items: readonly Item[]): Item
  /** Up to `count` different items of a list, in the list's order. */
  some<Item>(items: readonly Item[], count: number): Item[]
}

/** Opens the stream for one purpose. The same purpose gives the same stream, whatever others were used for before. */
export type Streams = (purpose: string) => Random

/**
 * The streams of article `index` under `seed`. They depend on nothing else, so any article can be made without those
 * before it, and a dial that changes one part of an article leaves the others alone.
 */
export function createStreams(seed: number, index: number): Streams {
  const own = mix(mix(mix(0x9e3779b9, seed | 0), Math.floor(seed / 2 ** 32)), index)
  return (purpose) => createRandom(mix(own, hashText(purpose)))
}

/** sfc32 by Chris Doty-Humphrey (PractRand), seeded by a mixer, with its 12 rounds of warming up. */
function createRandom(seed: number): Random {
  let [a, b, c, counter] = [seed, mix(seed, 1), mix(seed, 2), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()

  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() / 2 ** 32 < share,
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new Error('Unexpected empty list, expected something to pick from')
      return items[below(items.length)] as Item // the index is below the length
    },
    some<Item>(items: readonly Item[], count: number): Item[] {
      const places = items.map((_, place) => place)
      // The first places of Fisher and Yates' shuffle.
      const most = Math.min(count, places.length)
      for (let place = 0; place < most; place++) {
        const other = place + below(places.length - place)
        const [here, there] = [places[place] ?? 0, places[other] ?? 0]
        places[place] = there
        places[other] = here
      }
      const kept = new Set(places.slice(0, most))
      return items.filter((_, place) => kept.has(place))
    },
  }
}

/** Mixes a number into a hash: lowbias32 of Chris Wellons' hash prospector (nullprogram.com/blog/2018/07/31). */
function mix(hash: number, value: number): number {
  let x = (hash ^ Math.imul(value, 0x85ebca6b)) | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return x ^ (x >>> 15)
}

/** FNV-1a over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return hash
}
