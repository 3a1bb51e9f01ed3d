/** The text of an export → the pieces in it. */

import type { Piece } from '../../article/draft.ts'
import type { Message, Point } from '../../diagnostics/message.ts'
import { createLog } from '../../diagnostics/report.ts'
import { type Attachments, attachmentsFor, readAttachment } from './attachments.ts'
import { createItemFinder, type Part } from './find-items.ts'
import { readHeader, type WxrHeader } from './header.ts'
import { noArticles, typeOf } from './item-type.ts'
import { usualNamespaces } from './namespaces.ts'
import { parseXml } from './parse-xml.ts'

/** What comes out of an export, in its order: an article, or what is to be said of the file. */
export type WxrPart = { piece: Piece } | { messages: Message[] }

/** A stage that takes text in chunks. */
export interface TextSink<Out> {
  write(text: string): Out[]
  end(): Out[]
}

/** What is known of a whole export before its articles are read. */
export interface WxrIndex {
  attachments: Attachments
  /** Ids of attachments by the post they were uploaded to. */
  ofParent: Map<string, string[]>
}

export interface WxrOptions {
  path: string
  /** Characters of the largest item that is read. */
  maxItem: number
}

/** Collects the media library of an export: its size in memory is that of the library's texts. */
export function createIndexer({ maxItem }: Pick<WxrOptions, 'maxItem'>): {
  write(text: string): void
  end(): WxrIndex
} {
  const finder = createItemFinder(maxItem)
  const index: WxrIndex = { attachments: new Map(), ofParent: new Map() }
  let namespaces = usualNamespaces
  const take = ({ kind, text }: Part) => {
    if (kind === 'outside' && namespaces === usualNamespaces) namespaces = readHeader(text, () => undefined).namespaces
    if (kind !== 'item' || typeOf(text) !== 'attachment') return
    const [item] = parseXml(text, { namespaces, report: () => undefined }).children
    const read = item && readAttachment(item)
    if (!read) return
    const [id, attachment] = read
    index.attachments.set(id, attachment)
    if (attachment.parent) index.ofParent.set(attachment.parent, [...(index.ofParent.get(attachment.parent) ?? []), id])
  }
  return {
    write: (text) => finder.write(text).forEach(take),
    end: () => {
      finder.end().forEach(take)
      return index
    },
  }
}

/** Cuts an export into articles. One item is in memory at a time, beside the index and the numbers of items seen. */
export function createSplitter(index: WxrIndex, { path, maxItem }: WxrOptions): TextSink<WxrPart> {
  const finder = createItemFinder(maxItem)
  const seen = new Map<string, Point>()
  const skipped = new Map<string, { count: number; start: Point }>()
  let header: WxrHeader = { namespaces: usualNamespaces, site: {}, authors: {} }
  let hasHeader = false
  let articles = 0

  const take = ({ kind, text, start }: Part): WxrPart[] => {
    const { report, messages } = createLog(path, text, start)
    const said = () => (messages.length > 0 ? [{ messages }] : [])
    if (kind === 'too-large') {
      report('wxr/item-too-large', { limit: maxItem }, { at: { start: 0, end: 0 } })
      return said()
    }
    if (kind === 'outside') {
      if (!hasHeader) header = readHeader(text, report)
      hasHeader = true
      return said()
    }
    const type = typeOf(text)
    if (Object.hasOwn(noArticles, type)) {
      const known = skipped.get(type)
      skipped.set(type, { count: (known?.count ?? 0) + 1, start: known?.start ?? start })
      return []
    }
    articles++
    const id = idPattern.exec(text)?.[1]
    const first = id === undefined ? undefined : seen.get(id)
    if (id !== undefined && first) report('wxr/duplicate-id', { id, line: first.line }, { at: { start: 0, end: 0 } })
    else if (id !== undefined) seen.set(id, start)
    const attachments = attachmentsFor(text, index.attachments, index.ofParent)
    const piece: Piece = { path, bytes: Buffer.from(text), format: 'wxr', start, wxr: { ...header, attachments } }
    return [...said(), { piece }]
  }

  const finish = (): WxrPart[] => {
    const { report, messages } = createLog(path, '')
    for (const [type, { count }] of skipped) report('wxr/no-article', { type, count, why: noArticles[type] ?? '' })
    if (articles === 0) report('wxr/no-articles', { attachments: index.attachments.size })
    return messages.length > 0 ? [{ messages }] : []
  }
  return {
    write: (text) => finder.write(text).flatMap(take),
    end: () => [...finder.end().flatMap(take), ...finish()],
  }
}

const idPattern = /<[\w-]+:post_id>\s*(?:<!\[CDATA\[)?(\d{1,20})/
