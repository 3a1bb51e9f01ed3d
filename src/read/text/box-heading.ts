/** Headings of the box among the lines of a dump. */

import { foldLabel } from '../../meta/label.ts'
import type { Line } from './lines.ts'

/** Makes the test whether a line is a heading of the box and nothing else. */
export function matchHeadings(headings: readonly string[]): (line: Line) => boolean {
  const names = new Set(headings.map(foldLabel))
  return ({ text, mark }) => mark === undefined && text.length <= maxLength && names.has(foldLabel(text))
}

/** Characters; longer lines are not compared. */
const maxLength = 200
