/** Comments as WordPress stores them. */

import type { Comment } from '../../article/article.ts'
import { cdata, element, escapeXml, writable, writableHtml } from '../xml.ts'
import { noDate, toPostDate } from './post-date.ts'

/** How far a comment got, in WordPress' own words. */
const approvals: Record<Comment['status'], string> = { approved: '1', pending: '0', spam: 'spam', trashed: 'trash' }

/** The comments of a post; those whose id is no number get one. E-mail addresses are in no record. */
export function commentElements(comments: Comment[]): string[] {
  const numbers = new Map<string, number>()
  const used = new Set(comments.flatMap(({ id }) => (id && isNumber(id) ? [Number(id)] : [])))
  let next = 1
  const numberOf = (id: string | undefined): number => {
    if (id && isNumber(id)) return Number(id)
    const known = id === undefined ? undefined : numbers.get(id)
    if (known !== undefined) return known
    while (used.has(next)) next++
    used.add(next)
    if (id !== undefined) numbers.set(id, next)
    return next
  }
  return comments.map(({ id, parent, kind = 'comment', status, author, publishedAt, html }) => {
    const date = publishedAt === undefined ? undefined : toPostDate(publishedAt)
    const parts = [
      element('wp:comment_id', numberOf(id)),
      cdata('wp:comment_author', writableHtml(escapeXml(author?.name ?? ''))),
      '<wp:comment_author_email></wp:comment_author_email>',
      element('wp:comment_author_url', writable(author?.url ?? '')),
      element('wp:comment_date', date?.local ?? noDate),
      element('wp:comment_date_gmt', date?.gmt ?? noDate),
      cdata('wp:comment_content', writableHtml(html)),
      element('wp:comment_approved', approvals[status]),
      element('wp:comment_type', writable(kind)),
      element('wp:comment_parent', parent === undefined ? 0 : numberOf(parent)),
    ]
    return `<wp:comment>${parts.join('')}</wp:comment>`
  })
}

const isNumber = (id: string) => /^[1-9]\d{0,14}$/.test(id)
