/** Texts that are written in the place of a source, and where each part of them stood. */

import { lastAtMost } from '../../tree/last-at-most.ts'

export interface MappedText {
  text: string
  /** From offsets in the text to those in the source. */
  toSource: (offset: number) => number
}

export interface TextWriter {
  /** Adds what stands in the source, as it is. */
  copy: (start: number, end: number) => void
  /** Adds what stands there for something at an offset of the source. */
  add: (made: string, at: number) => void
  done: () => MappedText
}

export function writeText(source: string): TextWriter {
  const parts: string[] = []
  const pieces: { at: number; source: number; isCopy: boolean }[] = []
  let length = 0
  const push = (part: string, from: number, isCopy: boolean) => {
    if (part === '') return
    parts.push(part)
    pieces.push({ at: length, source: from, isCopy })
    length += part.length
  }
  return {
    copy: (start, end) => push(source.slice(start, end), start, true),
    add: (made, at) => push(made, at, false),
    done() {
      const toSource = (offset: number) => {
        const piece = pieces[lastAtMost(pieces, offset, ({ at }) => at)]
        return piece ? piece.source + (piece.isCopy ? offset - piece.at : 0) : 0
      }
      return { text: parts.join(''), toSource }
    },
  }
}

/** A line without its end, and where it stands with it. */
export interface SourceLine {
  start: number
  end: number
  text: string
}

/** The lines of a source; LF, CRLF and CR each end one. */
export function linesOf(source: string): SourceLine[] {
  return [...source.matchAll(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+/g)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    text: whole.replace(/[\r\n]+$/, ''),
  }))
}
