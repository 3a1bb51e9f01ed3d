/** Offsets to lines and columns. */

import type { Point } from './message.ts'

/**
 * Makes the function that turns an offset of `text` into a point of the original file, which has `text` at `start`.
 * LF, CRLF and CR each end a line. The line table is built by the first call; a call then costs one binary search.
 */
export function createLocator(
  text: string,
  start: Point = { line: 1, column: 1, offset: 0 },
): (offset: number) => Point {
  let lines: number[] | undefined
  return (offset) => {
    lines ??= lineStarts(text)
    const at = Math.max(0, Math.min(offset, text.length))
    const index = lastAtMost(lines, at)
    const column = at - (lines[index] ?? 0) + 1
    return {
      line: start.line + index,
      column: index === 0 ? start.column + column - 1 : column,
      offset: start.offset + at,
    }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(lineEnds)) starts.push(match.index + match[0].length)
  return starts
}

const lineEnds = /\r\n?|\n/g

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
