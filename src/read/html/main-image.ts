/** The image that stands for the article: what the page names to social networks and search engines, or shows as featured. */

import type { Element } from 'domhandler'
import type { MainImage } from '../../article/article.ts'
import { isSitePicture, pictureName } from '../../article/picture-name.ts'
import { images, splitCredit } from '../../extract/images.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { root } from '../../tree/h.ts'
import { find } from './dom.ts'
import { type FactContext, findIn, meta } from './fact-context.ts'
import { shape } from './shape.ts'
import { absoluteUrl, webUrl } from './urls.ts'

interface NamedImage {
  src?: string | undefined
  alt?: string | undefined
  width?: string | undefined
  height?: string | undefined
}

/**
 * The first of the named images that has an absolute URL, with the caption that a figure over the body gives it. If no
 * figure there shows it, the first with a caption is the image: what a page names to others is often cut or made for them.
 */
export function readMainImage(context: FactContext): MainImage | undefined {
  const { figures, base } = context
  const named = namedImage(context)
  const same = named && figures.find(({ element }) => shows(element, named, base))
  const other = same ? undefined : figures.find(({ caption }) => caption)
  const image = (other && shownImage(other.element, base)) ?? named
  const { caption, credit } = splitCredit((same ?? other)?.caption)
  return image && { ...image, ...(caption && { caption }), ...(credit && { credit }) }
}

/** The first image in an element, if it has an absolute URL. */
function shownImage(element: Element, base: string | undefined): MainImage | undefined {
  const shown = shape(root(fromDom([element])), { base, source: '', report() {}, drop() {} })
  const { src: given = '', alt, caption: _, credit: __, ...size } = images(shown)[0] ?? {}
  const src = webUrl(given)
  return src === undefined ? undefined : { src, ...(alt && { alt }), ...size }
}

/** Whether a figure shows an image, in whatever size; `base` is what its URLs are relative to. */
export function shows(figure: Element, { src }: MainImage, base: string | undefined): boolean {
  const wanted = pictureName(src)
  const isWanted = (given: string) => pictureName(absoluteUrl(given, base)) === wanted
  return find(figure, ({ name, attribs }) => name === 'img' && isWanted(attribs.src ?? '')) !== undefined
}

function namedImage({ survey, linked, base, marks, figures }: FactContext): MainImage | undefined {
  const featured = [...marks('image'), ...figures].map(({ element }) =>
    element.name === 'img' ? element : findIn(element, ({ name }) => name === 'img'),
  )
  const sources: (() => NamedImage | undefined)[] = [
    () => ({
      src: meta(survey, 'og:image', 'og:image:url', 'og:image:secure_url'),
      alt: meta(survey, 'og:image:alt'),
      width: meta(survey, 'og:image:width'),
      height: meta(survey, 'og:image:height'),
    }),
    () => linked?.image,
    () => ({ src: meta(survey, 'twitter:image', 'twitter:image:src'), alt: meta(survey, 'twitter:image:alt') }),
    ...featured.map((image) => () => image?.attribs),
    () => ({ src: meta(survey, 'thumbnail', 'image') }),
  ]
  let ofSite: MainImage | undefined
  for (const source of sources) {
    const said = source()
    const src = said?.src && webUrl(absoluteUrl(said.src, base))
    if (!said || !src) continue
    const alt = said.alt?.trim()
    const [width, height] = [pixels(said.width), pixels(said.height)]
    const image = { src, ...(alt && { alt }), ...(width && { width }), ...(height && { height }) }
    if (!isSitePicture(src)) return image
    ofSite ??= image
  }
  return ofSite
}

function pixels(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,5}(?:px)?$/.test(value) && Number.parseInt(value, 10) > 0
    ? Number.parseInt(value, 10)
    : undefined
}
