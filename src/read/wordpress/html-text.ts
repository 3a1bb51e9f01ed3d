/** HTML of titles, names and captions → plain text. */

import { fromDom } from '../../tree/from-dom.ts'
import { root } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { lineText } from '../../tree/text.ts'

/** The text on one line; nothing if there is none. */
export function htmlText(html: string | undefined): string | undefined {
  if (html === undefined) return undefined
  if (!/[<&]/.test(html)) return html.replace(/[\t\n\f\r ]+/g, ' ').trim() || undefined
  return lineText(root(fromDom(parseFragment(html).children))) || undefined
}
