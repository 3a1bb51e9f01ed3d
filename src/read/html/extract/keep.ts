/** From chances to a decision for every line: a threshold that knows the page, and what is never dropped from a text. */

import type { Element } from 'domhandler'
import { tableOf } from '../../../tree/word-table.ts'
import { isBesideText } from './beside-text.ts'
import { type Captioned, leadPicture } from './captioned.ts'
import { dropComments } from './drop-comments.ts'
import { dropCopy } from './drop-copy.ts'
import { dropDialogs } from './drop-dialogs.ts'
import { dropEntries } from './drop-entries.ts'
import { dropForms } from './drop-forms.ts'
import { dropImprint } from './drop-imprint.ts'
import { dropLabels } from './drop-labels.ts'
import { keepHeadings } from './keep-headings.ts'
import { keepLists } from './keep-lists.ts'
import { keepManual } from './keep-manual.ts'
import { keepNotes } from './keep-notes.ts'
import { keepPictures, nearKept } from './keep-pictures.ts'
import { keepProse } from './keep-prose.ts'
import { keepWhole } from './keep-whole.ts'
import { tagBits } from './kinds.ts'
import type { Line, Region } from './line.ts'
import { threshold } from './line-model.ts'
import type { Page } from './page.ts'

/** On a page where no line is sure, the share of the best chance from which a line is kept. */
const shareOfBest = 0.6

export interface Kept {
  /** 1 for every line that is kept. */
  keeps: Uint8Array
  /** Other articles of the page, of which nothing is. */
  others: Element[]
  /** The picture over the text. */
  lead?: Captioned | undefined
}

export function keepLines(page: Page, regions: Region[], chance: Float64Array, frame?: Element): Kept {
  const { lines } = page
  let best = 0
  for (let i = 0; i < lines.length; i++) if (lines[i]?.words) best = Math.max(best, chance[i] ?? 0)
  const least = Math.min(threshold, shareOfBest * best)
  const keeps = new Uint8Array(lines.length)
  for (const line of lines) {
    const { index, words } = line
    if (words > 0 && (chance[index] ?? 0) > least && !isOfPage(line) && !isBesideText(line)) keeps[index] = 1
  }
  if (keeps.includes(1)) keepProse(lines, regionRound(lines, keeps), keeps, chance)
  keepWhole(lines, regions, keeps, chance)
  if (keeps.includes(1)) keepManual(page, regionRound(lines, keeps), keeps)
  dropComments(page, keeps)
  dropForms(lines, regions, keeps)
  dropDialogs(regions, keeps)
  const others = dropEntries(page, regions, keeps)
  dropImprint(page, keeps)
  dropCopy(lines, keeps)
  keepHeadings(lines, keeps, chance)
  dropLabels(lines, keeps)
  keepLists(page, regions, keeps)
  keepNotes(lines, regions, keeps)
  if (frame) keepFigures(frame, { lines, regions, keeps })
  if (!keeps.includes(1)) return { keeps: keepAnything(lines, keeps), others }
  keepCode(lines, keeps)
  const captioned = keepPictures(lines, regions, keeps)
  return { keeps, others, lead: leadPicture(captioned, page.title, keeps.indexOf(1)) }
}

/** The nearest element round all lines that are kept; there is one at least. */
export function regionRound(lines: Line[], keeps: Uint8Array): Region {
  const from = keeps.indexOf(1)
  const to = keeps.lastIndexOf(1)
  let region = lines[from]?.region as Region // something is kept
  while (region.parent && (region.start > from || region.end <= to)) region = region.parent
  // A lone paragraph stands in something: its element is no container.
  return region.end - region.start === 1 && region.parent ? region.parent : region
}

/** Keeps the figures with a picture and a caption in an element, but for those that stand in `aside`. */
function keepFigures(
  frame: Element,
  { lines, regions, keeps }: { lines: Line[]; regions: Region[]; keeps: Uint8Array },
): void {
  const round = regions.find(({ element }) => element === frame)
  if (!round) return
  for (const { element, tags, start, end } of regions) {
    if (element.name !== 'figure' || start < round.start || end > round.end || tags & asideBit) continue
    const own = lines.slice(start, end)
    const hasCaption = own.some(({ words, length, linkLength }) => words > 0 && linkLength < mostLinked * length)
    if (hasCaption && own.some(({ images }) => images > 0)) keeps.fill(1, start, end)
  }
}

/** Share of a caption that may be links: a figure that is one link leads to another article. */
const mostLinked = 0.5

const asideBit = tagBits(['aside'])

/** A page of a few words is its own article. */
function keepAnything(lines: Line[], keeps: Uint8Array): Uint8Array {
  return lines.length <= fewLines ? Uint8Array.from(lines, (line) => Number(line.words > 0 && !isOfPage(line))) : keeps
}

const fewLines = 5

const navBit = tagBits(['nav'])
const footBit = tagBits(['footer'])
const textBits = tagBits(['article', 'main', 'section', 'blockquote', 'figure'])
/** Whether a page says of a line that it is navigation, or of the foot of the whole page. */
const isOfPage = ({ region: { tags } }: Line) =>
  (tags & navBit) !== 0 || ((tags & footBit) !== 0 && (tags & textBits) === 0)

/** Keeps the code that stands among what is kept. */
function keepCode(lines: Line[], keeps: Uint8Array): void {
  const isNear = nearKept(keeps)
  for (const line of lines) if (isNear(line.index) && isOfCode(line)) keeps[line.index] = 1
}

/** A block of code, or a line of one that is laid out as a table. */
const isOfCode = ({ region: { element, kind } }: Line) =>
  kind.isCode || (element.name === 'td' && codeCells.isIn(element.attribs.class))
const codeCells = tableOf(['blob-code', 'hljs-ln-code', 'rouge-code', 'crayon-code'])
