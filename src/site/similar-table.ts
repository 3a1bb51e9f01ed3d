/** What was found to be similar, kept from one build to the next: it is the same as long as all fingerprints are. */

import { shortHash } from './entry.ts'
import { type FindSimilar, openSimilar } from './similar.ts'

export interface SimilarTable {
  /** A hash of the fingerprints, in their order. */
  of: string
  /** `count` places of similar articles for each article; -1 where there are fewer. */
  places: number[]
}

/** Finds similar articles, by the table of the last build if it still holds; `table` gives what was found. */
export function openSimilarTable(
  fingerprints: string[],
  count: number,
  before: SimilarTable | undefined,
): { find: FindSimilar; table(): SimilarTable } {
  const of = shortHash(fingerprints.join('\n'))
  if (before?.of === of) {
    const find = (article: number) => before.places.slice(article * count, (article + 1) * count).filter(isPlace)
    return { find, table: () => before }
  }
  const places = new Int32Array(fingerprints.length * count).fill(-1)
  const findSimilar = openSimilar(fingerprints, count)
  const find = (article: number) => {
    const found = findSimilar(article)
    places.set(found, article * count)
    return found
  }
  return { find, table: () => ({ of, places: [...places] }) }
}

const isPlace = (place: number) => place >= 0
