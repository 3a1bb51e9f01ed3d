/** RSS, Atom and JSON Feed of the newest articles. They need absolute URLs, and so the address of the site. */

import { absoluteUrl } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import { type FeedEntry, toFeedEntry } from '../feed/entry.ts'
import { feeds } from '../feeds.ts'
import type { Page, Plan } from '../plan.ts'

/** Articles of a feed. */
const count = 20

export function* feedFiles(plan: Plan): Generator<Page> {
  const { url: site, title, description, language } = plan.settings
  if (site === undefined) return
  const articles = plan.articles.filter(({ isListed, publishedAt }) => isListed && publishedAt).slice(0, count)
  const faces = articles.map(({ path, hash }) => `${path} ${hash}`)
  const key = shortHash([plan.key, ...faces].join('\n'))
  let made: FeedEntry[] | undefined
  const entries = () => {
    made ??= articles.flatMap((article) => toFeedEntry(plan.recordOf(article), absoluteUrl(article.path, site)) ?? [])
    return made
  }
  for (const { file, write } of feeds) {
    const render = () => write(entries(), { title, url: site, feedUrl: site + file, description, language })
    yield { path: file, key, render }
  }
}
