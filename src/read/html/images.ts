/** One image: which file it really shows, and whether it is one of the article at all. */

import type { Element, ElementContent, Properties } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { hasClass } from './code-text.ts'
import { findBelow, type ShapeContext } from './shape-context.ts'
import { absoluteUrl, longestAddress } from './urls.ts'

/** Where scripts that load images late keep the real file, the surest first. */
const lateSources = ['dataLazySrc', 'dataSrc', 'dataOriginal', 'dataOrigSrc', 'dataHiSrc', 'dataEchoSrc', 'dataImgUrl']
/** `srcset`, and what such scripts call it: `data-srcset`, `nitro-lazy-srcset`. */
const isSet = (name: string) => /srcset$/i.test(name)
/** What was looked at before, or says something of an image in words. */
const notLate = new Set(['src', 'alt', 'title', 'ariaLabel'])

/** Files that stand in for an image that is not loaded yet. Pictures may be called `grey-wolf.jpg` or `logo-transparent.png`. */
const standIn = 'placeholder|spacer|lazy-?load|ajax-?loader'
const standInAlone = 'blank|transparent|pixel|lazy|loading|loader|grey|gray|clear|cleardot'
/** None is made of others, so that there is one way to read a name. */
const ofStandIn = `${standIn}|${standInAlone}|image|img|picture|photo|post|thumb|default|spinner|icon|small|medium|large|white|bg|ph|trans|[\\dx]`
const standInFile = new RegExp(
  `(?:^|[/_-])(?:${standIn}|1x1|(?<![_-])(?:${standInAlone}))(?:[._-]?(?:${ofStandIn}))*\\.(?:gif|png|svg|jpe?g|webp)(?:[?#]|$)`,
  'i',
)

const emojiClasses = new Set(['emoji', 'wp-smiley'])
const emojiHost = /^(?:https?:)?\/\/s\.w\.org\/images\/core\/emoji\//i
const avatarClasses = new Set(['avatar', 'wp-block-avatar__image', 'author-avatar', 'gravatar'])
const avatarHost = /^(?:https?:)?\/\/(?:[\w-]+\.)?gravatar\.com\//i

/** Gives the canonical `img`, an emoji's text, or nothing for what is no image of the article, and says so. */
export function readImage(node: Element, context: ShapeContext, sets: string[] = []): ElementContent[] {
  const { properties } = node
  const alt = shown(properties.alt) ?? ''
  const given = shown(properties.src) ?? ''
  if (hasClass(node, emojiClasses) || emojiHost.test(given)) return alt ? [text(alt)] : []
  if (hasClass(node, avatarClasses) || avatarHost.test(given))
    return dropped('picture of a person beside the article', node, context)
  if (isTracker(properties)) return dropped('tracking pixel', node, context)
  const src = sourceOf(properties, sets)
  if (!src && !alt) return dropped('image without a file', node, context)
  const title = shown(properties.title)
  const image = element(
    'img',
    {
      ...(src && { src: absoluteUrl(src, context.base) }),
      alt,
      ...(title && { title }),
      ...size('width', properties.width),
      ...size('height', properties.height),
    },
    [],
  )
  return [node.data ? { ...image, data: node.data } : image]
}

/** Whether an image shows a stand-in and does not say where the real file is. */
export function isDecoy({ properties }: Element): boolean {
  return sourceOf(properties, []) === undefined
}

/** A `picture`: its `img`, with the `source` elements as further sets. */
export function readPicture(node: Element, context: ShapeContext): ElementContent[] {
  const sets = findBelow(node, (inner) => isElement(inner, 'source')).flatMap(({ properties }) => setsOf(properties))
  const [image] = findBelow(node, (inner) => isElement(inner, 'img'), 1)
  return image ? readImage(image, context, sets) : []
}

function dropped(what: string, node: Element, context: ShapeContext): [] {
  context.drop(what, spanOf(node))
  return []
}

/** hast's number-like and list-like values as HTML writes them. */
function shown(value: Properties[string]): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() ? value.trim() : undefined
}

function isTracker({ width, height }: Properties): boolean {
  const isPoint = (value: Properties[string]) => /^[01](?:px)?$/.test(shown(value) ?? '')
  return isPoint(width) && isPoint(height)
}

function sourceOf(properties: Properties, sets: string[]): string | undefined {
  for (const name of lateSources) {
    const value = shown(properties[name])
    // A site may call its files `lazy-….jpg`; what it loads late is no stand-in.
    if (value && isAddress(value)) return value
  }
  const src = shown(properties.src)
  if (src && isFile(src)) return src
  if (src && isSpaced(src)) return src.replaceAll(' ', '%20')
  for (const set of [...setsOf(properties), ...sets]) {
    const best = largest(set)
    if (best) return best
  }
  for (const name in properties) {
    const value = notLate.has(name) ? undefined : shown(properties[name])
    if (value && value.length <= longestAddress && imageFile.test(value)) return value
  }
  // A picture inside the page is one only if it is larger than a stand-in.
  return src && rasterData.test(src) && src.length > longestDecoy ? src : undefined
}

const setsOf = (properties: Properties) =>
  Object.keys(properties).flatMap((name) => (isSet(name) ? (shown(properties[name]) ?? []) : []))

const isOfScheme = (url: string) => /^(?:data|about):/i.test(url)
const isAddress = (url: string) => !isOfScheme(url) && !/[\s{}<>]/.test(url)
const isStandIn = (url: string) => url.length <= longestAddress && standInFile.test(url)
const isFile = (url: string) => isAddress(url) && !isStandIn(url)
/** Whether an address names a file with spaces in its name, which browsers load. Other words are what a script left undone. */
const isSpaced = (url: string) =>
  !isOfScheme(url) && !isStandIn(url) && spacedUrl.test(url) && spacedFile.test(url.split(/[?#]/, 1)[0] ?? '')
const spacedUrl = /^[^\t\n\f\r{}<>]+$/
const spacedFile = /\.(?:png|jpe?g|webp|gif|avif|svg|bmp)$/i
/** The address of an image under a name that only the site's own script knows. */
const imageFile = /^(?:https?:)?\/[^\s{}<>]+\.(?:png|jpe?g|webp|gif|avif)(?:[?#][^\s{}<>]*)?$/i
const rasterData = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/i
/** Characters up to which a `data:` URL is a stand-in: a blurred preview of 20 × 20 pixels takes about 1,000. */
const longestDecoy = 1_500

/** The candidate of a `srcset` with the greatest width or density. */
function largest(set: string): string | undefined {
  let best: { url: string; size: number } | undefined
  for (const candidate of set.split(/,\s+|,(?=https?:|\/)/)) {
    const [url = '', descriptor = '1x'] = candidate.trim().split(/\s+/)
    const size = Number.parseFloat(descriptor)
    if (url && isFile(url) && size > 0 && (!best || size > best.size)) best = { url, size }
  }
  return best?.url
}

function size(name: 'width' | 'height', value: Properties[string]): Properties {
  const match = /^(\d{1,5})(?:\.\d+)?(?:px)?$/.exec(shown(value) ?? '')
  const pixels = Number(match?.[1])
  return pixels > 0 ? { [name]: pixels } : {}
}
