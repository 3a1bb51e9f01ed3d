/** The articles of a site, by their places. */

import type { Entry } from './entry.ts'
import type { Layout } from './layout.ts'
import type { Placed } from './place.ts'

/** The newest first. The entry of an article is read when the article is asked for. */
export interface Articles extends Iterable<Placed> {
  /** The path of the page at each place. */
  readonly paths: readonly string[]
  /** The article at a place. Throws a `RangeError` if there is none. */
  at(place: number): Placed
  /** Nothing before the first article and behind the last. */
  find(place: number): Placed | undefined
}

export function openArticles({ numbers, paths }: Layout, entryOf: (number: number) => Entry): Articles {
  const opened: Placed[] = []
  const find = (place: number) => {
    const number = numbers[place]
    const path = paths[place]
    if (number === undefined || path === undefined) return undefined
    const article = opened[place] ?? { entry: entryOf(number), number, path }
    opened[place] = article
    return article
  }
  const at = (place: number) => {
    const article = find(place)
    if (!article) throw new RangeError(`no article at ${place}`)
    return article
  }
  return {
    paths,
    at,
    find,
    *[Symbol.iterator]() {
      for (const place of paths.keys()) yield at(place)
    },
  }
}
