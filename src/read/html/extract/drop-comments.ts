/** Comments below an article on a page that marks no article: they look like prose, and only their class tells. */

import type { Line } from './line.ts'
import type { Page } from './page.ts'
import { lineBit, partBits } from './vocabulary.ts'

const commentPart = partBits(['comments'])
const commentLine = lineBit('comments')

/**
 * Words from which on a text is one without what is said about it; a page of comments alone is its comments. Where nearly
 * all of a page is called so, it may be the frame that is.
 */
const fewestWords = 25
const fewestWordsInFrame = 150

/**
 * What a class calls comments is not the article if there is a text beside it, however much like prose it looks; nor is
 * what follows the comments on a text, or the line over them.
 */
export function dropComments({ lines, parts }: Page, keeps: Uint8Array): void {
  const isComment = ({ region }: Line) => ((region.path | region.parts) & commentPart) !== 0
  const first = lines.findIndex((line) => keeps[line.index] === 1 && isComment(line))
  if (first < 0) return
  const own = (from: number, to: number) =>
    lines.slice(from, to).reduce((sum, line) => sum + (keeps[line.index] && !isComment(line) ? line.words : 0), 0)
  const before = own(0, first)
  const after = own(first, lines.length)
  if (before + after < (parts & commentPart ? fewestWords : fewestWordsInFrame)) return
  let from = first
  while (saysComments(lines[from - 1])) from--
  for (const line of lines.slice(from)) if (before >= after || isComment(line)) keeps[line.index] = 0
}

/** A short line such as "4 comments". */
const saysComments = (line: Line | undefined) =>
  line !== undefined && line.words <= longestHeading && (line.kinds & commentLine) !== 0
const longestHeading = 8
