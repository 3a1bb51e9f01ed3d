/** Pictures, sound and film that a body shows or links to. */

import type { Element, Properties, Root } from 'hast'
import type { Article } from '../article/article.ts'
import { clean } from '../clean/clean.ts'
import { toHtml } from '../clean/to-html.ts'
import { fromDom } from '../tree/from-dom.ts'
import { isElement, root } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import { images } from './images.ts'

export interface Media {
  /** In document order; a URL may come twice. */
  urls: string[]
  /** The body with other URLs in place of these, and its images. To be called once. */
  replace(files: Map<string, MediaFile>): { html: string } & Pick<Article, 'images'>
}

/** What stands for a URL. */
export interface MediaFile {
  url: string
  /** Pixels, for images that do not say their size. */
  width?: number
  height?: number
}

/** Finds the images of a body in HTML, the larger pictures that they link to, and the sound and film that it links to. */
export function media(html: string): Media {
  const tree = root(fromDom(parseFragment(html).children))
  const references = referencesIn(tree, undefined)
  return {
    urls: references.map(({ url }) => url),
    replace(files) {
      for (const { element, property, url } of references) {
        const file = files.get(url)
        if (!file) continue
        const { width, height } = element.properties
        const isUnsized = property === 'src' && width === undefined && height === undefined
        Object.assign(element.properties, { [property]: file.url }, isUnsized && sizeOf(file))
      }
      const safe = clean(tree)
      return { html: toHtml(safe), images: images(safe) }
    },
  }
}

function sizeOf({ width, height }: MediaFile): Properties {
  return width && height ? { width, height } : {}
}

interface Reference {
  element: Element
  property: 'src' | 'href'
  url: string
}

/** `link` is the link round the node. */
function referencesIn(node: Root | Element, link: Element | undefined): Reference[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return []
    if (isElement(child, 'img'))
      return [...referenceTo(child, 'src'), ...(link ? referenceTo(link, 'href', picture) : [])]
    if (isElement(child, 'a')) return [...referenceTo(child, 'href', playable), ...referencesIn(child, child)]
    return referencesIn(child, link)
  })
}

/** The URL in a property, if it has one that leads to a file of these names. */
function referenceTo(element: Element, property: Reference['property'], names = anyName): Reference[] {
  const url = String(element.properties[property] ?? '')
  return url !== '' && names.test(url.replace(/[?#].*$/s, '')) ? [{ element, property, url }] : []
}

const anyName = /./
const picture = /\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)$/i
const playable = /\.(?:mp3|ogg|oga|wav|flac|m4a|mp4|m4v|mov|webm|ogv)$/i
