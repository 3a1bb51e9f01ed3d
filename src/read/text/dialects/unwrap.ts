/** Re-joins the lines that a browser for terminals has wrapped. */

import { codeScore } from '../code-signs.ts'
import type { Line } from '../lines.ts'
import { breaksAnywhere, widthOf } from './width.ts'

/** The width at which a dump is wrapped: that of its longest lines of prose, of which there are two at least. */
export function wrapWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const { raw, text } = line
    // Longer lines than any terminal's are not wrapped at all; runs of spaces are columns.
    if (raw.length < minWidth / 2 || raw.length > maxWidth || columnGap.test(text) || codeScore(text) >= 0) continue
    const columns = sourceWidth(line)
    counts.set(columns, (counts.get(columns) ?? 0) + 1)
  }
  const widths = [...counts.keys()].sort((a, b) => b - a)
  const width = widths.find((each, at) => (counts.get(each) ?? 0) > 1 || each - (widths[at + 1] ?? 0) <= ragged)
  return Math.max(minWidth, width ?? 0)
}

/** Columns that wrapping leaves free at most ends of lines: a long word. */
const ragged = 10
const minWidth = 60
const maxWidth = 400
const columnGap = /\S {3,}\S/

/** Columns that a line took in the dump, with the link numbers that were taken out of it. */
export function sourceWidth(line: Line): number {
  return widthOf(line.raw.trimEnd()) + Math.max(0, line.end - line.start - line.raw.length)
}

/** Whether `next` goes on with `line`: its first word would not have fitted on the line above. */
export function isWrapped(line: Line | undefined, next: string, width: number): boolean {
  const first = firstWord.exec(next.trimStart())?.[0] ?? ''
  const word = breaksAnywhere(first.slice(0, 1)) ? first.slice(0, 1) : first
  return line !== undefined && sourceWidth(line) + 1 + widthOf(word) > width
}

const firstWord = /^\S+/

/** What stood between two lines before they were wrapped: nothing inside a URL and in writing without spaces. */
export function separator(above: string, next: string): '' | ' ' {
  if (!above || !next) return ''
  if (cutUrl.test(above) && !next.includes(' ')) return ''
  return breaksAnywhere(above.slice(-1)) && breaksAnywhere(next.slice(0, 1)) ? '' : ' '
}

const cutUrl = /(?:^|https?:\/\/)\S*[-/=&?]$/
