/** The main image of an article, where its page shows it: over the body, unless the body shows it itself. */

import type { Article, Image, MainImage } from '../article/article.ts'
import { isSitePicture, pictureName } from '../article/picture-name.ts'
import { safeImageUrl } from '../clean/url.ts'
import { webUrl } from './json-ld.ts'

/** The view of a picture with what is said below it. */
export interface MainImageView extends Pick<Image, 'caption' | 'credit' | 'width' | 'height'> {
  src: string
  /** Empty if nothing says what the picture shows. */
  alt: string
}

/**
 * Nothing if the article has no main image, or one whose URL may not be printed, or if the body shows it in any size. A
 * body that begins with another picture keeps its beginning, for pages name copies of that one which were cut for cards,
 * and the logo of a site is named where an article has no picture. A main image with a caption is shown in any case: it
 * stood on the page.
 */
export function mainImageView(article: Article): MainImageView | undefined {
  const { image } = article
  const src = image && safeImageUrl(image.src)
  if (!image || src === undefined || isInBody(image, article)) return undefined
  const { alt = '', caption, credit, width, height } = image
  const isSaid = caption !== undefined || credit !== undefined
  if (!isSaid && (isSitePicture(image.src) || beginsWithPicture(article.body.html))) return undefined
  return { src, alt, caption, credit, width, height }
}

function isInBody({ src: wanted }: MainImage, { images, url }: Article): boolean {
  const nameOf = (src: string) => pictureName(webUrl(src, url) ?? src)
  const name = nameOf(wanted)
  return images.some(({ src }) => src !== undefined && nameOf(src) === name)
}

/** Whether no text stands before the first picture of canonical HTML. */
function beginsWithPicture(html: string): boolean {
  const start = html.slice(0, maxStart).indexOf('<img')
  return start !== -1 && !/>[^<>]*[^<>\s]/.test(html.slice(0, start))
}

/** Characters within which a picture begins a body: the tags and attributes of a figure and a link. */
const maxStart = 4096
