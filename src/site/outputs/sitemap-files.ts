/** The sitemap and robots.txt: every page that may be indexed. */

import { absoluteUrl } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import type { Page, Plan } from '../plan.ts'
import { robotsText, writeSitemap } from '../sitemap.ts'

export function* sitemapFiles({ settings: { url: site }, articles, groups }: Plan): Generator<Page> {
  if (site === undefined) return
  const listed = articles.filter(({ isListed }) => isListed)
  const terms = groups.flatMap((group) => group.terms.filter((term) => term.articles.some(({ isListed }) => isListed)))
  const lists = [{ path: 'index.html' }, ...groups, ...terms].map(({ path }) => ({ url: absoluteUrl(path, site) }))
  const pages = listed.map(({ path, modifiedAt, publishedAt }) => ({
    url: absoluteUrl(path, site),
    modifiedAt: modifiedAt ?? publishedAt,
  }))
  for (const { file, text } of writeSitemap([...lists, ...pages], site)) {
    yield { path: file, key: shortHash(text), render: () => text }
  }
  const robots = robotsText(site)
  yield { path: 'robots.txt', key: shortHash(robots), render: () => robots }
}
