/** Files of the media library. */

import type { Attachment } from '../../article/wxr-context.ts'
import { uris } from './namespaces.ts'
import { childrenOf, type XmlElement } from './parse-xml.ts'
import { textOf } from './text-of.ts'

/** Reads the item of an attachment; its caption is its excerpt, its `alt` a meta value. */
export function readAttachment(item: XmlElement): [id: string, attachment: Attachment] | undefined {
  const id = textOf(item, 'post_id')
  const url = textOf(item, 'attachment_url') ?? textOf(item, 'guid', '')
  // Larger numbers than WordPress gives would not stay exact.
  if (!id || !/^\d{1,15}$/.test(id) || !url) return undefined
  const meta = metaOf(item)
  const parent = textOf(item, 'post_parent')
  const order = Number(/^-?\d{1,9}$/.exec(textOf(item, 'menu_order') ?? '')?.[0] ?? 0)
  return [
    id,
    {
      url,
      alt: meta.get('_wp_attachment_image_alt')?.trim() ?? '',
      caption: textOf(item, 'encoded', uris.excerpt) ?? '',
      title: textOf(item, 'title', '') ?? '',
      ...sizeOf(meta.get('_wp_attachment_metadata') ?? ''),
      ...(parent && parent !== '0' && { parent }),
      ...(order !== 0 && { order }),
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
