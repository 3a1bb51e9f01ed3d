/** Comments of records that come back. */

import type { Comment } from '../article/article.ts'
import type { DraftComment } from '../article/draft.ts'
import { fromDom } from '../tree/from-dom.ts'
import { root } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'

/** A comment as a draft has it: what a source holds is not trusted, so its HTML is cleaned again. */
export function toDraftComment({ html, text: _, ...comment }: Comment): DraftComment {
  return { ...comment, body: root(fromDom(parseFragment(html).children)) }
}
