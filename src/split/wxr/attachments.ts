/** The media library of an export: what posts name by a number. */

import type { Attachment } from '../../article/wxr-context.ts'
import { textOf } from './header.ts'
import { uris } from './namespaces.ts'
import { childrenOf, type XmlElement } from './parse-xml.ts'

/** By id. */
export type Attachments = Map<string, Attachment>

/** Reads the item of an attachment; its caption is its excerpt, its `alt` a meta value. */
export function readAttachment(item: XmlElement): [id: string, attachment: Attachment] | undefined {
  const id = textOf(item, 'post_id')
  const url = textOf(item, 'attachment_url') ?? textOf(item, 'guid', '')
  if (!id || !url) return undefined
  const meta = metaOf(item)
  const parent = textOf(item, 'post_parent')
  return [
    id,
    {
      url,
      alt: meta.get('_wp_attachment_image_alt')?.trim() ?? '',
      caption: textOf(item, 'encoded', uris.excerpt) ?? '',
      title: textOf(item, 'title', '') ?? '',
      ...sizeOf(meta.get('_wp_attachment_metadata') ?? ''),
      ...(parent && parent !== '0' && { parent }),
    },
  ]
}

function metaOf(item: XmlElement): Map<string, string> {
  const rows = childrenOf(item, 'postmeta', uris.wp)
  return new Map(rows.map((row) => [textOf(row, 'meta_key') ?? '', textOf(row, 'meta_value') ?? '']))
}

/** The size of the whole picture stands first in the serialized array that WordPress keeps. */
function sizeOf(metadata: string): Pick<Attachment, 'width' | 'height'> {
  const [width, height] = ['width', 'height'].map((name) =>
    Number(new RegExp(`^a:\\d+:\\{[^{}]{0,200}?"${name}";i:(\\d{1,6});`).exec(metadata)?.[1]),
  )
  return { ...(width && { width }), ...(height && { height }) }
}

/** Those that an item may mean: all whose number stands somewhere in it, and those that were uploaded to it. */
export function attachmentsFor(
  item: string,
  attachments: Attachments,
  ofParent: Map<string, string[]>,
): Record<string, Attachment> {
  if (attachments.size === 0) return {}
  const named = new Set([...item.matchAll(numbers)].map(([digits]) => digits))
  const own = ownNumber.exec(item)?.[1]
  const ids = [...named, ...(own && item.includes('[gallery') ? (ofParent.get(own) ?? []) : [])]
  return Object.fromEntries(
    ids.flatMap((id) => {
      const attachment = attachments.get(id)
      return attachment ? [[id, attachment]] : []
    }),
  )
}

const numbers = /(?<!\d)[1-9]\d{0,18}(?!\d)/g
const ownNumber = /post_id>\s*(?:<!\[CDATA\[)?(\d+)/
