/** What stands round the beginning of the article in the dump of a whole page. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { lineDates } from '../byline-dates.ts'
import { findDate } from '../dates.ts'
import { isPerson, namesSaid, readNames } from '../person-names.ts'
import { isSentence } from './chrome.ts'
import { nameAlone } from './fact-parts.ts'
import type { Line } from './lines.ts'
import { findTitle } from './page-title.ts'

export interface PageFront {
  facts: Pick<Facts, 'title' | 'authors' | 'publishedAt' | 'modifiedAt'>
  /** The lines that said them. */
  used: ReadonlySet<Line>
  /** The line at which the article begins: below the title. */
  start: number
}

/** Finds title, authors and dates of the article that begins at the line `start`, or a little below: menus hold prose, too. */
export function readPageFront(lines: readonly Line[], start: number, report: Report): PageFront {
  const title = findTitle(lines, start)
  const titleLine = title === undefined ? undefined : lines[title]
  const from = Math.max(0, title === undefined ? start - bylineLines : title - linesOver)
  // An item may be a byline, but for those of the article itself.
  const near = lines
    .slice(from, from + linesOver + bylineLines)
    .filter((line, index) => line !== titleLine && mayBeByline(line) && (!line.mark || from + index < start))
  const authors = findAuthors(near)
  const dated = near.filter(isDated)
  const { published, modified } = lineDates(
    { over: near.map(({ text }, index) => ({ text, over: near[index - 1]?.text })), opening: [], under: [], far: [] },
    false,
  )
  const said: [fact: 'title' | 'author' | 'date', line: Line | undefined][] = [
    ['title', titleLine],
    ['author', authors?.line],
    ...dated.filter((line) => line !== authors?.line).map((line): ['date', Line] => ['date', line]),
  ]
  for (const [fact, line] of said)
    if (line && line.level === undefined) report('read/fact-guessed', { fact, value: line.text }, { at: line })
  return {
    facts: {
      ...(titleLine && { title: titleLine.text }),
      ...(authors && { authors: authors.names.map((name) => ({ name })) }),
      ...(published && { publishedAt: published }),
      ...(modified && { modifiedAt: modified }),
    },
    used: new Set(said.flatMap(([, line]) => line ?? [])),
    start: Math.max(start, (title ?? -1) + 1),
  }
}

/** Lines under a title in which its byline stands, and over it. */
const bylineLines = 12
const linesOver = 3
const longestByline = 120

/** Whether a line is short, and no sentence, which may name persons and days of its own. */
function mayBeByline({ text }: Line): boolean {
  return text.length <= longestByline && !isSentence(text)
}

/** The first line that says who wrote the article, else one that is nothing but a name beside a date. */
function findAuthors(lines: readonly Line[]): { line: Line; names: string[] } | undefined {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    const names = namesSaid(line.text, next && (() => next.text)).filter(isPerson)
    if (names.length > 0) return { line, names }
  }
  const alone = lines.find(
    (line, index) => nameAlone(line.text) !== undefined && [line, lines[index - 1], lines[index + 1]].some(isDated),
  )
  return alone && { line: alone, names: readNames(alone.text) }
}

function isDated(line: Line | undefined): boolean {
  return line !== undefined && findDate(line.text) !== undefined
}
