/** What WordPress knows of a post and no record holds. */

import type { Report } from '../../diagnostics/report.ts'
import { quote } from '../../diagnostics/rule.ts'
import type { PostPlace } from './post.ts'

/** Says what is left out. */
export function reportPlace({ type = 'post', parent = '0', order = '0', isSticky }: PostPlace, report: Report): void {
  const notes = [
    type !== 'post' && `the type ${quote(type)}`,
    parent !== '0' && `the post ${quote(parent)} above it`,
    order !== '0' && `the place ${quote(order)} in its order`,
    isSticky && 'that it is sticky',
  ].filter((note) => note !== false)
  if (notes.length > 0) report('wordpress/beside-text', { notes })
}
