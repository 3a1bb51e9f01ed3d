/** The feeds of a site. To add a kind: one file, and a line here. */

import { toAtom } from './feed/atom.ts'
import type { FeedEntry, FeedSite } from './feed/entry.ts'
import { toJsonFeed } from './feed/json-feed.ts'
import { toRss } from './feed/rss.ts'

export interface FeedKind {
  /** Its file, in the folder of the page it is of. */
  file: string
  /** For `<link rel="alternate">`. */
  type: string
  title: string
  /** Writes entries in this order. The same entries make the same text. */
  write(entries: FeedEntry[], site: FeedSite): string
}

export const feeds: FeedKind[] = [
  { file: 'feed.xml', type: 'application/rss+xml', title: 'RSS', write: toRss },
  { file: 'atom.xml', type: 'application/atom+xml', title: 'Atom', write: toAtom },
  { file: 'feed.json', type: 'application/feed+json', title: 'JSON Feed', write: toJsonFeed },
]
