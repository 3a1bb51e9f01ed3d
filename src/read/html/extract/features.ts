/** The features of a line, one each: what the model looks at, and what `inspect` says of its decision. */

import { lettersOf } from '../../../tree/letters.ts'
import { isCell } from '../../../tree/text.ts'
import { pathTags } from './kinds.ts'
import { between, type Line, type Region } from './line.ts'
import type { Page } from './page.ts'
import { lineWords, partWords } from './vocabulary.ts'

export type Feature = [name: string, value: (line: Line, page: Page) => number]

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0)
/**
 * Blocks, parts and words of prose are told apart up to here. Larger pages are so few that what a tree learns of them is
 * what those few are like: one learned that an article of 10,000 words is none.
 */
const mostBlocks = 600
const mostParts = 100
const mostProse = 5_000
/** Not further than `most` to either side. */
const clamped = (most: number, distance: number) => Math.max(-most, Math.min(most, distance))

const total = (sums: Float64Array) => sums[sums.length - 1] ?? 0
const holds = (region: Region | undefined, { index }: Line) =>
  region !== undefined && index >= region.start && index < region.end
/** A line, if the page has one there: an index of -1 would be looked for among the names of the list. */
const lineAt = ({ lines }: Page, index: number) => (index < 0 ? undefined : lines[index])
const linkShare = (line: Line | undefined) => (line ? share(line.linkLength, line.length) : -1)

const ofText: Feature[] = [
  ['words', ({ words }) => words],
  ['characters a word', ({ length, words }) => share(length, words)],
  ['share of text in links', linkShare],
  ['links', ({ links }) => links],
  ['images', ({ images }) => images],
  ['commas', ({ commas }) => commas],
  ['sentences', ({ sentences }) => sentences],
  ['words a sentence', ({ words, sentences }) => share(words, sentences + 1)],
  ['ending', ({ ending }) => ending],
  ['begins in lower case', ({ startsLower }) => Number(startsLower)],
  ['share of words in upper case', ({ upperWords, words }) => share(upperWords, words)],
  ['share of digits', ({ digits, length }) => share(digits, length)],
  ['bars and arrows', ({ bars }) => bars],
  ['repeated on the page', ({ repeats }) => repeats],
  ['is the title', ({ isTitle }) => Number(isTitle)],
  ['like the description', (line, { description }) => alike(line, description)],
  ['part of the stated text', (line, { articleBody }) => partOf(line, articleBody)],
  [
    'names an author',
    ({ text, length }, { told }) => Number(length < 120 && told.authors.some((name) => text.includes(name))),
  ],
  ['share of telling words', ({ kindShare }) => kindShare],
  ...Object.keys(lineWords).map(
    (kind, bit): Feature => [
      `words of kind ${kind}`,
      ({ kinds, firstKinds }) => ((kinds >> bit) & 1) + ((firstKinds >> bit) & 1),
    ],
  ),
]

function alike({ text, length }: Line, description: string | undefined): number {
  if (!description) return -1
  if (length < 30 || length >= 600 || text[0]?.toLowerCase() !== description[0]) return 0
  return Number(description.startsWith(lettersOf(text.slice(0, 60))) || lettersOf(text) === description)
}

function partOf({ text, length }: Line, stated: string | undefined): number {
  if (!stated) return -1
  return Number(length > 0 && stated.includes(lettersOf(text.slice(0, 80))))
}

const nameOf = ({ region }: Line) => region.element.name
const headingLevel = (line: Line | undefined) => {
  const name = line ? nameOf(line) : ''
  return name.length === 2 && name[0] === 'h' && name !== 'hr' ? Number(name[1]) : 0
}

const ofElement: Feature[] = [
  ['is a paragraph', (line) => Number(nameOf(line) === 'p')],
  ['is a list item', (line) => Number(nameOf(line) === 'li')],
  ['level of heading', (line) => headingLevel(line)],
  ['is a table cell', (line) => Number(isCell(nameOf(line)))],
  ['is code', (line) => Number(nameOf(line) === 'pre')],
  ['is a caption', (line) => Number(nameOf(line) === 'figcaption')],
  ['is bare text', (line) => Number(nameOf(line) === 'div' || nameOf(line) === 'section')],
  ['depth', ({ region }) => region.depth],
  ...pathTags.map((name, bit): Feature => [`in ${name}`, ({ region }) => (region.tags >> bit) & 1]),
  ...Object.keys(partWords).map(
    (part, bit): Feature => [
      `class of kind ${part}`,
      ({ region }, { parts }) => {
        const own = (region.parts | (region.parent?.parts ?? 0)) & parts
        return 2 * ((own >> bit) & 1) + (((region.path & parts) >> bit) & 1)
      },
    ],
  ),
]

