/** The paragraph that a text opens with, which is its lead where the source states none. */

import type { Root } from 'hast'
import { lineText } from '../tree/text.ts'
import { paragraphs } from './body.ts'

/**
 * The text of the first paragraph that has words. Before that of a page whose lines were measured, a day, a byline or the label of a
 * picture may have stayed: there it is the first of the leading paragraphs that is prose, if one is.
 */
export function openingOf(tree: Root, isMeasured = false): string | undefined {
  const texts = paragraphs(tree)
  const first = texts.findIndex((paragraph) => hasWords(lineText(paragraph)))
  if (first < 0) return undefined
  const [opening = '', ...others] = texts.slice(first, first + 1 + mostLabels).map(lineText)
  return (isMeasured && !isProse(opening) && others.find(isProse)) || opening
}

/** How many labels may stand over a text. */
const mostLabels = 4

/** Signs alone are a picture: an emoji over the text. */
const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

/** Whether a text ends as a sentence does, or is longer than bylines are. */
const isProse = (text: string) => text.length >= longestLabel || sentenceEnd.test(text)
const longestLabel = 90
// Also before the number of a note: "It was so.1"
const sentenceEnd = /[.!?…।။。！？؟](?:["'”“’»›)\]]|\s)*$|\p{L}[.!?]\d$/u
