/** The few words that a box says by itself. Reading knows them too: see `src/meta/box/words.ts`. */

/** Heading of a box whose profile names none. */
export const boxHeading = 'Post meta'

/** Heading over the rows that the profile does not know. */
export const otherFields = 'Other fields'

/** The summary of a list that is folded away. */
export function countOf(count: number): string {
  return `${count} items`
}
