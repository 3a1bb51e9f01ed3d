/** The images of a body. */

import type { Element, Root } from 'hast'
import type { Image } from '../article/article.ts'
import { captioned } from './captions.ts'

/** The images in document order, with their captions. */
export function images(tree: Root): Image[] {
  return captioned(tree, 'img').map(({ element, caption }) => image(element, caption))
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
