/** Embedded documents and media → links to what they show. */

import type { Element, ElementContent } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { lineText } from '../../tree/text.ts'
import { findBelow, type ShapeContext } from './shape-context.ts'
import { absoluteUrl, webUrl } from './urls.ts'

/** Elements that show another document or play a file. */
export const embedNames = 'iframe video audio object embed script amp-youtube amp-iframe'.split(' ')

/** Scripts that write an embed; of others nothing can be said. */
const scriptEmbed = /^(?:https?:)?\/\/gist\.github\.com\/[\w-]+\/[0-9a-f]+(?:\.js)?(?:\?.*)?$/i

/** Players → the page that shows the same, by the provider's own URL scheme. */
const pages: [RegExp, string][] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{11})(?:[?#].*)?$/,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)(?:[?#].*)?$/, 'https://vimeo.com/$1'],
  [/^https?:\/\/www\.dailymotion\.com\/embed\/video\/(\w+)(?:[?#].*)?$/, 'https://www.dailymotion.com/video/$1'],
  [/^((?:https?:)?\/\/gist\.github\.com\/[\w-]+\/[0-9a-f]+)\.js(?:\?.*)?$/i, '$1'],
]

/** Buttons to share a page or to follow somebody, which are no documents. */
const buttons = [
  /^https?:\/\/(?:[\w-]+\.)?facebook\.com\/(?:v[\d.]+\/)?(?:plugins\/(?:like|like_?box|follow|share_button|send|recommend|subscribe|fan|page|activity|facepile)\b|widgets\/)/i,
  /^https?:\/\/platform\.twitter\.com\/widgets\/(?:tweet_button|follow_button|hub)\b/i,
  /^https?:\/\/(?:plusone|apis|plus)\.google\.com\/.*\b(?:fastbutton|plusone|button)\b/i,
  /^https?:\/\/(?:www\.)?(?:stumbleupon\.com\/badge|reddit\.com\/static\/button|linkedin\.com\/countserv)\b/i,
  /^https?:\/\/(?:api|button)\.(?:tweetmeme|topsy)\.com\//i,
]

/** Whether a script writes an embed and so is not to be dropped like others. */
export function isEmbedScript(src: string | undefined): boolean {
  return src !== undefined && scriptEmbed.test(src)
}

/** A link in place of an embed; nothing in place of one that leads nowhere; `undefined` for what is no embed. */
export function readEmbed(
  node: Element,
  context: Pick<ShapeContext, 'base' | 'report' | 'drop'>,
): ElementContent[] | undefined {
  if (!embedNames.includes(node.tagName)) return undefined
  const url = urlOf(node, context.base)
  const where = { at: spanOf(node) }
  if (!url) {
    context.report('read/embed-dropped', { name: node.tagName }, where)
    return []
  }
  if (buttons.some((button) => button.test(url))) {
    context.drop('button to share or follow', where.at)
    return []
  }
  context.report('read/embed', { name: node.tagName, url }, where)
  return [element('a', { href: url }, [text(labelOf(node) ?? url)])]
}

/** An `object` that shows a picture, as the `img` it could be; what it holds is shown in its place. */
export function pictureOf(node: Element): Element | undefined {
  const { data, type, width, height } = node.properties
  if (node.tagName !== 'object' || typeof data !== 'string') return undefined
  if (!(type === undefined ? pictureFile.test(data) : String(type).startsWith('image/'))) return undefined
  const [within] = findBelow(node, (inner) => isElement(inner, 'img'), 1)
  const alt = within?.properties.alt ?? labelOf(node) ?? ''
  return { ...node, ...element('img', { src: data, alt, width, height }, []) }
}

const pictureFile = /\.(?:svg|png|gif|jpe?g|webp|avif)(?:[?#]|$)/i

/** Characters of what an `object` holds that may be its name. */
const longestLabel = 200

function labelOf(node: Element): string | undefined {
  const { title, ariaLabel } = node.properties
  const held = node.tagName === 'object' ? lineText(node) : ''
  return [title, ariaLabel, held.length <= longestLabel ? held : '']
    .map((value) => (typeof value === 'string' ? value.trim() : ''))
    .find((value) => value !== '')
}

function urlOf(node: Element, base: string | undefined): string | undefined {
  const holders = [node, ...findBelow(node, (inner) => isElement(inner, 'source') || isElement(inner, 'param'))]
  for (const { properties } of holders) {
    for (const name of ['src', 'dataSrc', 'dataLazySrc', 'data', 'value']) {
      const value = properties[name]
      if (typeof value !== 'string') continue
      const address = absoluteUrl(value.replace(/^\/\//, 'https://'), base)
      const url = webUrl(address)
      if (url) return pageOf(url)
      // Of a source that does not say where it stands; an `iframe` of its own site is a part of the page.
      if (node.tagName !== 'iframe' && name !== 'value' && ownFile.test(address)) return address
    }
  }
  const { dataVideoid } = node.properties
  return typeof dataVideoid === 'string'
    ? `https://www.youtube.com/watch?v=${encodeURIComponent(dataVideoid)}`
    : undefined
}

/** A file of the same site. */
const ownFile = /^(?![a-z][a-z\d+.-]*:|\/\/)[^\s{}<>?#]+\.[a-z\d]{2,5}(?:[?#][^\s{}<>]*)?$/i

function pageOf(url: string): string {
  for (const [pattern, page] of pages) if (pattern.test(url)) return url.replace(pattern, page)
  // WordPress numbers the players of a page in the URL of the file: wp-includes/media.php, wp_video_shortcode().
  return url.replace(/\?_=\d+$/, '')
}
