/** Headings over what is kept: the model drops some that stand in an element of their own, with links or labels beside them. */

import { isBesideText } from './beside-text.ts'
import { isHeading, type Line } from './line.ts'
import { lineBit } from './vocabulary.ts'

/** Least chance of such a heading; those of related articles and advertisements within the text have less. */
const leastChance = 0.1
/** Share of it that may be links: what is one leads elsewhere. */
const mostLinked = 0.5
/** "More on ships", and headings that are links. */
const leadsOn = ({ firstKinds, length, linkLength }: Line) =>
  (firstKinds & moreLine) !== 0 || linkLength >= mostLinked * length
const moreLine = lineBit('more')

/** A link beside a heading, by which readers get its address. */
const isLink = ({ length, linkLength }: Line) => linkLength === length

/**
 * Keeps the headings between the first and the last kept line right below which something is kept. On 1,050 pages with
 * gold text and sites the model had not seen it keeps about 400 on 150 pages; of 60 looked at, 54 are the article's.
 */
export function keepHeadings(lines: Line[], keeps: Uint8Array, chance: Float64Array): void {
  const from = keeps.indexOf(1)
  let isOver = false
  for (let index = keeps.lastIndexOf(1); index > from; index--) {
    const line = lines[index] as Line // there are as many lines
    if (line.words === 0) continue
    if (keeps[index]) isOver = true
    else if (isOver && !isLink(line) && !isBesideText(line)) {
      isOver = isHeading(line) && !leadsOn(line) && (chance[index] ?? 0) >= leastChance
      if (isOver) keeps[index] = 1
    }
  }
}
