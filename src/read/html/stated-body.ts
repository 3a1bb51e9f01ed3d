/** The text of an article that a page states in its data (schema.org `articleBody`) and hardly shows. */

import type { ElementContent, Root } from 'hast'
import { fromDom } from '../../tree/from-dom.ts'
import { element, root, text } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { rawText } from '../../tree/text.ts'
import { noiseOf } from './noise.ts'

/** Characters from which on a stated text is an article, and no summary of one. */
const shortestArticle = 400
/** How many times as long as the shown text it must be to take its place. */
const timesAsLong = 2

/** The stated text as paragraphs, if what the page shows is missing or tiny beside it. */
export function statedBody(stated: string | undefined, shown: Root): Root | undefined {
  if (stated === undefined || stated.length < shortestArticle) return undefined
  if (rawText(shown).trim().length * timesAsLong > stated.length) return undefined
  return root(markup.test(stated) ? fromMarkup(stated) : paragraphs(stated))
}

const markup = /<(?:p|br|div|h[1-6]|ul|ol)\b[^<>]*>/i

function fromMarkup(stated: string): ElementContent[] {
  return fromDom(parseFragment(stated).children, { replace: (inner) => (noiseOf(inner) ? [] : undefined) })
}

function paragraphs(stated: string): ElementContent[] {
  const lines = stated.split(/\r?\n|\r/).map((line) => line.trim())
  return lines.filter(Boolean).map((line) => element('p', {}, [text(line)]))
}
