/** Offsets to lines and columns. */

import type { Point } from './message.ts'

/**
 * Makes the function that turns an offset of `text` into a point of the original file, which has `text` at `start`.
 * LF, CRLF and CR each end a line. Lines are looked for up to the offsets that are asked; a call then costs one binary search.
 */
export function createLocator(
  text: string,
  start: Point = { line: 1, column: 1, offset: 0 },
): (offset: number) => Point {
  const lines = [0]
  const more = laterLines(text)
  return (offset) => {
    const at = Math.max(0, Math.min(offset, text.length))
    while ((lines.at(-1) ?? 0) <= at) {
      const { done, value } = more.next()
      if (done) break
      lines.push(value)
    }
    const index = lastAtMost(lines, at)
    const column = at - (lines[index] ?? 0) + 1
    return {
      line: start.line + index,
      column: index === 0 ? start.column + column - 1 : column,
      offset: start.offset + at,
    }
  }
}

/** Where the lines after the first begin. */
function* laterLines(text: string): Generator<number, void> {
  let feed = text.indexOf('\n')
  let carriage = text.indexOf('\r')
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage)
    const end = isFeed || feed === carriage + 1 ? feed : carriage
    yield end + 1
    if (feed >= 0 && feed <= end) feed = text.indexOf('\n', end + 1)
    if (carriage >= 0 && carriage <= end) carriage = text.indexOf('\r', end + 1)
  }
}

/** The index of the last number of the ascending list that is at most `value`. */
function lastAtMost(sorted: number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
