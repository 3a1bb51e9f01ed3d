/** The sitemap and robots.txt: every page that may be indexed. */

import { absoluteUrl } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import { keptPages } from '../kept-pages.ts'
import type { Page, Plan } from '../plan.ts'
import { isSitemap, robotsText, type SitemapEntry, writeSitemap } from '../sitemap.ts'

export function* sitemapFiles(plan: Plan): Generator<Page> {
  const { url: site } = plan.settings
  if (site === undefined) return
  const kept = plan.isLaidOutAsBefore ? keptPages(plan, isSitemap) : []
  if (kept.length > 0) yield* kept
  else
    for (const { file, text } of writeSitemap(listed(plan, site), site))
      yield { path: file, key: () => shortHash(text), render: () => text }
  const robots = robotsText(site)
  yield { path: 'robots.txt', key: () => shortHash(robots), render: () => robots }
}

/** What may be indexed: the layout of the site says it, but for the dates, which are a part of how an article stands. */
function* listed({ articles, groups }: Plan, site: string): Generator<SitemapEntry> {
  const isListed = (place: number) => articles.at(place).entry.isListed
  const terms = groups.flatMap((group) => group.terms.filter(({ places }) => places.some(isListed)))
  for (const { path } of [{ path: 'index.html' }, ...groups, ...terms]) yield { url: absoluteUrl(path, site) }
  for (const { path, entry } of articles) {
    const { modifiedAt, publishedAt } = entry
    if (entry.isListed) yield { url: absoluteUrl(path, site), modifiedAt: modifiedAt ?? publishedAt }
  }
}