/** Lines before and after that are looked at one by one. */
const near = [-2, -1, 1, 2]

const ofNeighbours: Feature[] = near.flatMap((step): Feature[] => [
  [`words ${step}`, ({ index }, page) => lineAt(page, index + step)?.words ?? -1],
  [`share of text in links ${step}`, ({ index }, page) => linkShare(lineAt(page, index + step))],
  [
    `same place ${step}`,
    ({ index, region }, page) => Number(lineAt(page, index + step)?.region.parent === region.parent),
  ],
  [`level of heading ${step}`, ({ index }, page) => headingLevel(lineAt(page, index + step))],
])

/** What headings say over what is beside an article. */
const headingKinds = ['follow', 'more', 'byline', 'comments', 'tags', 'page'] as const
const kindNames = Object.keys(lineWords)

const ofHeading: Feature[] = [
  ['blocks since a heading', ({ index, heading }) => (heading ? Math.min(99, index - heading.index) : -1)],
  ['level of the heading over it', ({ heading }) => headingLevel(heading)],
  ['words of the heading over it', ({ heading }) => heading?.words ?? -1],
  ...headingKinds.map((kind): Feature => {
    const bit = kindNames.indexOf(kind)
    return [`under a heading of kind ${kind}`, ({ heading }) => ((heading?.kinds ?? 0) >> bit) & 1]
  }),
]

const farthest = 30

function toProse({ index }: Line, page: Page, step: 1 | -1): number {
  for (let far = 1; far < farthest; far++) if ((lineAt(page, index + step * far)?.prose ?? 0) > 0) return far
  return farthest
}

const rounds = [0, 1, 2, 3]

const ofPlace: Feature[] = [
  ['share of the page before', ({ index }, { words }) => share(words[index] ?? 0, total(words))],
  ['share of the prose before', ({ index }, { prose }) => share(prose[index] ?? 0, total(prose))],
  ['blocks before', ({ index }) => Math.min(mostBlocks, index)],
  ['blocks of the page', (_, { lines }) => Math.min(mostBlocks, lines.length)],
  ['prose of the page', (_, { prose }) => Math.min(mostProse, total(prose))],
  ['blocks since prose', (line, page) => toProse(line, page, -1)],
  ['blocks until prose', (line, page) => toProse(line, page, 1)],
  ['blocks since the title', ({ index }, { title }) => (title < 0 ? -99 : clamped(50, index - title))],
  ['share of prose in its like', ({ signature }, { prose }) => share(signature.prose, total(prose))],
  ['blocks like it', ({ signature }) => Math.min(mostParts, signature.lines.length)],
  ['prose a block like it', ({ signature }) => share(signature.prose, signature.lines.length)],
  ['in the voted part', (line, { voted }) => Number(holds(voted, line))],
  ['share of prose in the voted part', (_, { voted, prose }) => share(between(prose, voted), total(prose))],
  ['depth below the voted part', (line, { voted }) => (holds(voted, line) ? line.region.depth - voted.depth : -1)],
  ['in the marked part', (line, { marked }) => (marked ? Number(holds(marked, line)) : -1)],
  [
    'share of prose in the marked part',
    (_, { marked, prose }) => (marked ? share(between(prose, marked), total(prose)) : -1),
  ],
  ['in the article', (line, { article }) => (article ? Number(holds(article, line)) : -1)],
  [
    'share of prose in the article',
    (_, { article, prose }) => (article ? share(between(prose, article), total(prose)) : -1),
  ],
  ['articles of the page', (_, { told }) => told.articles.size],
  ...rounds.flatMap((round): Feature[] => [
    [`blocks round ${round}`, ({ rounds }) => Math.min(mostBlocks, sizeOf(rounds[round]))],
    [`share of prose round ${round}`, ({ rounds }, { prose }) => share(within(prose, rounds[round]), total(prose))],
    [
      `share of links round ${round}`,
      ({ rounds }, { linkWords, words }) => share(within(linkWords, rounds[round]), within(words, rounds[round])),
    ],
    [
      `words a block round ${round}`,
      ({ rounds }, { words }) => share(within(words, rounds[round]), sizeOf(rounds[round])),
    ],
    [
      `share of blocks before round ${round}`,
      ({ rounds, index }) => share(index - (rounds[round]?.start ?? index), sizeOf(rounds[round])),
    ],
    [`parts like round ${round}`, ({ rounds }) => Math.min(mostParts, rounds[round]?.alike.count ?? 0)],
    [`place among parts like round ${round}`, ({ rounds }) => Math.min(mostParts, rounds[round]?.place ?? 0)],
  ]),
]

