/** How the articles of a site stand to each other. It is kept from one build to the next, for most edits leave it as it is. */

import type { Message } from '../diagnostics/message.ts'
import { collisionMessages } from '../store/collisions.ts'
import { openArticles } from './articles.ts'
import type { Changes } from './changes.ts'
import { type CheckedLinks, checkLinks } from './check-links.ts'
import type { Entries } from './entries.ts'
import { type Grouping, groupBy, type Term } from './groups.ts'
import { findAddresses, openLinks } from './links.ts'
import { place } from './place.ts'
import type { SiteSettings } from './plan.ts'
import { findAllSimilar, type SimilarTable } from './similar-table.ts'

/** An article is known by its place: 0 is the newest. */
export interface Layout {
  /** The entry at each place, by its number among all entries. */
  numbers: number[]
  /** The page at each place: `articles/clocks.html`. */
  paths: string[]
  /** Of articles whose name another one has. */
  collisions: Message[]
  /** Articles that get no page. */
  leftOut: number
  /** The terms of each way to file. */
  terms: Term[][]
  /** Where articles stood, and their sources: the place of each. */
  addresses: Map<string, number>
  /** The links of the article at each place. */
  links: CheckedLinks[]
  similar: SimilarTable
}

export interface LayoutOptions {
  settings: Pick<SiteSettings, 'onCollision' | 'reviewedOnly'>
  groupings: readonly Grouping[]
  /** What the last build found to be similar. */
  similarBefore: SimilarTable | undefined
}

/** Lays out the articles that have a page. The same entries and options give the same layout. */
export function layOut(entries: Entries, { settings, groupings, similarBefore }: LayoutOptions): Layout {
  const { placed, collisions, leftOut } = place(entries, settings)
  const addresses = findAddresses(placed)
  const resolveLink = openLinks(addresses, (place) => placed[place])
  const fingerprints = placed.map(({ entry }) => entry.fingerprint)
  return {
    numbers: placed.map(({ number }) => number),
    paths: placed.map(({ path }) => path),
    collisions: collisions.flatMap(({ entry, collision }) =>
      collisionMessages(entry.source, [collision], { mode: settings.onCollision }),
    ),
    leftOut,
    terms: groupings.map((grouping) => groupBy(grouping, placed)),
    addresses,
    links: placed.map(({ entry }) => checkLinks(entry, resolveLink)),
    similar: findAllSimilar(fingerprints, similarBefore),
  }
}

/** The layout of the last build, after changes that leave it as it was but for what articles link to and are about. */
export function layOutAsBefore(before: Layout, entries: Entries, changes: Changes): Layout {
  const { numbers } = before
  const layout = { ...before }
  if (changes.hasOtherLinks) {
    const articles = openArticles(before, entries.at)
    const resolveLink = openLinks(before.addresses, articles.at)
    layout.links = before.links.map((links, place) =>
      changes.numbers.has(numbers[place] ?? -1) ? checkLinks(articles.at(place).entry, resolveLink) : links,
    )
  }
  if (changes.isAboutElse) {
    const fingerprints = numbers.map((number) => entries.at(number).fingerprint)
    layout.similar = findAllSimilar(fingerprints, before.similar)
  }
  return changes.hasOtherLinks || changes.isAboutElse ? layout : before
}

/** What there is to say of articles on the site. */
export function messagesOf({ collisions, links }: Layout): Message[] {
  return [...collisions, ...links.flatMap(({ messages }) => messages)]
}
