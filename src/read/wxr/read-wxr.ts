/** One item of an export → what it says of its article. */

import type { WxrContext } from '../../article/wxr-context.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Report, Span } from '../../diagnostics/report.ts'
import { locateText } from '../../split/wxr/locate-text.ts'
import { uris, usualNamespaces } from '../../split/wxr/namespaces.ts'
import { childOf, childrenOf, parseXml, type XmlElement } from '../../split/wxr/parse-xml.ts'
import { textOf } from '../../split/wxr/text-of.ts'
import type { Read } from '../reader.ts'
import { metaRows, type StoredMeta } from '../wordpress/meta.ts'
import { takeRecord } from '../wordpress/own-record.ts'
import type { Content, Post, StoredComment } from '../wordpress/post.ts'
import { type StoredTerm, termRows } from '../wordpress/terms.ts'
import { toDraft } from '../wordpress/to-draft.ts'

/** Reads an item: all that WordPress stored of a post, in the form in which it was stored. */
export const readWxr: Read = (text, context) => {
  const { report, wxr = lonely } = context
  const tree = parseXml(text, { namespaces: wxr.namespaces, limits: context.limits, report })
  const item = tree.children.find(({ name }) => name === 'item') ?? tree
  if (!itemEnd.test(text))
    report('wxr/truncated', {}, { at: { start: Math.max(0, text.length - 1), end: text.length } })
  const post = postOf(item, { source: text, wxr, limits: context.limits, report })
  reportMistakenEncoding(post, report)
  return toDraft(post, context)
}

/** Says of texts that were decoded wrongly once; controls beyond ASCII are no text, `Ã` and a sign no word. */
function reportMistakenEncoding({ title = '', content: { html, locate } }: Post, report: Report): void {
  const [inTitle, inContent] = [title, html].map((text) => [...text.matchAll(mistaken)])
  const [first] = inContent ?? []
  const found = first ?? inTitle?.[0]
  if (!found) return
  const start = first && locate?.(first.index)
  report(
    'wxr/mistaken-encoding',
    { count: (inTitle?.length ?? 0) + (inContent?.length ?? 0), sample: found[0] },
    { at: start === undefined ? undefined : { start, end: start + found[0].length } },
  )
}

const mistaken = /[\u0080-\u009f]|[\u00c2\u00c3][\u0080-\u00bf]/g

/** What is known of an item without its file. */
const lonely: WxrContext = {
  namespaces: usualNamespaces,
  site: {},
  authors: {},
  terms: [],
  attachments: {},
  patterns: {},
}

const itemEnd = /<\/item\s*>\s*$/

interface ItemSource extends Guard {
  source: string
  wxr: WxrContext
}

function postOf(item: XmlElement, { source, wxr, ...guard }: ItemSource): Post {
  const { report } = guard
  const login = textOf(item, 'creator', uris.dc)
  const content = childOf(item, 'encoded', uris.content)
  const terms = childrenOf(item, 'category', '').map((element) => toTerm(element, wxr))
  const { record, stored } = takeRecord(storedMeta(item), report)
  const thumbnail = stored.find(({ key }) => key === '_thumbnail_id')
  const valuesOf = (name: string) => stored.flatMap(({ key, value }) => (key === name ? value : []))
  return {
    id: textOf(item, 'post_id'),
    title: childOf(item, 'title', '')?.text,
    link: textOf(item, 'link', ''),
    slug: textOf(item, 'post_name'),
    status: textOf(item, 'status'),
    isProtected: textOf(item, 'post_password') !== undefined,
    published: { local: textOf(item, 'post_date'), utc: textOf(item, 'post_date_gmt') },
    modified: { local: textOf(item, 'post_modified'), utc: textOf(item, 'post_modified_gmt') },
    authors: login ? [{ name: Object.hasOwn(wxr.authors, login) ? (wxr.authors[login] ?? login) : login }] : [],
    terms,
    former: {
      urls: childrenOf(item, 'guid', '').map(({ text }) => text),
      slugs: valuesOf('_wp_old_slug'),
      days: valuesOf('_wp_old_date'),
    },
    comments: childrenOf(item, 'comment', uris.wp).map(toComment),
    place: {
      type: textOf(item, 'post_type'),
      parent: textOf(item, 'post_parent'),
      order: textOf(item, 'menu_order'),
      isSticky: textOf(item, 'is_sticky') === '1',
    },
    excerpt: childOf(item, 'encoded', uris.excerpt)?.text,
    content: { html: content?.text ?? '', form: 'raw', ...(content && placeOf(content, source)) },
    rows: [...metaRows(stored, guard), ...termRows(terms)],
    record,
    stored,
    featured: thumbnail && { id: thumbnail.value.trim(), at: thumbnail.at },
    attachments: wxr.attachments,
    patterns: wxr.patterns,
    language: wxr.site.language,
  }
}

function toTerm({ text, attributes }: XmlElement, { terms }: WxrContext): StoredTerm {
  const { domain, nicename: slug } = attributes
  const taxonomy = domain || 'category'
  const place = terms.find((term) => term.taxonomy === taxonomy && term.slug === slug)
  return { taxonomy, name: text.trim(), slug, parents: place?.parents }
}

function toComment(comment: XmlElement): StoredComment {
  const content = childOf(comment, 'comment_content', uris.wp)
  return {
    id: textOf(comment, 'comment_id'),
    parent: textOf(comment, 'comment_parent'),
    type: textOf(comment, 'comment_type'),
    approval: textOf(comment, 'comment_approved'),
    author: textOf(comment, 'comment_author'),
    url: textOf(comment, 'comment_author_url'),
    date: { local: textOf(comment, 'comment_date'), utc: textOf(comment, 'comment_date_gmt') },
    content: { html: content?.text ?? '', form: 'raw' },
  }
}

function storedMeta(item: XmlElement): StoredMeta[] {
  return childrenOf(item, 'postmeta', uris.wp).map((row) => {
    const value = childOf(row, 'meta_value', uris.wp)
    return {
      key: childOf(row, 'meta_key', uris.wp)?.text.trim() ?? '',
      value: value?.text ?? '',
      at: value && spanOf(value),
    }
  })
}

function placeOf(element: XmlElement, source: string): Pick<Content, 'at' | 'locate'> {
  return { at: spanOf(element), locate: locateText(source, element) }
}

function spanOf({ start, text }: XmlElement): Span {
  return { start, end: start + text.length }
}