const sizeOf = (region: Region | undefined) => (region ? region.end - region.start : 0)
const within = (sums: Float64Array, region: Region | undefined) => (region ? between(sums, region) : 0)

/** What can be said of a line before anything is decided. */
export const features: Feature[] = [...ofText, ...ofElement, ...ofNeighbours, ...ofHeading, ...ofPlace]

/** What the first opinion on all lines says of one of them. */
export interface Opinions {
  /** For every line, from 0 to 1. */
  chance: Float64Array
  /** Sums of chance times words before an index. */
  mass: Float64Array
  /** The run of lines whose words speak most for an article, without the line `end`. */
  run: { start: number; end: number }
}

export type LaterFeature = [name: string, value: (line: Line, page: Page, opinions: Opinions) => number]

const strong = 0.7
const strongWords = 12

function toStrong({ index }: Line, page: Page, { chance }: Opinions, step: 1 | -1): number {
  for (let far = 1; far < farthest; far++) {
    const other = lineAt(page, index + step * far)
    if (!other) return farthest
    if (other.words >= strongWords && (chance[index + step * far] ?? 0) > strong) return far
  }
  return farthest
}

/** What is told by the opinion on the lines round a line: a line among kept ones is kept more often. */
export const laterFeatures: LaterFeature[] = [
  ['first opinion', ({ index }, _, { chance }) => chance[index] ?? 0],
  ...[-3, -2, -1, 1, 2, 3].map(
    (step): LaterFeature => [`opinion ${step}`, ({ index }, _, { chance }) => chance[index + step] ?? -1],
  ),
  ['kept text before', ({ index }, _, { mass }) => share(mass[index] ?? 0, total(mass))],
  ['kept text after', ({ index }, _, { mass }) => share(total(mass) - (mass[index + 1] ?? 0), total(mass))],
  ['kept text', (_, __, { mass }) => Math.min(mostProse, total(mass))],
  ['blocks since kept', (line, page, opinions) => toStrong(line, page, opinions, -1)],
  ['blocks until kept', (line, page, opinions) => toStrong(line, page, opinions, 1)],
  [
    'blocks into the best run',
    ({ index }, _, { run }) =>
      clamped(mostParts, index < run.start ? index - run.start : index < run.end ? index - run.start + 1 : 0),
  ],
  ['blocks after the best run', ({ index }, _, { run }) => Math.max(-1, Math.min(mostParts, index - run.end))],
  ['share of kept text in the best run', (_, __, { mass, run }) => share(between(mass, run), total(mass))],
  ['opinion on its like', ({ signature }, _, { chance }) => meanOf(signature.lines, chance)],
  ...rounds.flatMap((round): LaterFeature[] => [
    [
      `kept share round ${round}`,
      ({ rounds }, { words }, { mass }) => share(within(mass, rounds[round]), within(words, rounds[round])),
    ],
    [`share of all kept round ${round}`, ({ rounds }, _, { mass }) => share(within(mass, rounds[round]), total(mass))],
  ]),
]

/** Lines of a kind that are looked at: the rest is like them. */
const mostLike = 40

function meanOf(lines: Line[], chance: Float64Array): number {
  const count = Math.min(lines.length, mostLike)
  let sum = 0
  for (let i = 0; i < count; i++) sum += chance[lines[i]?.index ?? 0] ?? 0
  return count ? sum / count : 0
}
