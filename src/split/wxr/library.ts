/** The library of a site: files and patterns, which posts name by a number and which may stand anywhere in its exports. */

import type { Attachment } from '../../article/wxr-context.ts'
import { readAttachment } from './attachments.ts'
import { uris } from './namespaces.ts'
import type { XmlElement } from './parse-xml.ts'
import { textOf } from './text-of.ts'

/** What is known of a site before its articles are read. */
export interface Library {
  /** By id, each packed into one text: a fraction of the memory, and no hold on the item that it was cut from. */
  attachments: Map<number, string>
  /** The id or ids of attachments by the post they were uploaded to; most posts have one. */
  ofParent: Map<number, number | number[]>
  /** Content of synced patterns by id. */
  patterns: Map<string, string>
  /** Characters that patterns may still take. */
  patternsLeft: number
}

export function emptyLibrary(): Library {
  return { attachments: new Map(), ofParent: new Map(), patterns: new Map(), patternsLeft: maxPatterns }
}

/** Characters of all patterns of a site that are kept; those of real sites are a few hundred thousand. */
const maxPatterns = 16_000_000

type Add = (library: Library, item: XmlElement) => void

/** What each type of item adds. */
const adders = new Map<string, Add>(Object.entries({ attachment: addAttachment, wp_block: addPattern }))

/** Whether items of the type belong to the library. */
export function isOfLibrary(type: string): boolean {
  return adders.has(type)
}

/** Adds what an item of the type holds. */
export function addToLibrary(library: Library, type: string, item: XmlElement): void {
  adders.get(type)?.(library, item)
}

function addAttachment({ attachments, ofParent }: Library, item: XmlElement): void {
  const read = readAttachment(item)
  if (!read) return
  const [id, attachment] = read
  attachments.set(Number(id), pack(attachment))
  const parent = Number(attachment.parent)
  if (!parent) return
  const siblings = ofParent.get(parent)
  if (siblings === undefined) ofParent.set(parent, Number(id))
  else if (typeof siblings === 'number') ofParent.set(parent, [siblings, Number(id)])
  else siblings.push(Number(id))
}

/** JSON in UTF-8 whose bytes are the characters: a text that holds one wide character takes two bytes for each. */
function pack(attachment: Attachment): string {
  return Buffer.from(JSON.stringify(attachment)).toString('latin1')
}

function unpack(packed: string): Attachment {
  // It was packed above.
  return JSON.parse(Buffer.from(packed, 'latin1').toString()) as Attachment
}

function addPattern(library: Library, item: XmlElement): void {
  const [id, content] = [textOf(item, 'post_id'), textOf(item, 'encoded', uris.content)]
  if (!id || !content || content.length > library.patternsLeft) return
  library.patternsLeft -= content.length
  library.patterns.set(id, content)
}

/** The attachments that an item may mean: all whose number stands in it, and those uploaded to it or to whom a gallery names. */
export function attachmentsIn(item: string, { attachments, ofParent }: Library): Record<string, Attachment> {
  if (attachments.size === 0) return {}
  const named = new Set([...item.matchAll(numbers)].map(([digits]) => Number(digits)))
  const hasGallery = item.includes('[gallery') || item.includes('[playlist')
  const parents = hasGallery
    ? [ownNumber, galleryOf].flatMap((of) => [...item.matchAll(of)].map(([, id]) => Number(id)))
    : []
  const ids = [...named, ...parents.flatMap((parent) => ofParent.get(parent) ?? [])]
  return Object.fromEntries(
    ids.flatMap((id) => {
      const packed = attachments.get(id)
      return packed === undefined ? [] : [[id, unpack(packed)]]
    }),
  )
}

const numbers = /(?<!\d)[1-9]\d{0,14}(?!\d)/g
const ownNumber = /post_id>\s*(?:<!\[CDATA\[)?(\d+)/g
const galleryOf = /\[(?:gallery|playlist)\s[^[\]]{0,1000}?\bid=["']?(\d{1,15})/g

/** The patterns that an item shows, and those that these show. */
export function patternsIn(item: string, { patterns }: Library): Record<string, string> {
  const found = new Map<string, string>()
  const open = patterns.size > 0 ? [item] : []
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    for (const [, id = ''] of text.matchAll(references)) {
      const content = found.has(id) ? undefined : patterns.get(id)
      if (content === undefined) continue
      found.set(id, content)
      open.push(content)
    }
  }
  return Object.fromEntries(found)
}

const references = /<!--\s{1,8}wp:block\s{1,8}\{[^<>]{0,200}?"ref"\s{0,8}:\s{0,8}(\d{1,19})/g
