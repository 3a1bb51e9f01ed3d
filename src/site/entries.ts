/** The entries of all sources, numbered in their order. */

import type { Entry } from './entry.ts'
import type { SourceState } from './manifest.ts'

export interface Entries extends Iterable<Entry> {
  /** The entry of a number, for which no other source is opened. Throws a `RangeError` if there is none. */
  at(number: number): Entry
}

export function openEntries(sources: readonly SourceState[]): Entries {
  const numbered = sources.flatMap((source) =>
    Array.from({ length: source.articles }, (_, index) => ({ source, index })),
  )
  return {
    at(number) {
      const found = numbered[number]
      const entry = found?.source.entries[found.index]
      if (!entry) throw new RangeError(`no entry ${number}`)
      return entry
    },
    *[Symbol.iterator]() {
      for (const { entries } of sources) yield* entries
    },
  }
}
