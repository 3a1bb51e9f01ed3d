/** Which files of the media library a gallery or a playlist shows. */

import type { Attachment } from '../../article/wxr-context.ts'
import type { Report } from '../../diagnostics/report.ts'
import { inGalleryOrder } from './gallery-order.ts'
import type { Post } from './post.ts'
import type { Shortcode } from './shortcodes.ts'

/**
 * The files named by `ids`, else those of `include`, or what was uploaded to the post of `id`: wp-includes/media.php, gallery_shortcode(). A message tells which no source holds.
 */
export function galleryFiles(shortcode: Shortcode, { id, attachments }: Post, report: Report): Attachment[] {
  const { name, attributes } = shortcode
  const find = (key: string) => (Object.hasOwn(attachments, key) ? attachments[key] : undefined)
  const listed = listOf(attributes.get('ids'))
  const named = listed.length > 0 ? listed : listOf(attributes.get('include'))
  const owner = attributes.get('id') ?? id
  const excluded = new Set(listOf(attributes.get('exclude')))
  const isOwn = (key: string) => owner !== undefined && find(key)?.parent === owner && !excluded.has(key)
  const ids = named.length > 0 ? named : Object.keys(attachments).filter(isOwn)
  const missing = ids.length > 0 ? ids.filter((key) => !find(key)) : [`uploaded to ${owner ?? 'this post'}`]
  if (missing.length > 0) report('wordpress/missing-attachment', { shortcode: name, ids: missing })
  const kind = kindOf(name, attributes)
  const files = ids.flatMap((key) => {
    const file = find(key)
    return file && isOf(kind, file.url) ? { id: key, file } : []
  })
  return inGalleryOrder(files, shortcode, report).map(({ file }) => file)
}

const listOf = (text = '') => text.split(/[\s,]+/).filter(Boolean)

/** What each kind of file is called: an export does not state types. */
const endings = {
  image: /\.(?:jpe?g|jpe|png|gif|webp|avif|heic|bmp|ico|tiff?|svg)(?:[?#]|$)/i,
  audio: /\.(?:mp3|ogg|oga|m4a|wav|flac|wma|aac|midi?)(?:[?#]|$)/i,
  video: /\.(?:mp4|m4v|webm|ogv|flv|mov|wmv|avi|mpe?g|3gp)(?:[?#]|$)/i,
}

type Kind = keyof typeof endings

/** An address whose end tells nothing, as of files that a program serves, may be one of a picture. */
function isOf(kind: Kind, url: string): boolean {
  return endings[kind].test(url) || (kind === 'image' && !/\.\w{1,5}(?:[?#]|$)/.test(url))
}

function kindOf(name: string, attributes: Map<string, string>): Kind {
  if (name === 'gallery') return 'image'
  return attributes.get('type') === 'video' ? 'video' : 'audio'
}
