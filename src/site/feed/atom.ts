/** The Atom Syndication Format (RFC 4287). */

import { element, escapeXml, writable, writableHtml } from '../../render/xml.ts'
import { type FeedEntry, type FeedSite, lastChange } from './entry.ts'

/** The site is the author of what names none: a feed without any author is no Atom (section 4.1.1). */
export function toAtom(entries: FeedEntry[], site: FeedSite): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"${language(site.language)}>
${text('id', site.feedUrl)}
${text('title', site.title)}
${site.description === undefined ? '' : `${text('subtitle', site.description)}\n`}${text('updated', instant(lastChange(entries)))}
<author>${text('name', site.title)}</author>
<link rel="self" type="application/atom+xml" href="${attribute(site.feedUrl)}"/>
<link rel="alternate" type="text/html" href="${attribute(site.url)}"/>
${entries.map((item) => entry(item, site)).join('')}</feed>
`
}

function entry(item: FeedEntry, site: FeedSite): string {
  const lines = [
    text('id', item.url),
    text('title', item.title),
    `<link rel="alternate" type="text/html" href="${attribute(item.url)}"/>`,
    text('published', instant(item.published)),
    text('updated', instant(item.updated)),
    ...item.authors.map(author),
    ...item.terms.map((term) => `<category term="${attribute(term)}"/>`),
    ...(item.lead === undefined ? [] : [text('summary', item.lead)]),
    `<content type="html">${escapeXml(writableHtml(item.html))}</content>`,
  ]
  const tongue = item.language === site.language ? '' : language(item.language)
  return `<entry${tongue}>\n${lines.join('\n')}\n</entry>\n`
}

function author({ name, url }: FeedEntry['authors'][number]): string {
  return `<author>${text('name', name)}${url === undefined ? '' : text('uri', url)}</author>`
}

/** As RFC 3339 writes it. */
function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

function language(tag: string | undefined): string {
  return tag === undefined ? '' : ` xml:lang="${attribute(tag)}"`
}

function text(name: string, value: string): string {
  return element(name, writable(value))
}

function attribute(value: string): string {
  return escapeXml(writable(value))
}
