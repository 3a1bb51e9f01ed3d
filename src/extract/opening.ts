/** The paragraph that a text opens with, which is its lead where the source states none. */

import type { Root } from 'hast'
import { lineText } from '../tree/text.ts'
import { paragraphs } from './body.ts'

/**
 * The text of the first paragraph. Before that of a page whose lines were measured, a day, a byline or the label of a
 * picture may have stayed: there it is the first of the leading paragraphs that is prose, if one is.
 */
export function openingOf(tree: Root, isMeasured = false): string | undefined {
  const [first, ...others] = paragraphs(tree)
  if (!first) return undefined
  const opening = lineText(first)
  const prose = isMeasured && !isProse(opening) ? others.slice(0, mostLabels).map(lineText).find(isProse) : undefined
  return prose ?? (opening || undefined)
}

/** How many labels may stand over a text. */
const mostLabels = 4

/** Whether a text ends as a sentence does, or is longer than bylines are. */
const isProse = (text: string) => text.length >= longestLabel || sentenceEnd.test(text)
const longestLabel = 90
// Also before the number of a note: "It was so.1"
const sentenceEnd = /[.!?…।။。！？؟](?:["'”“’»›)\]]|\s)*$|\p{L}[.!?]\d$/u
