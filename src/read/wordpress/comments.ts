/** The comments of a post. */

import type { Comment } from '../../article/article.ts'
import type { DraftComment } from '../../article/draft.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { root } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { shape } from '../html/shape.ts'
import { autop } from './autop.ts'
import { htmlText } from './html-text.ts'
import { toIso } from './moment.ts'
import type { Post, StoredComment } from './post.ts'
import { webUrl } from './web-url.ts'

/** What WordPress calls how far a comment got: wp-includes/comment.php, get_comment_statuses(). */
const statuses: Record<string, Comment['status']> = {
  '1': 'approved',
  approve: 'approved',
  approved: 'approved',
  '0': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'trashed',
  'post-trashed': 'trashed',
}

/**
 * The comments, if they are asked for; else they are counted. E-mail and IP addresses of their writers never come along;
 * a status that only a plugin knows is `pending`, for nothing may come out as approved that was not.
 */
export function readComments(post: Post, isAsked: boolean, guard: Guard): DraftComment[] {
  const { comments } = post
  const { report } = guard
  if (comments.length === 0) return []
  if (!isAsked) {
    report('wordpress/comments', { count: comments.length })
    return []
  }
  report('wordpress/comment-writers', { count: comments.length })
  return comments.map((comment) => readComment(comment, post, guard))
}

function readComment(comment: StoredComment, { link }: Post, { limits, report: tell }: Guard): DraftComment {
  const { id, parent, type, approval = '1', content } = comment
  // Comments have no places: they are unpacked on the way.
  const report: Guard['report'] = (rule, details) => tell(rule, details)
  const name = htmlText(comment.author)
  const url = webUrl(comment.url)
  const date = toIso(comment.date)
  const html = content.form === 'raw' ? autop(content.html) : content.html
  const body = root(fromDom(parseFragment(html, { limits, report }).children))
  return {
    ...(id && { id }),
    ...(parent && parent !== '0' && { parent }),
    ...(type && type !== 'comment' && { kind: type }),
    status: (Object.hasOwn(statuses, approval) ? statuses[approval] : undefined) ?? 'pending',
    ...(name && { author: { name, ...(url && { url }) } }),
    ...(date && { publishedAt: date }),
    body: shape(body, { base: link, source: html, report, drop: () => {} }),
  }
}
