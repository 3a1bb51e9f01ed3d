import type { Image } from '../../article/article.ts'
import type { Json } from '../../article/json.ts'
import { pictureName } from '../../article/picture-name.ts'
import { foldText } from '../plain.ts'
import type { Check } from '../profile.ts'
import { findFlag, findText, itemsOf } from './values.ts'

/** `image_sources` against the images of the article, in both directions: the same URL, or the same caption or `alt`. */
export const checkImageSources: Check = ({ meta, images }, report) => {
  const sources = itemsOf(meta.values, 'image_sources')
  if (!sources.length) return
  const shown = images.map(namesOfImage)
  const listed = sources.map(namesOfSource)
  const areShown = new Set(shown.flat())
  const areListed = new Set(listed.flat())

  for (const [index, names] of listed.entries()) {
    if (!names.length || names.some((name) => areShown.has(name))) continue
    const image = findText(sources[index] ?? null, 'url') ?? findText(sources[index] ?? null, 'caption') ?? ''
    report('meta/image-source', { image }, { path: `meta.values.image_sources.${index}` })
  }
  for (const [index, names] of shown.entries()) {
    if (names.some((name) => areListed.has(name))) continue
    const image = images[index]?.src ?? images[index]?.caption ?? images[index]?.alt ?? ''
    report('meta/image-unlisted', { image }, { path: `images.${index}` })
  }
}

/** `flags.has_images` against the images of the article. */
export const checkHasImages: Check = ({ meta, images }, report) => {
  const flag = findFlag(meta.values, 'flags', 'has_images')
  if (flag === undefined || flag === images.length > 0) return
  report('meta/has-images', { flag, count: images.length }, { path: 'meta.values.flags.has_images' })
}

function namesOfImage({ src, caption, alt }: Image): string[] {
  return names(src, caption, alt)
}

function namesOfSource(source: Json): string[] {
  return names(findText(source, 'url'), findText(source, 'caption'))
}

/** All names that two mentions of one image may share. */
function names(url: string | undefined, ...texts: (string | undefined)[]): string[] {
  const folded = texts.flatMap((text) => (text ? [`text ${foldText(text)}`] : []))
  return url ? [`url ${pictureName(url)}`, ...folded] : folded
}
