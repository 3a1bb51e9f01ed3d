/** The image that stands for a post in lists and above it: no part of its content. */

import type { MainImage } from '../../article/article.ts'
import type { Report } from '../../diagnostics/report.ts'
import { htmlText } from './html-text.ts'
import type { Post } from './post.ts'

/** The featured image; a message if its attachment is not among the sources. */
export function readFeatured({ featured, attachments }: Post, report: Report): MainImage | undefined {
  if (!featured || !/^[1-9]\d*$/.test(featured.id)) return undefined
  const { id, at } = featured
  const image = Object.hasOwn(attachments, id) ? attachments[id] : undefined
  if (!image) {
    report('wordpress/missing-attachment', { shortcode: '_thumbnail_id', ids: [id] }, { at, path: 'image' })
    return undefined
  }
  const { url, alt, width, height } = image
  const caption = htmlText(image.caption)
  return {
    src: url,
    ...(alt && { alt }),
    ...(caption && { caption }),
    ...(width && { width }),
    ...(height && { height }),
  }
}
