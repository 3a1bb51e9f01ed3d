/** The lines of a page with all that is summed over them: what the features look at. */

import type { Element } from 'domhandler'
import { lettersOf } from '../../../tree/letters.ts'
import type { Kind } from './kinds.ts'
import { between, isHeading, type Line, type Region, Signature, sums } from './line.ts'
import { measure } from './measure.ts'
import { isTitleOf, titleOf } from './title-line.ts'
import { partBits, partNames } from './vocabulary.ts'

/** What the page says of its article in its head, for comparison with its lines. */
export interface Told {
  titles: string[]
  description: string | undefined
  articleBody: string | undefined
  /** What the article lists, such as ingredients. */
  lists: string[][]
  authors: string[]
  /** Elements that a class, `id` or `itemprop` marks as the body of an article, and those called `article` or `main`. */
  marked: Set<Element>
  articles: Set<Element>
}

export interface Page {
  lines: Line[]
  told: Told
  /** Sums over the lines before an index. */
  words: Float64Array
  linkWords: Float64Array
  prose: Float64Array
  /** The region for which the prose votes, the best of the marked ones, and the best `article`. */
  voted: Region
  marked: Region | undefined
  article: Region | undefined
  /** Index of the first line that is the title; -1 where none is. */
  title: number
  /** Kinds of parts, without those that are said of nearly all of the page and so tell nothing. */
  parts: number
  articleBody: string | undefined
  description: string | undefined
}

/** Fewer words, or more of them in links, are no prose. */
const fewestProseWords = 12
const mostLinked = 0.4
/** How many of the regions round a line are looked at. */
const mostRounds = 4

/** Measures the lines and compares them with each other and with what the page says of itself. */
export function toPage(lines: Line[], regions: Region[], told: Told): Page {
  const texts = new Map<string, number>()
  for (const { text, length } of lines) if (length < 300) texts.set(text, (texts.get(text) ?? 0) + 1)
  const titles = new Set(told.titles.map(lettersOf).filter(Boolean))
  const titleStarts = new Set([...titles].map((title) => title[0]))
  const longestTitle = told.titles.reduce((most, title) => Math.max(most, title.length), 0)
  const signatures: Signatures = new Map()
  const parts = tellingParts(lines)
  const beside = besideParts & parts
  let heading: Line | undefined
  for (const line of lines) {
    const { region, text, length } = line
    measure(line)
    const linked = length ? line.linkLength / length : 0
    const isProse =
      line.words >= fewestProseWords && linked < mostLinked && ((region.path | region.parts) & beside) === 0
    line.prose = isProse ? line.words * (1 - linked) : 0
    line.isTitle = length > 0 && length <= longestTitle + 20 && isTitleOf(line, titles, titleStarts)
    line.repeats = texts.get(text) ?? 1
    line.heading = heading
    if (isHeading(line)) heading = line
    addRounds(line)
    sign(line, signatures)
  }
  const words = sums(lines, ({ words }) => words)
  const prose = sums(lines, ({ prose }) => prose)
  const within = (region: Region) => between(prose, region)
  const body = regions[0] as Region // the region of the page itself is always there
  return {
    lines,
    told,
    words,
    prose,
    linkWords: sums(lines, ({ words, linkLength, length }) => (length ? (words * linkLength) / length : 0)),
    voted: vote(lines) ?? body,
    marked: mostOf(
      regions.filter(({ element }) => told.marked.has(element)),
      within,
    ),
    article: mostOf(
      regions.filter(({ element }) => told.articles.has(element)),
      within,
    ),
    title: titleOf(lines),
    parts,
    articleBody: told.articleBody && lettersOf(told.articleBody.slice(0, longestStated)),
    description: told.description && lettersOf(told.description),
  }
}

/** Parts of a page that are beside the article: what stands in them is no prose of it. */
export const besideParts = partBits(['comments', 'navigation', 'footer', 'newsletter', 'sidebar', 'hidden', 'related'])

/** Share of a page's text from which on a word in class names is that of its frame. */
const nearlyAll = 0.8

/** The kinds of parts that are said of a part of the page. */
function tellingParts(lines: Line[]): number {
  const lengths = new Float64Array(partNames.length)
  let all = 0
  for (const { region, length } of lines) {
    all += length
    for (let bits = region.path | region.parts; bits; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits)
      lengths[bit] = (lengths[bit] ?? 0) + length
    }
  }
  let telling = 0
  lengths.forEach((length, bit) => {
    if (length <= nearlyAll * all) telling |= 1 << bit
  })
  return telling
}

/** Characters of a stated text that are looked at: an article has a third. */
const longestStated = 30_000

/** Signatures by the kind of the element and that of the one round it. */
type Signatures = Map<Kind, Map<Kind | undefined, Signature>>

/** Puts a line to its like. */
function sign(line: Line, signatures: Signatures): void {
  const { kind, parent } = line.region
  const inParents = signatures.get(kind) ?? new Map<Kind | undefined, Signature>()
  const signature = inParents.get(parent?.kind) ?? new Signature()
  if (signature.lines.length === 0) signatures.set(kind, inParents.set(parent?.kind, signature))
  signature.lines.push(line)
  signature.prose += line.prose
  line.signature = signature
}

function addRounds({ region, rounds }: Line): void {
  let size = 1
  for (let round: Region | undefined = region; round && rounds.length < mostRounds; round = round.parent) {
    if (round.end - round.start <= size) continue
    rounds.push(round)
    size = round.end - round.start
  }
}

/** How much of the prose of a line counts for the elements round it, from the nearest on. */
const shares = [1, 0.6, 0.3]

function vote(lines: Line[]): Region | undefined {
  const votes = new Map<Region, number>()
  let best: Region | undefined
  for (const { prose, region } of lines) {
    if (prose === 0) continue
    const isOwn = region.element.name === 'p' || region.element.name === 'li'
    let voter = isOwn ? region.parent : region
    for (const share of shares) {
      if (!voter) break
      const sum = (votes.get(voter) ?? 0) + share * prose
      votes.set(voter, sum)
      if (!best || sum > (votes.get(best) ?? 0)) best = voter
      voter = voter.parent
    }
  }
  return best
}

/** The first of the largest, by what `size` gives; nothing of no regions. */
export function mostOf(regions: Region[], size: (region: Region) => number): Region | undefined {
  let best: Region | undefined
  for (const region of regions) if (!best || size(region) > size(best)) best = region
  return best
}
