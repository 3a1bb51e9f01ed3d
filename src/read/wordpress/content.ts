/** What the editor stored → the HTML that a page shows. */

import type { Report, Span } from '../../diagnostics/report.ts'
import type { Post } from './post.ts'

export interface Prepared {
  html: string
  /** Where a part of `html` came from; nothing if the source does not hold it as text. */
  toSource: (span: Span) => Span | undefined
}

/** Makes the HTML of a post's content. */
export function prepare({ content: { html, at } }: Post, _report: Report): Prepared {
  return { html, toSource: ({ start, end }) => at && { start: at.start + start, end: at.start + end } }
}
