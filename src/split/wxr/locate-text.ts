/** Where the text of an element stands in the source. */

import { lastAtMost } from '../../tree/last-at-most.ts'
import type { XmlElement } from './parse-xml.ts'

/**
 * Gives for an offset of the text that of the source. They run together in one CDATA section; where sections are split
 * or entities stand, the line is exact and the column as near as can be: line ends are the same in both.
 */
export function locateText(source: string, { start, text }: XmlElement): (offset: number) => number {
  if (source.startsWith(text, start)) return (offset) => start + offset
  let lines: [text: number, source: number][] | undefined
  return (offset) => {
    lines ??= pairLines(text, source, start)
    const index = lastAtMost(lines, offset, ([inText]) => inText)
    const [inText = 0, inSource = start] = lines[index] ?? []
    const end = lines[index + 1]?.[1]
    const at = inSource + offset - inText
    return end === undefined ? at : Math.min(at, end - 1)
  }
}

function pairLines(text: string, source: string, start: number): [text: number, source: number][] {
  const lines: [number, number][] = [[0, start]]
  let at = start
  for (const { index } of text.matchAll(/\n/g)) {
    const end = source.indexOf('\n', at)
    if (end < 0) break
    at = end + 1
    lines.push([index + 1, at])
  }
  return lines
}
