/** Who wrote an article and when, by the lines that stand round its title: "By Ann Example", "Posted on 3 May 2024". */

import { isText } from 'domhandler'
import { type AuthorLine, type NamedAuthors, namedAuthors } from './byline-authors.ts'
import { type LineDates, lineDates } from './byline-dates.ts'
import type { Lines } from './extract/choose-lines.ts'
import type { Line } from './extract/page.ts'
import { partWords } from './extract/vocabulary.ts'

export interface Byline {
  authors?: NamedAuthors
  dates: LineDates
}

/** Lines before the title, after the first kept text, and after the last that may be a byline. */
const aboveTitle = 6
const belowStart = 4
const belowEnd = 10
const mostFront = 40
/** Longer lines are prose. */
const longestLine = 160

/** Reads the lines over the text, the nearest to the title first, and those under it; `isDayFirst` reads `1/9/2026`. */
export function readByline({ all, keeps, title }: Pick<Lines, 'all' | 'keeps' | 'title'>, isDayFirst: boolean): Byline {
  const isKeptProse = ({ prose, index }: Line) => prose > 0 && keeps[index] === 1
  const start = Math.max(0, all.findIndex(isKeptProse))
  const end = all.findLastIndex(isKeptProse)
  const top = title >= 0 && title <= start ? title : headingOver(all, start)
  const below = all.slice(Math.max(top, start - mostFront), start + belowStart + 1)
  const above = all.slice(Math.max(0, top - aboveTitle), top)
  const front = [...below, ...above.reverse()].filter(isShort)
  const back = all.slice(Math.max(start, end), end + belowEnd + 1).filter((line) => isShort(line) && !isComment(line))
  // A byline that is kept in the text is none of its prose.
  const isOpening = (line: Line) => line.index >= start && keeps[line.index] === 1
  const authors = namedAuthors(front.map(toAuthorLine(all)), back.map(toAuthorLine(all)))
  return {
    ...(authors && { authors }),
    dates: lineDates(
      {
        over: front.filter((line) => !isOpening(line)).map(textOf),
        opening: front.filter(isOpening).map(textOf),
        under: back.map(textOf),
      },
      isDayFirst,
    ),
  }
}

/** The last main heading over the text that begins at `start`; without one, the text itself. */
function headingOver(all: Line[], start: number): number {
  for (let index = start; index >= Math.max(0, start - mostFront); index--) {
    if (all[index]?.region.element.name === 'h1') return index
  }
  return start
}

const isShort = ({ length }: Line) => length > 0 && length <= longestLine

const commentsBit = 1 << Object.keys(partWords).indexOf('comments')
const isComment = ({ region }: Line) => (region.path & commentsBit) !== 0

function toAuthorLine(all: Line[]): (line: Line) => AuthorLine {
  return (line) => ({ line, text: textOf(line), before: all[line.index - 1], after: all[line.index + 1] })
}

/** The text of a line with a space wherever an element begins or ends: "By" and a name may stand side by side. */
function textOf({ nodes }: Line): string {
  return nodes
    .map((node) => (isText(node) ? node.data : ' '))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
