/** What a reader takes as one is kept as one: a paragraph, a quote with its source, a table and each of its rows, a list. */

import { isCell } from '../../../tree/text.ts'
import { isBesideText } from './beside-text.ts'
import { between, type Line, type Region, sums, wordsOf } from './line.ts'
import { threshold } from './line-model.ts'

/** Keeps the rest of elements of which something is kept, if that speaks for all of it. */
export function keepWhole(lines: Line[], regions: Region[], keeps: Uint8Array, chance: Float64Array): void {
  /** Where the last that was kept whole ends: what stands in it needs no more looks. */
  let done = 0
  const keptBefore = sums(lines, ({ index }) => keeps[index] ?? 0)
  for (const region of regions) {
    const { element, start, end } = region
    const kept = between(keptBefore, region)
    const isOne = start < done || kept === 0 || kept === end - start ? undefined : whole.get(element.name)
    if (!isOne) continue
    const own = lines.slice(start, end).filter(({ words }) => words > 0)
    if (!isOne({ own, kept: own.filter(({ index }) => keeps[index]), chance })) continue
    for (const line of own) if (!isBesideText(line)) keeps[line.index] = 1
    done = end
  }
}

interface Fate {
  own: Line[]
  kept: Line[]
  chance: Float64Array
}

/** Whether most words are kept. */
const isMostly = ({ own, kept }: Fate) => 2 * wordsOf(kept) > wordsOf(own)

/** Whether most is kept of what stands in cells and no more: pages are laid out as tables, too. */
const isMostlyOfData = (fate: Fate) =>
  isMostly(fate) && fate.own.filter(isInCell).length >= leastInCells * fate.own.length
const leastInCells = 0.8
const isInCell = ({ region }: Line) => isCell(region.element.name)

/** Whether the items are kept together, each by as many words as it has: some are names, and some are text. */
function isLikely({ own, chance }: Fate): boolean {
  const sum = (value: (line: Line) => number) => own.reduce((total, line) => total + value(line), 0)
  if (sum(({ linkLength }) => linkLength) > mostLinked * sum(({ length }) => length)) return false
  return sum(({ index, words }) => words * (chance[index] ?? 0)) > threshold * wordsOf(own)
}
const mostLinked = 0.3

const whole = new Map<string, (fate: Fate) => boolean>([
  ['p', isMostly],
  ['blockquote', isMostly],
  ['details', isMostly],
  ['tr', isMostlyOfData],
  ['table', isMostlyOfData],
  ['ul', isLikely],
  ['ol', isLikely],
])
