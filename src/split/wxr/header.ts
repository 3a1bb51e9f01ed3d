/** What an export says before its items: its namespaces, its site, its authors. */

import type { WxrContext } from '../../article/wxr-context.ts'
import type { Report } from '../../diagnostics/report.ts'
import { uris, usualNamespaces } from './namespaces.ts'
import { childOf, parseXml, type XmlElement } from './parse-xml.ts'

export type WxrHeader = Omit<WxrContext, 'attachments'>

/** Reads what stands before the first item; a file without it is one whose beginning was lost. */
export function readHeader(text: string, report: Report): WxrHeader {
  const namespaces = { ...usualNamespaces, ...declared(text) }
  const doctype = text.search(/<!DOCTYPE\b/i)
  if (doctype >= 0) report('wxr/doctype', {}, { at: { start: doctype, end: doctype + '<!DOCTYPE'.length } })
  const channel = findChannel(parseXml(text, { namespaces, report }))
  return { namespaces, site: channel ? readSite(channel) : {}, authors: channel ? readAuthors(channel) : {} }
}

/** The text of the first `name`, trimmed; nothing if it is empty. */
export function textOf(parent: XmlElement, name: string, uri: RegExp | '' = uris.wp): string | undefined {
  return childOf(parent, name, uri)?.text.trim() || undefined
}

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

function readAuthors(channel: XmlElement): Record<string, string> {
  const authors = new Map<string, string>()
  for (const author of channel.children.filter(({ name, uri }) => name === 'author' && uris.wp.test(uri))) {
    const login = textOf(author, 'author_login')
    const name = textOf(author, 'author_display_name')
    if (login && name) authors.set(login, name)
  }
  return Object.fromEntries(authors)
}
