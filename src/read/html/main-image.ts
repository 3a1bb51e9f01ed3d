/** The image that stands for the article: what the page names to social networks and search engines, or shows as featured. */

import type { MainImage } from '../../article/article.ts'
import { type FactContext, findIn, meta } from './fact-context.ts'
import { absoluteUrl, webUrl } from './urls.ts'

interface NamedImage {
  src?: string | undefined
  alt?: string | undefined
  width?: string | undefined
  height?: string | undefined
}

/** The first of the named images that has an absolute URL. */
export function readMainImage(context: FactContext): MainImage | undefined {
  const { survey, linked, base, marks } = context
  const featured = marks('image').map(({ element }) =>
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
  for (const source of sources) {
    const said = source()
    const src = said?.src && webUrl(absoluteUrl(said.src, base))
    if (!said || !src) continue
    const alt = said.alt?.trim()
    const [width, height] = [pixels(said.width), pixels(said.height)]
    return { src, ...(alt && { alt }), ...(width && { width }), ...(height && { height }) }
  }
  return undefined
}

function pixels(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,5}(?:px)?$/.test(value) && Number.parseInt(value, 10) > 0
    ? Number.parseInt(value, 10)
    : undefined
}
