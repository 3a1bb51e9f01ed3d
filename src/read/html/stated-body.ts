/** The text of an article that a page states in its data and hardly shows: schema.org's `articleBody`, the lists of a recipe. */

import type { ElementContent, Root } from 'hast'
import { fromDom } from '../../tree/from-dom.ts'
import { element, root, text } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { fold, rawText } from '../../tree/text.ts'
import type { LinkedFacts, LinkedList } from './json-ld.ts'
import { noiseOf } from './noise.ts'

/** Characters from which on a stated text is an article, and no summary of one. */
const shortestArticle = 400
/** How many times as long as the shown text it must be to take its place. */
const timesAsLong = 2

/** The stated text in place of what the page shows, or the stated lists behind it, if that is missing or tiny beside them. */
export function statedBody(linked: LinkedFacts | undefined, shown: Root): Root | undefined {
  if (!linked) return undefined
  const { articleBody, lists } = linked
  const stated = articleBody ?? lists.flatMap(({ items }) => items).join('\n')
  if (stated.length < shortestArticle) return undefined
  if (fold(rawText(shown)).length * timesAsLong > stated.length) return undefined
  // Lists are not all of an article, as `articleBody` is.
  return root(articleBody === undefined ? [...shown.children, ...lists.map(listed)] : fromText(articleBody))
}

function listed({ items, isOrdered }: LinkedList): ElementContent {
  const children = items.map((item) => element('li', {}, item.includes('<') ? fromMarkup(item) : [text(item)]))
  return element(isOrdered ? 'ol' : 'ul', {}, children)
}

const fromText = (stated: string) => (markup.test(stated) ? fromMarkup(stated) : paragraphs(stated))

const markup = /<(?:p|br|div|h[1-6]|ul|ol)\b[^<>]*>/i

function fromMarkup(stated: string): ElementContent[] {
  return fromDom(parseFragment(stated).children, { replace: (inner) => (noiseOf(inner) ? [] : undefined) })
}

function paragraphs(stated: string): ElementContent[] {
  const lines = stated.split(/\r?\n|\r/).map((line) => line.trim())
  return lines.filter(Boolean).map((line) => element('p', {}, [text(line)]))
}
