/** WordPress' own shortcodes → the HTML that it makes of them. */

import type { Attachment } from '../../article/wxr-context.ts'
import type { Report } from '../../diagnostics/report.ts'
import { escapeHtml } from '../escape-html.ts'
import { galleryFiles } from './gallery-files.ts'
import type { Post } from './post.ts'
import { runShortcodes, type Shortcode } from './shortcodes.ts'

type MakeHtml = (shortcode: Shortcode, post: Post, report: Report) => string | undefined

/** What each becomes. */
const makers: Record<string, MakeHtml> = {
  caption: toFigure,
  wp_caption: toFigure,
  gallery: toGallery,
  playlist: toGallery,
  embed: ({ content, attributes }) => link(content.trim() || attributes.get('src')),
  audio: toMedia,
  video: toMedia,
}

/** The shortcodes that every WordPress has. */
export const ownShortcodes = Object.keys(makers)

/** Runs the shortcodes that every WordPress has; others stay as they are. */
export function runOwnShortcodes(content: string, post: Post, report: Report): string {
  return runShortcodes(content, ownShortcodes, (shortcode) => makers[shortcode.name]?.(shortcode, post, report))
}

/** The image, then the words; the words are in an attribute in older posts: wp-includes/media.php, img_caption_shortcode(). */
function toFigure({ attributes, content }: Shortcode): string {
  const [, image = '', words = ''] = captioned.exec(content) ?? []
  const caption = attributes.get('caption') ?? words
  return `<figure>${image || content}${caption.trim() ? `<figcaption>${caption.trim()}</figcaption>` : ''}</figure>`
}

const captioned = /^\s*((?:<a\s[^>]+>\s*)?<img\s[^>]+>(?:\s*<\/a>)?)([\s\S]*)$/i

function toGallery(shortcode: Shortcode, post: Post, report: Report): string | undefined {
  const files = galleryFiles(shortcode, post, report)
  if (files.length === 0) return undefined
  if (shortcode.name === 'playlist')
    return files
      .map(({ url, title }) => `<p><a href="${escapeHtml(url)}">${title || escapeHtml(url)}</a></p>`)
      .join('\n')
  return `<figure class="gallery">${files.map(imageHtml).join('')}</figure>`
}

/** An attachment with its own `alt` and caption. */
export function imageHtml({ url, alt, caption, width, height }: Attachment): string {
  const size = `${width ? ` width="${width}"` : ''}${height ? ` height="${height}"` : ''}`
  const words = caption ? `<figcaption>${caption}</figcaption>` : ''
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"${size}>${words}</figure>`
}

const mediaAttributes = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'mp3', 'ogg', 'oga', 'm4a', 'flac', 'wav', 'wma']

function toMedia({ name, attributes, content }: Shortcode): string | undefined {
  const key = mediaAttributes.find((attribute) => attributes.get(attribute))
  const url = (key && attributes.get(key)) ?? attributes.get('0') ?? /https?:\/\/[^\s"'<>\]]+/.exec(content)?.[0]
  return url ? `<${name} src="${escapeHtml(url)}"></${name}>` : undefined
}

/** A link in the place of what a foreign page would show. */
export function link(url: string | undefined): string | undefined {
  if (!url || !/^https?:\/\/[^\s<>"]+$/i.test(url)) return undefined
  const shown = url.replaceAll('&amp;', '&')
  return `<p><a href="${escapeHtml(shown)}">${escapeHtml(shown)}</a></p>`
}
