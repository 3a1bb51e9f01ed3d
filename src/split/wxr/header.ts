/** What an export says before its items: its namespaces, its site, its authors, its terms. */

import type { LowerTerm, WxrContext } from '../../article/wxr-context.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Limits } from '../../diagnostics/limits.ts'
import { uris, usualNamespaces } from './namespaces.ts'
import { childrenOf, parseXml, type XmlElement } from './parse-xml.ts'
import { type LowerTerms, readTerms } from './site-terms.ts'
import { textOf } from './text-of.ts'

export interface WxrHeader extends Pick<WxrContext, 'namespaces' | 'site'> {
  /** Names for people, by login. */
  authors: Map<string, string>
  terms: LowerTerms
}

/** Of a file whose beginning was lost. */
export const noHeader: WxrHeader = { namespaces: usualNamespaces, site: {}, authors: new Map(), terms: new Map() }

/** Reads what stands before the first item. */
export function readHeader(text: string, { limits, report }: Guard): WxrHeader {
  const namespaces = { ...usualNamespaces, ...declared(text) }
  const doctype = text.search(/<!DOCTYPE\b/i)
  if (doctype >= 0) report('wxr/doctype', {}, { at: { start: doctype, end: doctype + '<!DOCTYPE'.length } })
  const before = leading.exec(text)?.[1] ?? ''
  if (before.trim()) report('wxr/before-xml', { text: before.trim() }, { at: { start: 0, end: before.length } })
  const channel = findChannel(parseXml(text, { namespaces, limits, report }))
  if (!channel) return { namespaces, site: {}, authors: new Map(), terms: new Map() }
  return { namespaces, site: readSite(channel), authors: readAuthors(channel), terms: readTerms(channel) }
}

/** Adds the authors and terms that stand between items, as in an export that was written in one go. */
export function addBetween({ namespaces, authors, terms }: WxrHeader, text: string, limits: Limits): void {
  if (!/:(?:author|category|term)>/.test(text)) return
  const between = parseXml(text, { namespaces, limits, report: () => undefined })
  for (const [login, name] of readAuthors(between)) authors.set(login, name)
  for (const [slug, added] of readTerms(between)) {
    const known = terms.get(slug) ?? []
    const isNew = ({ taxonomy }: LowerTerm) => !known.some((term) => term.taxonomy === taxonomy)
    terms.set(slug, [...known, ...added.filter(isNew)])
  }
}

/** What stands before the declaration, a comment or the root. */
const leading = /^([\s\S]*?)<(?:\?xml|!--|!DOCTYPE|rss\b|channel\b)/i

const declarations = /\bxmlns:([\w-]+)\s*=\s*["']([^"'<>]*)["']/g

function declared(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(declarations)].map(([, prefix = '', uri = '']) => [prefix, uri]))
}

function findChannel(root: XmlElement): XmlElement | undefined {
  const rss = root.children.find(({ name }) => name === 'rss') ?? root
  return rss.children.find(({ name }) => name === 'channel')
}

function readSite(channel: XmlElement): WxrContext['site'] {
  const [title, url, language] = [
    textOf(channel, 'title', ''),
    textOf(channel, 'base_blog_url') ?? textOf(channel, 'link', ''),
    textOf(channel, 'language', ''),
  ]
  return { ...(title && { title }), ...(url && { url }), ...(language && { language }) }
}

function readAuthors(channel: XmlElement): Map<string, string> {
  const authors = new Map<string, string>()
  for (const author of childrenOf(channel, 'author', uris.wp)) {
    const login = textOf(author, 'author_login')
    const name = textOf(author, 'author_display_name')
    if (login && name) authors.set(login, name)
  }
  return authors
}
