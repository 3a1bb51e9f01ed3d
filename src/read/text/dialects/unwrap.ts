/** Re-joins the lines that a browser for terminals has wrapped. */

import { codeScore } from '../code-signs.ts'
import type { Line } from '../lines.ts'
import { breaksAnywhere, widthOf } from './width.ts'

/** The width at which a dump is wrapped: that of its longest line of prose. At least 60 columns. */
export function wrapWidth(lines: readonly Line[]): number {
  let width = minWidth
  for (const line of lines) {
    // Longer lines than any terminal's are not wrapped at all; runs of spaces are columns.
    if (line.raw.length > maxWidth || columnGap.test(line.text) || line.raw.length <= width / 2) continue
    const columns = widthOf(line.raw.trimEnd())
    if (columns > width && codeScore(line.text) < 0) width = columns
  }
  return width
}

const minWidth = 60
const maxWidth = 400
const columnGap = /\S {3,}\S/

/** Whether `next` goes on with `line`: its first word would not have fitted on the line above. */
export function isWrapped(line: string, next: string, width: number): boolean {
  const first = firstWord.exec(next.trimStart())?.[0] ?? ''
  const end = line.trimEnd()
  const word = breaksAnywhere(first.slice(0, 1)) ? first.slice(0, 1) : first
  return widthOf(end) + 1 + widthOf(word) > width
}

const firstWord = /^\S+/

/** Two lines as one. A URL that was cut and writing without spaces are joined without one. */
export function joinWrapped(text: string, next: string): string {
  if (!text || !next) return text + next
  if (cutUrl.test(text) && !next.includes(' ')) return text + next
  const isDense = breaksAnywhere(text.slice(-1)) && breaksAnywhere(next.slice(0, 1))
  return isDense ? text + next : `${text} ${next}`
}

const cutUrl = /https?:\/\/\S*[-/=&?]$/
