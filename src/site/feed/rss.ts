/** RSS 2.0 (https://www.rssboard.org/rss-specification), with the modules that readers know. */

import { cdata, element, escapeXml, writable, writableHtml } from '../../render/xml.ts'
import { type FeedEntry, type FeedSite, lastChange } from './entry.ts'

export function toRss(entries: FeedEntry[], site: FeedSite): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" ${namespaces}>
<channel>
${text('title', site.title)}
${text('link', site.url)}
${text('description', site.description ?? site.title)}
<atom:link rel="self" type="application/rss+xml" href="${attribute(site.feedUrl)}"/>
${site.language === undefined ? '' : `${text('language', site.language)}\n`}${text('lastBuildDate', lastChange(entries).toUTCString())}
${entries.map(item).join('')}</channel>
</rss>
`
}

const namespaces = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ')

/** RSS has addresses of mail for `author`; names stand in `dc:creator`. The description is HTML, so text is escaped twice. */
function item({ url, title, lead, html, published, authors, terms, image }: FeedEntry): string {
  const lines = [
    text('title', title),
    text('link', url),
    `<guid isPermaLink="true">${escapeXml(writable(url))}</guid>`,
    text('pubDate', published.toUTCString()),
    ...authors.map(({ name }) => text('dc:creator', name)),
    ...terms.map((term) => text('category', term)),
    ...(lead === undefined ? [] : [text('description', escapeXml(lead))]),
    ...(image === undefined ? [] : [`<media:content url="${attribute(image)}" medium="image"/>`]),
    cdata('content:encoded', writableHtml(html)),
  ]
  return `<item>\n${lines.join('\n')}\n</item>\n`
}

function text(name: string, value: string): string {
  return element(name, writable(value))
}

function attribute(value: string): string {
  return escapeXml(writable(value))
}
