/** Images of articles as items of the media library, each file once. */

import { createHash } from 'node:crypto'
import type { Image, MainImage } from '../../article/article.ts'
import { makeSlug } from '../../extract/slug.ts'
import { cdata, element, escapeXml, writable, writableHtml } from '../xml.ts'
import { metaElement } from './meta-element.ts'
import type { Numbers } from './register.ts'
import { serializePhp } from './serialize-php.ts'

/** A file that an article shows. */
export interface ItemFile {
  src: string
  alt: string
  caption: string
  width?: number | undefined
  height?: number | undefined
  /** Whether it stands for the article, in lists and above it. */
  isFeatured: boolean
}

/** Whether WordPress can fetch a file from there. */
export function isAddress(src: string | undefined): src is string {
  return /^https?:\/\/[^\s/]/i.test(src ?? '')
}

/** An image as a file of the library, if it has an address of its own. */
export function toFile(image: Image | MainImage, isFeatured: boolean): ItemFile[] {
  const { src, alt = '', caption = '', width, height } = image
  return isAddress(src) ? [{ src, alt, caption, width, height, isFeatured }] : []
}

interface Library {
  /** Adds the files of the post with that number. */
  add(files: ItemFile[], post: number): AddedFiles
}

export interface AddedFiles {
  /** The XML of files that are new. */
  items: string[]
  /** The number of the featured image. */
  featured: number | undefined
  /** The number of the file at an address, as far as this post shows it. */
  find: (src: string) => number | undefined
}

/** Begins a library. It remembers a number for each file, not its address. */
export function createLibrary(numbers: Numbers): Library {
  const known = new Map<number, number>()
  return {
    add(files, post) {
      const items: string[] = []
      const ofPost = new Map<string, number>()
      let featured: number | undefined
      for (const file of files) {
        // A post takes the texts of its featured image from the library, so there they must be its own.
        const key = file.isFeatured ? JSON.stringify(file) : file.src
        const hash = createHash('sha256').update(key).digest().readUIntBE(0, 6)
        const number = known.get(hash) ?? numbers.take(`file:${key}`)
        if (!known.has(hash)) items.push(itemOf(file, number, post))
        known.set(hash, number)
        if (file.isFeatured) featured = number
        if (!ofPost.has(file.src)) ofPost.set(file.src, number)
      }
      return { items, featured, find: (src) => ofPost.get(src) }
    },
  }
}

function itemOf({ src, alt, caption, width, height }: ItemFile, number: number, post: number): string {
  const url = writable(src)
  const name = makeSlug(undefined, (url.split(/[?#]/)[0] ?? '') || 'image')
  const size = { ...(width && { width }), ...(height && { height }) }
  const meta = [
    ...(alt ? [metaElement('_wp_attachment_image_alt', writable(alt))] : []),
    ...(width || height ? [metaElement('_wp_attachment_metadata', serializePhp(size))] : []),
  ]
  return `<item>
${cdata('title', writableHtml(escapeXml(name)))}
<guid isPermaLink="false">${escapeXml(url)}</guid>
<description></description>
<content:encoded></content:encoded>
${cdata('excerpt:encoded', writableHtml(escapeXml(caption)))}
${element('wp:post_id', number)}
<wp:comment_status>closed</wp:comment_status>
<wp:ping_status>closed</wp:ping_status>
${cdata('wp:post_name', name)}
<wp:status>inherit</wp:status>
${element('wp:post_parent', post)}
<wp:post_type>attachment</wp:post_type>
${cdata('wp:attachment_url', url)}
${meta.map((row) => `${row}\n`).join('')}</item>
`
}
