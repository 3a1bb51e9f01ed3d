/** Paragraphs beside paragraphs that are kept: an article does not stop within the element that holds it. */

import { isBesideText } from './beside-text.ts'
import { isHeading, type Line, type Region } from './line.ts'

/** Words of prose, and lines of it, from which what is like them in the same element is of the same text. */
const fewestWords = 300
const fewestLines = 4
/** Words of prose that such a line has at least, and its chance: notes of the author or the site have less of both. */
const shortest = 20
const leastChance = 0.1

/** Keeps the prose in `round` that stands as much of what is kept does, and the headings over it. Linear. */
export function keepProse(lines: Line[], round: Region, keeps: Uint8Array, chance: Float64Array): void {
  for (const signature of new Set(lines.slice(round.start, round.end).map((line) => line.signature))) {
    const beside = signature.lines.filter(
      ({ index, prose }) => index >= round.start && index < round.end && prose >= shortest,
    )
    const kept = beside.filter(({ index }) => keeps[index])
    const prose = kept.reduce((sum, line) => sum + line.prose, 0)
    if (kept.length < fewestLines || prose < fewestWords) continue
    for (const line of beside) {
      if (keeps[line.index] || (chance[line.index] ?? 0) < leastChance || isBesideText(line)) continue
      keeps[line.index] = 1
      const over = lines[line.index - 1]
      if (over && isHeading(over) && !isBesideText(over)) keeps[over.index] = 1
    }
  }
}
