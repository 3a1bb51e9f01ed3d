/** One item of an export → what it says of its article. */

import type { WxrContext } from '../../article/wxr-context.ts'
import type { Span } from '../../diagnostics/report.ts'
import { textOf } from '../../split/wxr/header.ts'
import { uris, usualNamespaces } from '../../split/wxr/namespaces.ts'
import { childOf, childrenOf, parseXml, type XmlElement } from '../../split/wxr/parse-xml.ts'
import type { Read, ReadContext } from '../reader.ts'
import { metaRows, type StoredMeta } from '../wordpress/meta.ts'
import type { Post } from '../wordpress/post.ts'
import { type Term, termRows } from '../wordpress/terms.ts'
import { toDraft } from '../wordpress/to-draft.ts'

/** Reads an item: all that WordPress stored of a post, in the form in which it was stored. */
export const readWxr: Read = (text, context) => {
  const { report, wxr = lonely } = context
  const tree = parseXml(text, { namespaces: wxr.namespaces, report })
  const item = tree.children.find(({ name }) => name === 'item') ?? tree
  if (!itemEnd.test(text))
    report('wxr/truncated', {}, { at: { start: Math.max(0, text.length - 1), end: text.length } })
  return toDraft(postOf(item, wxr, context), context)
}

/** What is known of an item without its file. */
const lonely: WxrContext = { namespaces: usualNamespaces, site: {}, authors: {}, attachments: {} }

const itemEnd = /<\/item\s*>\s*$/

function postOf(item: XmlElement, wxr: WxrContext, { report }: ReadContext): Post {
  const login = textOf(item, 'creator', uris.dc)
  const content = childOf(item, 'encoded', uris.content)
  const terms = childrenOf(item, 'category', '').map(toTerm)
  const comments = childrenOf(item, 'comment', uris.wp)
  if (comments.length > 0) report('wordpress/comments', { count: comments.length })
  const stored = storedMeta(item)
  const featured = stored.find(({ key }) => key === '_thumbnail_id')?.value
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
    categories: namesOf(terms, 'category'),
    tags: namesOf(terms, 'post_tag'),
    excerpt: childOf(item, 'encoded', uris.excerpt)?.text,
    content: { html: content?.text ?? '', form: 'raw', at: content && spanOf(content) },
    rows: [...metaRows(stored, report), ...termRows(terms)],
    featured,
    attachments: wxr.attachments,
    language: wxr.site.language,
  }
}

function toTerm({ text, attributes }: XmlElement): Term {
  return { taxonomy: attributes.domain ?? 'category', name: text.trim() }
}

function namesOf(terms: Term[], taxonomy: string): string[] {
  return terms.filter((term) => term.taxonomy === taxonomy && term.name).map(({ name }) => name)
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

function spanOf({ start, text }: XmlElement): Span {
  return { start, end: start + text.length }
}
