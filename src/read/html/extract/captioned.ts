/** Pictures with what is said of them, which a page lays out apart from the text they stand in. */

import { saysCaption, saysCredit, saysFigure } from '../caption-marks.ts'
import { isHeading, type Line, type Region, sums, wordsOf } from './line.ts'

export interface Captioned {
  region: Region
  /** The picture, its caption and its credit, without what else there is to read, such as "View larger". */
  lines: Line[]
}

/** Lines of a picture, its caption and its credit. */
const mostLines = 6

/** Words of a caption, and of what stands beside it: more is a text with a picture. */
const longestCaption = 120
const longestBeside = 12

/** Share of a caption that may be links: what is one link leads to another article. */
const mostLinked = 0.5

/** The outermost elements that hold a picture and its caption, and next to nothing else; in document order. */
export function captionedPictures(lines: Line[], regions: Region[]): Captioned[] {
  const found: Captioned[] = []
  const images = sums(lines, ({ images }) => images)
  let end = 0
  for (const region of regions) {
    const isPictured = images[region.start] !== images[region.end]
    if (!isPictured || region.end - region.start > mostLines || region.start < end) continue
    const own = captionedIn(region, lines.slice(region.start, region.end))
    if (!own) continue
    found.push({ region, lines: own })
    end = region.end
  }
  return found
}

function captionedIn(region: Region, lines: Line[]): Line[] | undefined {
  const said = lines.filter(({ words }) => words > 0)
  const credits = said.filter(({ text }) => saysCredit(text))
  const marked = said.filter((line) => credits.includes(line) || isSaidOfPicture(line, region))
  // What a figure says is its caption, if it marks none.
  const { name, attribs } = region.element
  const captions = marked.length === 0 && (name === 'figure' || saysFigure(attribs.class)) ? said : marked
  if (captions.length === 0 || wordsOf(captions) > longestCaption) return undefined
  const length = captions.reduce((sum, line) => sum + line.length, 0)
  const linked = captions.reduce((sum, line) => sum + line.linkLength, 0)
  if (credits.length === 0 && linked >= mostLinked * length) return undefined
  const others = said.filter((line) => !captions.includes(line))
  if (others.some(isHeading) || wordsOf(others) > longestBeside) return undefined
  return lines.filter((line) => line.words === 0 || captions.includes(line))
}

/** Whether an element round a line, up to a region, is a caption or holds one. */
function isSaidOfPicture(line: Line, region: Region): boolean {
  for (let at: Region | undefined = line.region; at; at = at.parent) {
    if (at.element.name === 'figcaption' || saysCaption(at.element.attribs.class)) return true
    if (at === region) return false
  }
  return false
}

/** Lines between a title and the text, among which the first picture with a caption is the article's. */
const mostBeforeText = 40

/** The picture with a caption that stands between the title, the line `title`, and the text, which begins with the line `from`. */
export function leadPicture(captioned: Captioned[], title: number, from: number): Captioned | undefined {
  const lead =
    title < 0 || from - title > mostBeforeText ? undefined : captioned.find(({ region }) => region.start > title)
  return lead && lead.region.end <= from ? lead : undefined
}
