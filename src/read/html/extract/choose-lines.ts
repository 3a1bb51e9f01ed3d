/** Finds the article of any page: measures every line, judges it, and gives the element round those that are kept. */

import type { AnyNode, Element } from 'domhandler'
import { isCell } from '../../../tree/text.ts'
import type { Verdict } from '../../reader.ts'
import type { LinkedFacts } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import type { Captioned } from './captioned.ts'
import { cutLines } from './cut-lines.ts'
import { features, laterFeatures } from './features.ts'
import { addOpinions, addValues, toOpinions, toRows, width } from './judge.ts'
import { keepLines, regionRound } from './keep.ts'
import { type Line, type Region, sums } from './line.ts'
import { firstOpinion, secondOpinion } from './line-model.ts'
import { toPage } from './page.ts'
import { tell } from './told.ts'
import { chanceOf, type Model, readModel, reasonsOf } from './trees.ts'

/** A picture in an element, and the text of its caption. */
export interface Pictured {
  element: Element
  caption: string | undefined
}

export interface Lines {
  /** The nearest element round all that is kept. */
  element: Element
  /** The element of the longest kept line: what it stands in is the article's. */
  anchor: Element
  /** What is left out: elements of which nothing is kept, and texts and images beside what is. */
  dropped: Set<AnyNode>
  /** Elements of which something is kept, whatever they are called. */
  kept: Set<AnyNode>
  /** Other articles that stand beside it on the page. */
  others: Element[]
  /** The picture over the text, and what is said of it. */
  lead: Pictured | undefined
  /** All lines of the page, which of them are kept, and which of them is the title (-1 if none): for who reads round the text. */
  all: Line[]
  keeps: Uint8Array
  title: number
  /** How sure the choice is, from 0 to 1: the mean chance of what is kept, by words. */
  sure: number
  /** For every line in order, why it was kept or dropped. Costs as much as the choice. */
  verdicts: () => Verdict[]
}

const first = readModel(firstOpinion)
const second = readModel(secondOpinion)
/** The features that the first model asks for, and those that the second asks for besides. */
const asked = [...features.keys()].filter((index) => first.features.includes(index))
const askedLater = [...features.keys()].filter((index) => !asked.includes(index) && second.features.includes(index))

/**
 * Chooses the lines of the article; nothing if the page shows none. Pictures with captions in `frame`, where the page
 * says that the article stands, are its own. Linear, without recursion.
 */
export function chooseLines(survey: Survey, linked: LinkedFacts | undefined, frame?: Element): Lines | undefined {
  if (!survey.body) return undefined
  const { lines, regions, blanks } = cutLines(survey.body)
  if (lines.length === 0) return undefined
  const page = toPage(lines, regions, tell(survey, linked))
  const rows = toRows(page, asked)
  const early = chances(first, rows, lines)
  const opinions = toOpinions(page, early)
  const open = lines.filter(({ index, words }) => words > 0 && (early[index] ?? 0) >= hopeless)
  addValues(rows, page, askedLater, open)
  addOpinions(rows, page, opinions, open)
  const chance = chances(second, rows, open, early)
  const { keeps, others, lead } = keepLines(page, regions, chance, frame)
  const longest = lines.reduce<Line | undefined>((best, line) => longer(best, line, keeps), undefined)
  if (!longest) return undefined
  const body = regionRound(lines, keeps)
  const { kept, dropped } = partsOf(body, { lines, regions, keeps })
  for (const blank of blanks) dropped.add(blank)
  return {
    element: body.element,
    anchor: longest.region.element,
    kept,
    others,
    lead: lead && { element: lead.region.element, caption: captionOf(lead) },
    dropped,
    all: lines,
    keeps,
    title: page.title,
    sure: sureness(lines, keeps, chance),
    verdicts: () => {
      addValues(rows, page, askedLater)
      addOpinions(rows, page, opinions)
      return lines.map(({ region, text, images }, index) => ({
        text: text || `(${images} images)`,
        start: region.element.startIndex ?? undefined,
        isKept: keeps[index] === 1,
        chance: chance[index] ?? 0,
        reasons: wordsOf(reasonsOf(second, rows, index * width)),
      }))
    },
  }
}

const captionOf = ({ lines }: Captioned) => lines.flatMap(({ words, text }) => (words > 0 ? text : [])).join(' ')

/** First chance under which a line is not judged again: seven of ten lines of a page; of 45,033 such, none would be kept. */
const hopeless = 0.05

/** The chances of some lines by a model, and of the others as they are. */
function chances(model: Model, rows: Float64Array, lines: Line[], others?: Float64Array): Float64Array {
  const out = others?.slice() ?? new Float64Array(rows.length / width)
  for (const { index } of lines) out[index] = chanceOf(model, rows, index * width)
  return out
}

function longer(best: Line | undefined, line: Line, keeps: Uint8Array): Line | undefined {
  return keeps[line.index] && (!best || line.words > best.words) ? line : best
}

/** What is kept and dropped of all that stands in the body. */
function partsOf(
  body: Region,
  { lines, regions, keeps }: { lines: Line[]; regions: Region[]; keeps: Uint8Array },
): Pick<Lines, 'dropped' | 'kept'> {
  const keptBefore = sums(lines, ({ index }) => keeps[index] ?? 0)
  const dropped = new Set<AnyNode>()
  const kept = new Set<AnyNode>()
  for (const { element, start, end } of regions) {
    if (start < body.start || end > body.end || element.children.length === 0) continue // a line across the page
    if (start === end && isCell(element.name)) continue // an empty one keeps its column
    if (keptBefore[end] === keptBefore[start]) dropped.add(element)
    else kept.add(element)
  }
  for (const { index, nodes } of lines.slice(body.start, body.end))
    if (!keeps[index]) for (const node of nodes) dropped.add(node)
  return { dropped, kept }
}

function sureness(lines: Line[], keeps: Uint8Array, chance: Float64Array): number {
  let sum = 0
  let words = 0
  for (const line of lines) {
    if (!keeps[line.index]) continue
    words += line.words
    sum += line.words * (chance[line.index] ?? 0)
  }
  return words ? sum / words : 0
}

const mostReasons = 3
const names = [...features, ...laterFeatures].map(([name]) => name)

function wordsOf(moved: Map<number, number>): string[] {
  return [...moved]
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, mostReasons)
    .map(([feature, value]) => `${value > 0 ? '+' : '-'} ${names[feature]}`)
}
