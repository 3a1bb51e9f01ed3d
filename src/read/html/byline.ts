/** Who wrote an article and when, by the lines that stand round its title: "By Ann Example", "Posted on 3 May 2024". */

import { type DateLine, type LineDates, lineDates } from '../byline-dates.ts'
import { type AuthorLine, type NamedAuthors, namedAuthors } from './byline-authors.ts'
import { lineTerms, type TermKind } from './byline-terms.ts'
import { datedText, spacedText, timeRound } from './byline-text.ts'
import type { Lines } from './extract/choose-lines.ts'
import type { Line } from './extract/line.ts'
import { partBits } from './extract/vocabulary.ts'

export interface Byline {
  authors?: NamedAuthors
  dates: LineDates
  /** The terms of a kind under which the article is filed. */
  terms: (kind: TermKind) => string[]
}

/** Lines before the title, after the first kept text, and after the last that may be a byline; of the second, those before a second text. */
const aboveTitle = 6
const belowStart = 4
const mostBelow = 12
const belowEnd = 10
const mostFront = 40
const farBelow = 60
/** Longer lines are prose. */
const longestLine = 160

/** Reads the lines over the text, the nearest to the title first, and those under it; `isDayFirst` reads `1/9/2026`. */
export function readByline({ all, keeps, title }: Pick<Lines, 'all' | 'keeps' | 'title'>, isDayFirst: boolean): Byline {
  const isKeptProse = (line: Line) => keeps[line.index] === 1 && isProse(line)
  const start = Math.max(0, all.findIndex(isKeptProse))
  const end = all.findLastIndex(isKeptProse)
  const top = title >= 0 && title <= start ? title : headingOver(all, start)
  const second = all.findIndex((line, index) => index > start && isKeptProse(line))
  const last = start + Math.max(belowStart, Math.min(mostBelow, second - start))
  const below = all.slice(Math.max(top, start - mostFront), last + 1)
  const above = all.slice(Math.max(0, top - aboveTitle), top)
  const front = [...below, ...above.reverse()].filter((line) => isShort(line) && !isComment(line))
  const back = all.slice(Math.max(start, end), end + belowEnd + 1).filter((line) => isShort(line) && !isComment(line))
  // A byline that is kept in the text is none of its prose.
  const isOpening = (line: Line) => line.index >= start && keeps[line.index] === 1
  const toDateLine = (line: Line): DateLine => ({ text: datedText(line), over: all[line.index - 1]?.text })
  const authors = namedAuthors(front.map(toAuthorLine(all)), back.map(toAuthorLine(all)), all)
  return {
    ...(authors && { authors }),
    dates: lineDates(
      {
        over: front.filter((line) => mayHoldDate(line) && !isOpening(line)).map(toDateLine),
        opening: front.filter((line) => mayHoldDate(line) && isOpening(line)).map(toDateLine),
        under: back.map(toDateLine),
        far: all
          .slice(end + belowEnd + 1, end + farBelow)
          .filter((line) => isShort(line) && mayHoldDate(line) && !isComment(line))
          .map(toDateLine),
      },
      isDayFirst,
    ),
    terms: (kind) =>
      lineTerms(kind, all.slice(Math.max(0, top - aboveTitle), last + 1), all.slice(Math.max(start, end))),
  }
}

/** A line of prose, whatever the part of the page is called that it stands in. */
const isProse = ({ words, linkLength, length }: Line) => words >= fewestProseWords && linkLength < mostLinked * length
const fewestProseWords = 12
const mostLinked = 0.4

/** The last main heading over the text that begins at `start`; without one, the text itself. */
function headingOver(all: Line[], start: number): number {
  for (let index = start; index >= Math.max(0, start - mostFront); index--) {
    if (all[index]?.region.element.name === 'h1') return index
  }
  return start
}

const isShort = ({ length }: Line) => length > 0 && length <= longestLine

const commentsBit = partBits(['comments'])
const isComment = ({ region }: Line) => (region.path & commentsBit) !== 0

function toAuthorLine(all: Line[]): (line: Line) => AuthorLine {
  return (line) => ({ line, text: spacedText(line), before: all[line.index - 1], after: all[line.index + 1] })
}

/** Whether a line has a year, or an element that may state one. */
const mayHoldDate = ({ text, nodes }: Line) => year.test(text) || nodes.some(timeRound)
const year = /\d{4}/
