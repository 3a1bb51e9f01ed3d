/** Which page belongs to which article. */

import { type Collision, findCollision } from '../store/collisions.ts'
import { type CollisionMode, createNames } from '../store/names.ts'
import type { Entry } from './entry.ts'

/** An article with the page it gets. */
export interface Placed {
  entry: Entry
  /** Of the entry, among all. */
  number: number
  /** The path of its page: `articles/clocks.html`. */
  path: string
}

/** The way from the page of any article to the folder of the site. */
export const wayFromArticles = '../'

export interface PlaceOptions {
  onCollision: CollisionMode
  /** Leaves out what may not be listed, too. */
  reviewedOnly: boolean
}

export interface Placing {
  /** The newest first; without a date last. The same entries are always in the same order. */
  placed: Placed[]
  /** Articles whose name another one has, with what that means for them. */
  collisions: { entry: Entry; collision: Collision }[]
  /** How many get no page, because they are not published or, if asked so, not reviewed. */
  leftOut: number
}

/** Gives every public article a page of its own in the folder `articles`, which no other page stands in. */
export function place(entries: Iterable<Entry>, { onCollision, reviewedOnly }: PlaceOptions): Placing {
  const claim = createNames('.html', onCollision)
  const placing: Placing = { placed: [], collisions: [], leftOut: 0 }
  let next = 0
  for (const entry of entries) {
    const number = next++
    if (!entry.isPublic || (reviewedOnly && !entry.isListed)) {
      placing.leftOut += 1
      continue
    }
    const claimed = claim(entry.slug, entry.source)
    const collision = findCollision('slug', entry.slug, claimed)
    if (collision) placing.collisions.push({ entry, collision })
    if (claimed.kind === 'taken') continue
    placing.placed.push({ entry, number, path: `articles/${claimed.name}` })
  }
  return { ...placing, placed: newestFirst(placing.placed) }
}

function newestFirst(placed: Placed[]): Placed[] {
  return placed
    .map((article) => ({ article, day: dayOf(article.entry), time: timeOf(article.entry.publishedAt) }))
    .sort((a, b) => compare(b.day, a.day) || b.time - a.time || compare(a.article.path, b.article.path))
    .map(({ article }) => article)
}

/** The day that the page shows: whatever the zone, lists are in the order of what they show. */
function dayOf({ publishedAt }: Entry): string {
  return publishedAt?.slice(0, 10) ?? ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Milliseconds of an ISO date; a local time counts as UTC. */
function timeOf(date: string | undefined): number {
  const isLocal = date?.includes('T') && !/(?:Z|[+-]\d{2}:\d{2})$/.test(date)
  return Date.parse(isLocal ? `${date}Z` : (date ?? '')) || 0
}
