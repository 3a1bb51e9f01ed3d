/** Where elements stood in the source. */

import type { Element } from 'hast'
import type { Span } from '../diagnostics/report.ts'

/** Where an element begins in the source, up to the end of its name; `undefined` if it did not come out of one. */
export function spanOf(element: Element): Span | undefined {
  const start = element.data?.start
  return start === undefined ? undefined : { start, end: start + element.tagName.length + 1 }
}
