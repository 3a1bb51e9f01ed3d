/** RSS, Atom and JSON Feed of the newest articles. They need absolute URLs, and so the address of the site. */

import { absoluteUrl } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import { type FeedEntry, toFeedEntry } from '../feed/entry.ts'
import { feeds } from '../feeds.ts'
import { linksOf } from '../make-views.ts'
import type { Page, Plan } from '../plan.ts'

/** Articles of a feed. */
const count = 20

export function* feedFiles(plan: Plan): Generator<Page> {
  const { url: site, title, description, language } = plan.settings
  if (site === undefined) return
  const shows = newest(plan)
  const key = () => {
    const parts = shows.map((place) => {
      const { path, entry } = plan.articles.at(place)
      return `${path} ${entry.hash} ${plan.linkKeyOf(place)}`
    })
    return shortHash([plan.key, ...parts].join('\n'))
  }
  let made: FeedEntry[] | undefined
  const entries = () => {
    made ??= shows.map(plan.articles.at).flatMap(({ path, entry }) => {
      const linkOf = linksOf(plan, entry, (page) => absoluteUrl(page, site))
      return toFeedEntry(plan.recordOf(entry), absoluteUrl(path, site), linkOf) ?? []
    })
    return made
  }
  for (const { file, write } of feeds) {
    const render = () => write(entries(), { title, url: site, feedUrl: site + file, description, language })
    yield { path: file, shows, key, render }
  }
}

/** The places of the newest articles that feeds may name. */
function newest({ articles }: Plan): number[] {
  const found: number[] = []
  for (const place of articles.paths.keys()) {
    if (found.length === count) break
    const { isListed, publishedAt } = articles.at(place).entry
    if (isListed && publishedAt !== undefined) found.push(place)
  }
  return found
}
