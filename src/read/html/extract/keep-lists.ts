/** What a page states as a list of its article, such as the ingredients of a recipe, is kept where the page shows it. */

import { isBesideText } from './beside-text.ts'
import { between, type Line, type Region, sums } from './line.ts'
import { mostOf, type Page } from './page.ts'

/** Share of the stated words that an element must show, and how alike it must be to the list. */
const leastShown = 0.6
const leastAlike = 0.7
/** Fewer words may stand anywhere. */
const fewestWords = 4

/**
 * Keeps the lines of the element that shows a stated list and little else, from the first to the last that says what the
 * list does, and the heading over them. Amounts and names may stand in lines of their own, and in any order. Linear.
 */
export function keepLists({ lines, told }: Page, regions: Region[], keeps: Uint8Array): void {
  if (told.lists.length === 0) return
  const shown = countWords(lines, ({ text }) => wordsIn(text))
  for (const list of told.lists) {
    const stated = wordsIn(list.join(' ').slice(0, longestList).replace(markup, ' '))
    const { variety, likeness, isIn, says } = compare(stated, lines, shown)
    const region = variety < fewestWords ? undefined : mostOf(regions, likeness)
    if (!region || likeness(region) < leastAlike || !isIn(region)) continue
    const own = lines.slice(region.start, region.end).filter((line) => line.words > 0 && !isBesideText(line))
    keepRuns(own, says, keeps)
    const heading = own.find(says)?.heading
    if (heading && heading.index >= region.start - headingDistance) keeps[heading.index] = 1
  }
}

/** The words of each line, and how many there are before it. */
interface Words {
  ofLines: string[][]
  counts: Float64Array
}

function countWords(lines: Line[], wordsOf: (line: Line) => string[]): Words {
  const ofLines = lines.map(wordsOf)
  return { ofLines, counts: sums(lines, ({ index }) => ofLines[index]?.length ?? 0) }
}

/** Compares the words of a list with those that each line shows. */
function compare(stated: string[], lines: Line[], shown: Words) {
  const wanted = new Set(stated)
  const found = countWords(lines, ({ index }) => (shown.ofLines[index] ?? []).filter((word) => wanted.has(word)))
  return {
    /** How many words the list has that differ. */
    variety: wanted.size,
    /** Dice's coefficient of the words of an element and of the list. */
    likeness: (region: Region) =>
      (2 * Math.min(between(found.counts, region), stated.length)) / (between(shown.counts, region) + stated.length),
    /** Whether an element shows most of the words that differ. */
    isIn: ({ start, end }: Region) => new Set(found.ofLines.slice(start, end).flat()).size >= leastShown * wanted.size,
    /** Whether most words of a line are of the list. */
    says: ({ index }: Line) => 2 * (found.ofLines[index]?.length ?? 0) > (shown.ofLines[index]?.length ?? 0),
  }
}

/** Keeps the lines that say what the list does, a number over the first, and the few others between them. */
function keepRuns(lines: Line[], says: (line: Line) => boolean, keeps: Uint8Array): void {
  let waiting: Line[] = []
  let isFirst = true
  for (const line of lines) {
    if (!says(line)) {
      if (!isFirst) waiting.push(line)
      else waiting = line.digits > 0 ? [line] : []
      continue
    }
    for (const { index } of waiting.length <= mostBetween ? [...waiting, line] : [line]) keeps[index] = 1
    waiting = []
    isFirst = false
  }
}

/** Lines between two of a list: amounts, remarks, and what a part of it is for. */
const mostBetween = 3
/** Characters of a list that are looked at: a recipe has a thousand. */
const longestList = 10_000
/** Lines between a heading and the element under it, such as the number of servings. */
const headingDistance = 4

/** Plugins state steps with their markup. */
const markup = /<[^<>]*>/g

const wordsIn = (text: string) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
