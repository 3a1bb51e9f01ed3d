/** The text of an export → the pieces in it. */

import type { Piece } from '../../article/draft.ts'
import type { Limits } from '../../diagnostics/limits.ts'
import type { Message } from '../../diagnostics/message.ts'
import { createLog } from '../../diagnostics/report.ts'
import { createItemFinder, type Part } from './find-items.ts'
import { addBetween, noHeader, readHeader, type WxrHeader } from './header.ts'
import { contextOf } from './item-context.ts'
import { noArticles, typeOf } from './item-type.ts'
import { addToLibrary, emptyLibrary, isOfLibrary, type Library } from './library.ts'
import { parseXml } from './parse-xml.ts'
import { listedSlugs, namesUnlisted } from './site-terms.ts'

/** What comes out of an export, in its order: an article, or what is to be said of the file. */
export type WxrPart = { piece: Piece } | { messages: Message[] }

/** A stage that takes text in chunks. */
export interface TextSink<Out> {
  write(text: string): Out[]
  end(): Out[]
}

export interface WxrOptions {
  path: string
  limits: Limits
}

/** The library of each site, by the address of the site. */
export type Libraries = Map<string, Library>

/** The key of a site in `Libraries`; exports that lost their beginning share one. */
const siteKey = ({ site }: WxrHeader) => site.url ?? ''

/** Adds the library of an export to that of its site. In memory is what posts can name, not the export. */
export function createIndexer(libraries: Libraries, { limits }: Pick<WxrOptions, 'limits'>): TextSink<never> {
  const finder = createItemFinder(limits.itemLength)
  let header: WxrHeader | undefined
  const take = ({ kind, text }: Part): never[] => {
    if (kind === 'outside') header ??= readHeader(text, { limits, report: () => undefined })
    if (kind !== 'item') return []
    const type = typeOf(text)
    if (!isOfLibrary(type)) return []
    const { namespaces } = header ?? noHeader
    const [item] = parseXml(text, { namespaces, limits, report: () => undefined }).children
    if (item) addToLibrary(libraryOf(header ?? noHeader), type, item)
    return []
  }
  const libraryOf = (ofFile: WxrHeader): Library => {
    const known = libraries.get(siteKey(ofFile))
    if (known) return known
    const library = emptyLibrary()
    libraries.set(siteKey(ofFile), library)
    return library
  }
  return { write: (text) => finder.write(text).flatMap(take), end: () => finder.end().flatMap(take) }
}

/** Cuts an export into articles. One item is in memory at a time, beside the libraries and the numbers of items seen. */
export function createSplitter(libraries: Libraries, { path, limits }: WxrOptions): TextSink<WxrPart> {
  const finder = createItemFinder(limits.itemLength)
  /** The lines of items by their numbers; which are numbers here, for texts would take three times the memory. */
  const seen = new Map<number, number>()
  const skipped = new Map<string, number>()
  let header: WxrHeader | undefined
  let articles = 0
  /** The terms that the file lists, and how many articles stand under others. */
  const slugs = new Set<string>()
  let unlisted = 0
  /** Whether the file has a beginning, its last item an end, and itself an end. */
  let hasRoot = false
  let isWhole = true
  let isClosed = false

  const take = ({ kind, text, start }: Part): WxrPart[] => {
    const { report, messages } = createLog(path, text, start)
    const said = () => (messages.length > 0 ? [{ messages }] : [])
    if (kind === 'too-large') {
      report('wxr/item-too-large', { limit: limits.itemLength }, { at: { start: 0, end: 0 } })
      return said()
    }
    isClosed = kind === 'outside' && rootEnd.test(text)
    if (kind === 'outside') {
      hasRoot ||= /<rss\b/.test(text)
      for (const slug of listedSlugs(text)) slugs.add(slug)
      if (header) addBetween(header, text, limits)
      else header = readHeader(text, { limits, report })
      return said()
    }
    isWhole = itemEnd.test(text)
    const type = typeOf(text)
    if (Object.hasOwn(noArticles, type)) {
      skipped.set(type, (skipped.get(type) ?? 0) + 1)
      return []
    }
    articles++
    if (namesUnlisted(text, slugs)) unlisted++
    const id = Number(idPattern.exec(text)?.[1])
    const first = seen.get(id)
    if (first) report('wxr/duplicate-id', { id, line: first }, { at: { start: 0, end: 0 } })
    else if (id) seen.set(id, start.line)
    const ofFile = header ?? noHeader
    const wxr = contextOf(text, ofFile, libraries.get(siteKey(ofFile)) ?? emptyLibrary())
    const piece: Piece = { path, bytes: Buffer.from(text), format: 'wxr', start, wxr }
    return [...said(), { piece }]
  }

  const finish = (): WxrPart[] => {
    const { report, messages } = createLog(path, '')
    for (const [type, count] of skipped) report('wxr/no-article', { type, count, why: noArticles[type] ?? '' })
    if (hasRoot && isWhole && !isClosed) report('wxr/unclosed', {})
    if (unlisted > 0) report('wxr/no-terms', { count: unlisted })
    if (articles === 0) report('wxr/no-articles', { attachments: skipped.get('attachment') ?? 0 })
    return messages.length > 0 ? [{ messages }] : []
  }
  return {
    write: (text) => finder.write(text).flatMap(take),
    end: () => [...finder.end().flatMap(take), ...finish()],
  }
}

const itemEnd = /<\/item\s*>$/
const rootEnd = /<\/rss\s*>\s*$/
const idPattern = /<[\w-]+:post_id>\s*(?:<!\[CDATA\[)?(\d{1,15})(?!\d)/
