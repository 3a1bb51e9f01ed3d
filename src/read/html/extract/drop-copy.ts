/** The second copy of an article that a page holds twice: one for wide screens, one for narrow ones. */

import { type Line, wordsOf } from './line.ts'

/** Words of a line of prose. */
const fewestWords = 8
/** Different lines of prose that are a copy, and the share of all kept prose that it is. */
const fewestLines = 8
const leastShare = 0.4

/** Drops what stands in the order of an earlier copy, if that is two fifths of all; what one copy alone says stays. */
export function dropCopy(lines: Line[], keeps: Uint8Array): void {
  const prose = lines.filter(({ index, words }) => keeps[index] === 1 && words >= fewestWords)
  const copies = copiesOf(prose)
  const copied = new Set(copies.map(({ text }) => text))
  const [first] = copies
  const last = copies.at(-1)
  if (!first || !last || copied.size < fewestLines || wordsOf(copies) < leastShare * wordsOf(prose)) return
  const before = new Set(lines.slice(0, first.index).flatMap(({ index, text }) => (keeps[index] === 1 ? [text] : [])))
  for (const { index, text } of lines.slice(first.index, last.index + 1)) if (before.has(text)) keeps[index] = 0
}

/** How far the distance of lines of one copy from those of the other may be from the usual one. */
const leastDistance = 0.8
const mostDistance = 1.25

/** The lines that say again what stands about as far before them as before most others. */
function copiesOf(prose: Line[]): Line[] {
  const firsts = new Map<string, number>()
  const repeated: { line: Line; distance: number }[] = []
  for (const [place, line] of prose.entries()) {
    const first = firsts.get(line.text)
    if (first === undefined) firsts.set(line.text, place)
    else repeated.push({ line, distance: place - first })
  }
  const usual = repeated.map(({ distance }) => distance).sort((a, b) => a - b)[repeated.length >> 1] ?? 0
  return repeated
    .filter(({ distance }) => distance >= leastDistance * usual && distance <= mostDistance * usual)
    .map(({ line }) => line)
}
