/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */

import type { FeedEntry, FeedSite } from './entry.ts'

/** Absent fields are left out, as `JSON.stringify` does. */
export function toJsonFeed(entries: FeedEntry[], site: FeedSite): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.title,
    home_page_url: site.url,
    feed_url: site.feedUrl,
    description: site.description,
    language: site.language,
    items: entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      summary: entry.lead,
      image: entry.image,
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      authors: entry.authors.length > 0 ? entry.authors : undefined,
      tags: entry.terms.length > 0 ? entry.terms : undefined,
      language: entry.language,
    })),
  }
  return `${JSON.stringify(feed, undefined, 1)}\n`
}
