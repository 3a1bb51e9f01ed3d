/** One post of an answer of WordPress' REST API → what it says of its article. */

import { findForeignJson } from '../../article/json.ts'
import { noArticles } from '../../split/wxr/item-type.ts'
import { root } from '../../tree/h.ts'
import type { Read } from '../reader.ts'
import { metaRows } from '../wordpress/meta.ts'
import type { Post, StoredComment } from '../wordpress/post.ts'
import { termRows } from '../wordpress/terms.ts'
import { toDraft } from '../wordpress/to-draft.ts'
import { restMeta } from './meta.ts'
import { reportNumbers } from './numbers.ts'
import { RestPost, type RestReply } from './rest-post.ts'
import { termsOf } from './terms.ts'

/** Reads a post of `/wp/v2/posts`: what was stored if the answer holds it (`context=edit`), else what is shown. */
export const readRest: Read = (text, context) => {
  const { report } = context
  const parsed = RestPost.safeParse(findForeignJson(text))
  if (!parsed.success) {
    report('rest/no-post', { seen: parsed.error.issues[0]?.path.join('.') || 'no object' })
    return { facts: {}, body: root([]) }
  }
  const seen = whyNoArticle(parsed.data)
  if (seen !== undefined) {
    report('rest/no-post', { seen })
    return { facts: {}, body: root([]) }
  }
  const { content } = parsed.data
  if (content?.protected && !content.raw && !content.rendered) report('read/protected', {})
  const post = postOf(parsed.data, metaRows(restMeta(parsed.data, context), context))
  reportNumbers(parsed.data, post, report)
  return toDraft(post, context)
}

/** What an answer that is no article is; answers with revisions do not state a type. */
function whyNoArticle({ type, slug = '', code, message }: RestPost): string | undefined {
  if (typeof code === 'string' && typeof message === 'string') return `the error ${code}: ${message}`
  const kind = type ?? (revisionSlug.test(slug) ? 'revision' : 'post')
  return Object.hasOwn(noArticles, kind) ? noArticles[kind] : undefined
}

// wp-includes/revision.php, _wp_post_revision_data()
const revisionSlug = /^\d+-(?:revision|autosave)-v\d+$/

function postOf(post: RestPost, rows: Post['rows']): Post {
  const terms = termsOf(post)
  const raw = post.content?.raw
  return {
    id: numberText(post.id),
    title: post.title?.raw ?? post.title?.rendered,
    link: post.link,
    slug: post.slug || post.generated_slug,
    status: post.status,
    isProtected: Boolean(post.password) || post.content?.protected === true,
    place: {
      type: post.type,
      parent: numberText(post.parent),
      order: numberText(post.menu_order),
      isSticky: post.sticky === true,
    },
    published: { local: post.date ?? undefined, utc: post.date_gmt ?? undefined },
    modified: { local: post.modified ?? undefined, utc: post.modified_gmt ?? undefined },
    authors: (post._embedded?.author ?? []).flatMap(({ name, link }) =>
      name ? [{ name, ...(link && { url: link }) }] : [],
    ),
    terms,
    former: { urls: [post.guid?.raw ?? post.guid?.rendered ?? ''], slugs: [], days: [] },
    comments: (post._embedded?.replies ?? []).flat().map(toComment),
    excerpt: post.excerpt?.raw,
    ...(hasOwnText(post) && { shownExcerpt: post.excerpt?.rendered }),
    content: raw ? { html: raw, form: 'raw' } : { html: post.content?.rendered ?? '', form: 'rendered' },
    ...(raw && post.content?.rendered && { shown: { html: post.content.rendered, form: 'rendered' } }),
    rows: [...rows, ...termRows(terms)],
    ...featuredOf(post),
    patterns: {},
  }
}

/** Whether the excerpt is not what is shown until somebody gives the password. */
function hasOwnText({ excerpt, content }: RestPost): boolean {
  return excerpt?.raw === undefined && !excerpt?.protected && (!content?.protected || Boolean(content.rendered))
}

/** The featured image as it is embedded; an answer without it names only its number. */
function featuredOf({ featured_media: number = 0, _embedded }: RestPost): Pick<Post, 'featured' | 'attachments'> {
  const id = String(number)
  const [media] = _embedded?.['wp:featuredmedia'] ?? []
  if (!media?.source_url) return { featured: { id }, attachments: {} }
  const { source_url: url, alt_text: alt = '', caption, media_details: { width, height } = {} } = media
  const size = { ...(width && { width }), ...(height && { height }) }
  return {
    featured: { id },
    attachments: { [id]: { url, alt, caption: caption?.rendered ?? '', title: '', ...size } },
  }
}

function toComment(reply: RestReply): StoredComment {
  const { id, parent, type, status: approval, author_name: author, author_url: url, date: local, content } = reply
  return {
    ...{ type, approval, author, url },
    id: numberText(id),
    parent: numberText(parent),
    date: { local },
    content: { html: content?.rendered ?? '', form: 'rendered' },
  }
}

const numberText = (value: number | string | undefined) => (value === undefined ? undefined : String(value))
