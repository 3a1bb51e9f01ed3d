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
  const articles = plan.articles.filter(({ isListed, publishedAt }) => isListed && publishedAt).slice(0, count)
  const parts = articles.map((article) => `${article.path} ${article.hash} ${plan.links.keyOf(article)}`)
  const key = shortHash([plan.key, ...parts].join('\n'))
  let made: FeedEntry[] | undefined
  const entries = () => {
    made ??= articles.flatMap((article) => {
      const linkOf = linksOf(plan, article, (page) => absoluteUrl(page, site))
      return toFeedEntry(plan.recordOf(article), absoluteUrl(article.path, site), linkOf) ?? []
    })
    return made
  }
  for (const { file, write } of feeds) {
    const render = () => write(entries(), { title, url: site, feedUrl: site + file, description, language })
    yield { path: file, key, render }
  }
}
