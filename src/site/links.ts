/** Links between articles: they name where an article stood, or its source, and lead to its page. */

import { posix } from 'node:path'
import { idPrefix } from '../clean/policy.ts'
import { articleNames } from '../split/detect-format.ts'
import type { Entry } from './entry.ts'
import type { Placed } from './place.ts'

/** Where a link of an article leads. */
export type LinkTarget =
  /** To a page of the site. */
  | { page: string; fragment: string }
  /** To where it led before, spelled out, or nowhere, for the site has no such page. */
  | { url: string | undefined }

/** Gives nothing for a link that may stay as it is. */
export type ResolveLink = (from: Entry, href: string) => LinkTarget | undefined

/** The links of a body, and others, that may be meant for other articles. */
export function collectLinks(html: string, others: string[]): string[] {
  const found = new Set<string>()
  const hrefs = [...html.matchAll(attributes), ...others.map((other) => [other, other])].map(([, href = '']) =>
    decode(href),
  )
  for (const href of hrefs) {
    if (!href.startsWith('#') && !ownAsset.test(href) && !/^(?:mailto|tel):/i.test(href)) found.add(href)
  }
  return [...found]
}

/** A file that the site itself holds: its name says its content. */
const ownAsset = /^\.\.\/assets\/[^/]*-[\da-f]{16}\.\w+$/

// `href` in canonical HTML: always in double quotes. What looks like it in a text does no harm.
const attributes = / href="([^"]+)"/g

/** The signs that `toHtml` writes otherwise in an attribute. */
function decode(value: string): string {
  return value.replace(/&(amp|quot|#x[\da-f]{1,5});/gi, (_, name: string) =>
    name === 'amp' ? '&' : name === 'quot' ? '"' : String.fromCodePoint(Number.parseInt(name.slice(2), 16)),
  )
}

/** Learns where articles stood, and which sources they are of: the place of each by what links to it. */
export function findAddresses(placed: readonly Placed[]): Map<string, number> {
  const places = new Map<string, number>()
  const add = (key: string, place: number) => {
    if (!places.has(key)) places.set(key, place)
  }
  for (const [place, { entry }] of placed.entries()) {
    const { url, aliases = [], source } = entry
    for (const address of [url, ...aliases]) for (const key of addressKeys(address, url)) add(key, place)
    add(sourceKey(source), place)
  }
  return places
}

/** Resolves links by the addresses of all articles. */
export function openLinks(
  addresses: ReadonlyMap<string, number>,
  articleAt: (place: number) => Placed | undefined,
): ResolveLink {
  const found = (key: string, href: string): LinkTarget | undefined => {
    const place = addresses.get(key)
    const article = place === undefined ? undefined : articleAt(place)
    return article && { page: article.path, fragment: fragmentIn(article.entry, href) }
  }
  return (from, href) => {
    for (const key of addressKeys(href, from.url)) {
      const target = found(key, href)
      if (target) return target
    }
    if (/^[a-z][\w+.-]*:|^\/\//i.test(href)) return undefined
    const beside = posix.join(posix.dirname(from.source), decodePath(href.replace(/[?#].*$/s, '')))
    const target = found(sourceKey(beside), href)
    return target ?? { url: from.url === undefined ? undefined : parseUrl(href, from.url)?.href }
  }
}

/** An address as host and path, and as path alone where no host is known. */
function addressKeys(href: string | undefined, base: string | undefined): string[] {
  if (href === undefined) return []
  const url = parseUrl(href, base)
  if (url) return /^https?:$/.test(url.protocol) ? [url.host + pathKey(url.pathname)] : []
  return href.startsWith('/') && !href.startsWith('//') ? [pathKey(href.replace(/[?#].*$/s, ''))] : []
}

function parseUrl(href: string, base: string | undefined): URL | undefined {
  return URL.canParse(href, base) ? new URL(href, base) : undefined
}

function pathKey(path: string): string {
  return decodePath(path).replace(/(?:\/index\.html?|\/)$/, '')
}

/** The path of a source without its extension: links name the source, or the page that was made of it. */
function sourceKey(path: string): string {
  return `file:${path.replace(articleNames, '')}`
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The fragment of a link, if the article has such a heading. */
function fragmentIn({ anchors }: Entry, href: string): string {
  const [, name = ''] = /#(.+)$/s.exec(href) ?? []
  const wanted = decodePath(name)
  const anchor = wanted.startsWith(idPrefix) ? wanted.slice(idPrefix.length) : wanted
  return anchors.includes(anchor) ? `#${encodeURIComponent(idPrefix + anchor)}` : ''
}
