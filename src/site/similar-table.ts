/** What was found to be similar, kept from one build to the next: it is the same as long as all fingerprints are. */

import { shortHash } from './entry.ts'
import { openSimilar } from './similar.ts'

export interface SimilarTable {
  /** A hash of the fingerprints, in their order. */
  of: string
  /** `similarCount` places of similar articles for each article; -1 where there are fewer. */
  places: number[]
}

/** Similar articles below each. */
export const similarCount = 3

/** Finds the similar articles of each, or takes the table of the last build if it still holds. */
export function findAllSimilar(fingerprints: string[], before: SimilarTable | undefined): SimilarTable {
  const of = shortHash(fingerprints.join('\n'))
  if (before?.of === of) return before
  const places: number[] = []
  const find = openSimilar(fingerprints, similarCount)
  for (const article of fingerprints.keys()) {
    const found = find(article)
    for (let index = 0; index < similarCount; index += 1) places.push(found[index] ?? -1)
  }
  return { of, places }
}

/** The places of the articles most like the one at a place, the most similar first. */
export function similarTo({ places }: SimilarTable, place: number): number[] {
  return places.slice(place * similarCount, (place + 1) * similarCount).filter((similar) => similar >= 0)
}
