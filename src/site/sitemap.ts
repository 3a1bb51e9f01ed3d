/** Sitemaps (https://www.sitemaps.org/protocol.html) and robots.txt. */

import { element, writable } from '../render/xml.ts'

export interface SitemapEntry {
  /** Absolute. */
  url: string
  /** When the page last changed, as the record has it. */
  modifiedAt?: string | undefined
  /** Absolute URLs of the images that the page shows. */
  images?: string[] | undefined
}

export interface SitemapFile {
  file: string
  text: string
}

export interface SitemapLimits {
  urls: number
  bytes: number
}

/** What the protocol allows one file. */
export const sitemapLimits: SitemapLimits = { urls: 50_000, bytes: 50 * 1024 * 1024 }

/**
 * Writes `sitemap.xml`, or, of more than one file can hold, `sitemap-1.xml` and so on and `sitemap.xml` as their index.
 * Holds one file in memory, and a second only while there is but one. `site` is the absolute URL of the folder they stand
 * in, with its slash.
 */
export function* writeSitemap(
  entries: Iterable<SitemapEntry>,
  site: string,
  limits: SitemapLimits = sitemapLimits,
): Generator<SitemapFile> {
  const sets = urlSets(entries, limits)
  const first = sets.next()
  const second = sets.next()
  if (second.done) return yield { file: indexName, text: first.done ? urlSet([]) : first.value }
  const names: string[] = []
  const named = (text: string) => {
    const file = `sitemap-${names.length + 1}.xml`
    names.push(file)
    return { file, text }
  }
  if (!first.done) yield named(first.value)
  yield named(second.value)
  for (const text of sets) yield named(text)
  const parts = names.map((name) => `<sitemap>${text('loc', site + name)}</sitemap>\n`)
  yield {
    file: indexName,
    text: `${declaration}<sitemapindex xmlns="${sitemaps}">\n${parts.join('')}</sitemapindex>\n`,
  }
}

/** Whether it is a name that `writeSitemap` gives. */
export function isSitemap(file: string): boolean {
  return /^sitemap(?:-\d+)?\.xml$/.test(file)
}

/** Lets every robot read every page, and names the sitemap. What may not be indexed says so itself. */
export function robotsText(site: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site}${indexName}\n`
}

const indexName = 'sitemap.xml'
const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
const sitemaps = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const images = 'http://www.google.com/schemas/sitemap-image/1.1'

/** The files in turn, each as full as the limits allow. */
function* urlSets(entries: Iterable<SitemapEntry>, limits: SitemapLimits): Generator<string> {
  const frame = Buffer.byteLength(urlSet([]))
  let lines: string[] = []
  let bytes = frame
  for (const entry of entries) {
    const line = urlElement(entry)
    const size = Buffer.byteLength(line)
    if (lines.length === limits.urls || (lines.length > 0 && bytes + size > limits.bytes)) {
      yield urlSet(lines)
      lines = []
      bytes = frame
    }
    lines.push(line)
    bytes += size
  }
  if (lines.length > 0) yield urlSet(lines)
}

function urlSet(lines: string[]): string {
  return `${declaration}<urlset xmlns="${sitemaps}" xmlns:image="${images}">\n${lines.join('')}</urlset>\n`
}

/** Images of one page that are named: the most that Google reads. */
const maxImages = 1000

function urlElement({ url, modifiedAt, images = [] }: SitemapEntry): string {
  const shown = images.slice(0, maxImages).map((src) => `<image:image>${text('image:loc', src)}</image:image>`)
  const changed = modifiedAt === undefined ? '' : element('lastmod', w3cDate(modifiedAt))
  return `<url>${text('loc', url)}${changed}${shown.join('')}</url>\n`
}

/** A date as W3C-DTF wants it: a time has a zone, and seconds if they are known. */
function w3cDate(date: string): string {
  return date.length > 10 && !/(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? `${date}Z` : date
}

function text(name: string, value: string): string {
  return element(name, writable(value))
}
