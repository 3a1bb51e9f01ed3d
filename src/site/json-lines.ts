/** Files of one JSON value a line, of which large parts are taken over from one to the next as they stand. */

import { closeSync, openSync, writeFileSync } from 'node:fs'

/** A line as it stands in a file, with its end. */
export type Line = Buffer

/** Gives one line after the other. Throws a `SyntaxError` behind the last, and for a line that has no end. */
export function openLines(bytes: Buffer): { next(): Line } {
  let start = 0
  return {
    next() {
      const end = bytes.indexOf(newline, start) + 1
      if (end === 0) throw new SyntaxError('a file that ends before its last line')
      const line = bytes.subarray(start, end)
      start = end
      return line
    },
  }
}

const newline = 10

export interface LineWriter {
  add(value: unknown): void
  /** Adds a line of another file as it stands, or, if there is none, the value. */
  put(line: Line | undefined, value: () => unknown): void
  close(): void
}

/**
 * Writes a file, a part at a time: whole it would take as much memory as its values once more. Lines that stand behind each
 * other where they come from are copied at once.
 */
export function writeLines(path: string): LineWriter {
  const file = openSync(path, 'w')
  let text = ''
  let lines: Line | undefined
  const flush = () => {
    if (text !== '') writeFileSync(file, text)
    if (lines) writeFileSync(file, lines)
    text = ''
    lines = undefined
  }
  const add = (value: unknown) => {
    if (lines) flush()
    text += `${JSON.stringify(value)}\n`
    if (text.length > partLength) flush()
  }
  return {
    add,
    put(line, value) {
      if (!line) return add(value())
      const joined = lines && join(lines, line)
      if (!joined) flush()
      lines = joined ?? line
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}

/** Characters that are written at once. */
const partLength = 1 << 18

/** Both as one, if they stand behind each other. */
function join(first: Line, second: Line): Line | undefined {
  if (first.buffer !== second.buffer || first.byteOffset + first.length !== second.byteOffset) return undefined
  return Buffer.from(first.buffer, first.byteOffset, first.length + second.length)
}
