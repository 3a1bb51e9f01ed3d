/** The image that stands for a post in lists and above it: no part of its content. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { htmlText } from './html-text.ts'
import type { Post } from './post.ts'

/** A row for the featured image; a message if its attachment is not in the file. */
export function featuredRows({ featured, attachments }: Post, report: Report): MetaRow[] {
  if (!featured || !/^[1-9]\d*$/.test(featured)) return []
  const image = Object.hasOwn(attachments, featured) ? attachments[featured] : undefined
  if (!image) {
    report('wordpress/missing-attachment', { shortcode: '_thumbnail_id', ids: [featured] })
    return []
  }
  const texts: [key: string, value: string | undefined][] = [
    ['src', image.url],
    ['alt', image.alt],
    ['caption', htmlText(image.caption)],
  ]
  const rows = texts.flatMap(([key, text]) =>
    text ? [{ key, value: { kind: 'typed', value: text } satisfies MetaNode }] : [],
  )
  return [{ key: 'featured_image', value: { kind: 'map', rows } }]
}
