/** The terms of a post of a REST answer. */

import { decodeSlug } from '../wordpress/slug.ts'
import type { StoredTerm } from '../wordpress/terms.ts'
import type { RestPost } from './rest-post.ts'

/** The terms that are embedded; else, from the classes of the post, their slugs, which stand for the names; and its format. */
export function termsOf(post: RestPost): StoredTerm[] {
  const named = (post._embedded?.['wp:term'] ?? [])
    .flat()
    .flatMap(({ taxonomy, name, slug }) => (taxonomy && name ? [{ taxonomy, name, slug }] : []))
  const terms = named.length > 0 ? named : (post.class_list ?? []).flatMap(ofClass)
  return terms.some(({ taxonomy }) => taxonomy === 'post_format') ? terms : [...terms, ...formatOf(post)]
}

function ofClass(name: string): StoredTerm[] {
  const [, kind, slug] = termClass.exec(name) ?? []
  return kind && slug ? [{ taxonomy: kind === 'tag' ? 'post_tag' : kind, name: decodeSlug(slug) ?? slug, slug }] : []
}

const termClass = /^(category|tag)-(.+)$/

/** Exports hold the format of a post as a term, in these words: wp-includes/post-formats.php, get_post_format_strings(). */
const formats: Record<string, string> = {
  aside: 'Aside',
  chat: 'Chat',
  gallery: 'Gallery',
  link: 'Link',
  image: 'Image',
  quote: 'Quote',
  status: 'Status',
  video: 'Video',
  audio: 'Audio',
}

function formatOf({ format = '' }: RestPost): StoredTerm[] {
  const name = Object.hasOwn(formats, format) ? formats[format] : undefined
  return name ? [{ taxonomy: 'post_format', name, slug: `post-format-${format}` }] : []
}
