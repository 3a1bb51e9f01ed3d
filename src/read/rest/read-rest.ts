/** One post of an answer of WordPress' REST API → what it says of its article. */

import { noArticles } from '../../split/wxr/item-type.ts'
import { root } from '../../tree/h.ts'
import type { Read } from '../reader.ts'
import { metaRows } from '../wordpress/meta.ts'
import type { Post } from '../wordpress/post.ts'
import { type Term, termRows } from '../wordpress/terms.ts'
import { toDraft } from '../wordpress/to-draft.ts'
import { restRows } from './meta.ts'
import { RestPost } from './rest-post.ts'

/** Reads a post of `/wp/v2/posts`: what was stored if the answer holds it (`context=edit`), else what is shown. */
export const readRest: Read = (text, context) => {
  const { report } = context
  const parsed = RestPost.safeParse(parse(text))
  if (!parsed.success) {
    report('rest/no-post', { seen: parsed.error.issues[0]?.path.join('.') || 'no object' })
    return { facts: {}, body: root([]) }
  }
  const { type = 'post' } = parsed.data
  if (Object.hasOwn(noArticles, type)) {
    report('rest/no-post', { seen: noArticles[type] ?? type })
    return { facts: {}, body: root([]) }
  }
  return toDraft(postOf(parsed.data, metaRowsOf(parsed.data)), context)

  function metaRowsOf(post: RestPost) {
    return restRows(post, (stored) => metaRows(stored, report))
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function postOf(post: RestPost, rows: Post['rows']): Post {
  const terms = termsOf(post)
  const raw = post.content?.raw
  return {
    id: post.id === undefined ? undefined : String(post.id),
    title: post.title?.raw ?? post.title?.rendered,
    link: post.link,
    slug: post.slug || post.generated_slug,
    status: post.status,
    isProtected: Boolean(post.password) || post.content?.protected === true,
    published: { local: post.date ?? undefined, utc: post.date_gmt ?? undefined },
    modified: { local: post.modified ?? undefined, utc: post.modified_gmt ?? undefined },
    authors: (post._embedded?.author ?? []).flatMap(({ name, link }) =>
      name ? [{ name, ...(link && { url: link }) }] : [],
    ),
    categories: namesOf(terms, 'category'),
    tags: namesOf(terms, 'post_tag'),
    excerpt: post.excerpt?.raw,
    content: raw ? { html: raw, form: 'raw' } : { html: post.content?.rendered ?? '', form: 'rendered' },
    ...(raw && post.content?.rendered && { shown: { html: post.content.rendered, form: 'rendered' } }),
    rows: [...rows, ...termRows(terms)],
    attachments: {},
  }
}

/** The terms that are embedded; else, from the classes of the post, their slugs. */
function termsOf(post: RestPost): Term[] {
  const embedded = (post._embedded?.['wp:term'] ?? []).flat()
  if (embedded.length > 0)
    return embedded.flatMap(({ taxonomy, name }) => (taxonomy && name ? [{ taxonomy, name }] : []))
  return (post.class_list ?? []).flatMap((name) => {
    const [, kind, slug] = termClass.exec(name) ?? []
    return kind && slug ? [{ taxonomy: kind === 'tag' ? 'post_tag' : kind, name: slug }] : []
  })
}

const termClass = /^(category|tag)-(.+)$/

function namesOf(terms: Term[], taxonomy: string): string[] {
  return terms.filter((term) => term.taxonomy === taxonomy).map(({ name }) => name)
}
