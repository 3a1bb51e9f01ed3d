/** How the articles of a site stand to each other. It is kept from one build to the next, for most edits leave it as it is. */

import type { Message } from '../diagnostics/message.ts'
import { collisionMessages } from '../store/collisions.ts'
import type { Changes } from './changes.ts'
import { checkLinks } from './check-links.ts'
import type { Entries } from './entries.ts'
import type { Entry } from './entry.ts'
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
  /** The terms of each way to file. */
  terms: Term[][]
  /** Where articles stood, and their sources: the place of each. */
  addresses: Map<string, number>
  /** What changes when a link of the article at each place leads elsewhere. */
  linkKeys: string[]
  similar: SimilarTable
}

export interface LaidOut {
  layout: Layout
  /** What there is to say of articles on the site, such as that two want one name. */
  messages: Message[]
  /** Articles that get no page. */
  leftOut: number
}

export interface LayoutOptions {
  settings: Pick<SiteSettings, 'onCollision' | 'reviewedOnly'>
  groupings: readonly Grouping[]
  /** What the last build found to be similar. */
  similarBefore: SimilarTable | undefined
}

/** Lays out the articles that have a page. The same entries and options give the same layout. */
export function layOut(entries: Iterable<Entry>, { settings, groupings, similarBefore }: LayoutOptions): LaidOut {
  const { placed, collisions, leftOut } = place(entries, settings)
  const addresses = findAddresses(placed)
  const links = checkLinks(
    placed,
    openLinks(addresses, (place) => placed[place]),
  )
  const layout: Layout = {
    numbers: placed.map(({ number }) => number),
    paths: placed.map(({ path }) => path),
    terms: groupings.map((grouping) => groupBy(grouping, placed)),
    addresses,
    linkKeys: links.keys,
    similar: findAllSimilar(
      placed.map(({ entry }) => entry.fingerprint),
      similarBefore,
    ),
  }
  const named = collisions.flatMap(({ entry, collision }) =>
    collisionMessages(entry.source, [collision], { mode: settings.onCollision }),
  )
  return { layout, messages: [...named, ...links.messages], leftOut }
}

/** Takes the layout of the last build over; only what is similar may be otherwise now. */
export function layOutAsBefore(
  { layout, messages, leftOut }: LaidOut,
  entries: Entries,
  { isAboutElse }: Changes,
): LaidOut {
  if (!isAboutElse) return { layout, messages, leftOut }
  const fingerprints = layout.numbers.map((number) => entries.at(number).fingerprint)
  return { layout: { ...layout, similar: findAllSimilar(fingerprints, layout.similar) }, messages, leftOut }
}
