/** The entries of all sources, numbered in their order. */

import type { Entry } from './entry.ts'
import type { SourceState } from './manifest.ts'

export interface Entries extends Iterable<Entry> {
  /** The entry of a number, for which no other source is opened. Throws a `RangeError` if there is none. */
  at(number: number): Entry
}

export function openEntries(sources: readonly SourceState[]): Entries {
  const ends: number[] = []
  let count = 0
  for (const { articles } of sources) {
    count += articles
    ends.push(count)
  }
  return {
    at(number) {
      const index = firstAbove(ends, number)
      const entry = sources[index]?.entries[number - (ends[index - 1] ?? 0)]
      if (!entry) throw new RangeError(`no entry ${number}`)
      return entry
    },
    *[Symbol.iterator]() {
      for (const { entries } of sources) yield* entries
    },
  }
}

/** The index of the first of some ascending numbers that is larger. */
function firstAbove(ascending: readonly number[], number: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) > number) high = middle
    else low = middle + 1
  }
  return low
}
