/** The images of a body. */

import type { Element, Root } from 'hast'
import type { Image } from '../article/article.ts'
import { isElement } from '../tree/h.ts'
import { captionOf } from './code-blocks.ts'

/** The images in document order, each with the caption of the nearest figure round it that holds no other image. */
export function images(tree: Root): Image[] {
  const found: Image[] = []
  collect(tree, undefined, found)
  return found
}

function collect(node: Root | Element, caption: string | undefined, found: Image[]): void {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.tagName === 'img') found.push(image(child, caption))
    else if (child.tagName !== 'figure') collect(child, caption, found)
    else collect(child, count(child) === 1 ? captionOf(child) : undefined, found)
  }
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
