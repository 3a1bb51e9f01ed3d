/** The images of a body. */

import type { Element, Root } from 'hast'
import type { Image } from '../article/article.ts'
import { isElement } from '../tree/h.ts'
import { captionOf } from './code-blocks.ts'

/** The images in document order, each with the caption of the nearest figure round it that holds no other image. */
export function images(tree: Root): Image[] {
  return imagesIn(tree, undefined)
}

function imagesIn(node: Root | Element, caption: string | undefined): Image[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return []
    if (child.tagName === 'img') return [image(child, caption)]
    if (child.tagName !== 'figure') return imagesIn(child, caption)
    return imagesIn(child, count(child) === 1 ? captionOf(child) : undefined)
  })
}

function count(node: Element): number {
  let images = 0
  for (const child of node.children) if (isElement(child)) images += child.tagName === 'img' ? 1 : count(child)
  return images
}

function image({ properties }: Element, shown: string | undefined): Image {
  const width = pixels(properties.width)
  const height = pixels(properties.height)
  const { caption, credit } = splitCredit(shown)
  return {
    ...(properties.src && { src: String(properties.src) }),
    alt: String(properties.alt ?? ''),
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(width && { width }),
    ...(height && { height }),
  }
}

function pixels(value: unknown): number | undefined {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** Splits "A caption. image source: unsplash" into caption and credit. Other wordings stay in the caption. */
export function splitCredit(shown: string | undefined): { caption?: string | undefined; credit?: string | undefined } {
  const match = shown && creditMark.exec(shown)
  if (!match) return { caption: shown }
  const caption = shown.slice(0, match.index).trim()
  return { caption: caption || undefined, credit: shown.slice(match.index + match[0].length).trim() || undefined }
}

const creditMark = /(?:^|[.;,|–—-]\s*|\s\()(?:image|photo|picture)\s(?:source|credit)s?\s*:\s*(?=\S)/i
