/** What changed since the last build, if it leaves the layout of the site as it was. */

import { standing } from './entry.ts'
import type { Layout } from './layout.ts'
import type { SourceState } from './manifest.ts'
import { type SimilarTable, similarTo } from './similar-table.ts'

export interface Changes {
  /** The entries that are not as they were, by their numbers. */
  numbers: Set<number>
  /** Whether some of them have other links. */
  hasOtherLinks: boolean
  /** Whether some of them are about something else, by which other articles may be similar. */
  isAboutElse: boolean
}

/** Compares sources with those of the last build; gives nothing if an article came or went, or stands otherwise. */
export function findChanges(before: readonly SourceState[], sources: readonly SourceState[]): Changes | undefined {
  if (before.length !== sources.length) return undefined
  const changes: Changes = { numbers: new Set(), hasOtherLinks: false, isAboutElse: false }
  let number = 0
  for (const [index, source] of sources.entries()) {
    const old = before[index]
    if (old?.path !== source.path || old.articles !== source.articles) return undefined
    const entries = old === source ? [] : source.entries
    for (const [at, entry] of entries.entries()) {
      const was = old.entries[at]
      if (entry === was) continue
      if (!was || standing(entry) !== standing(was)) return undefined
      changes.numbers.add(number + at)
      if (entry.links.join() !== was.links.join()) changes.hasOtherLinks = true
      if (entry.fingerprint !== was.fingerprint) changes.isAboutElse = true
    }
    number += source.articles
  }
  return changes
}

/** The places of all articles that changed, or have other similar ones than before. */
export function findChangedPlaces(
  { numbers }: Changes,
  { numbers: laidOut, similar }: Layout,
  before: Layout,
): Set<number> {
  const changed = new Set<number>()
  for (const [place, number] of laidOut.entries()) {
    if (numbers.has(number) || (similar !== before.similar && !isSimilarToSame(place, similar, before.similar)))
      changed.add(place)
  }
  return changed
}

function isSimilarToSame(place: number, table: SimilarTable, before: SimilarTable): boolean {
  return similarTo(table, place).join() === similarTo(before, place).join()
}
