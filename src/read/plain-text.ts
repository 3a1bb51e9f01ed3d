/** Text that is kept as it is, because it is too much to be looked at. */

/** A run of lines, which becomes a paragraph. */
export interface Run {
  /** Offset in the text. */
  start: number
  text: string
}

/** Where the line begins that is one too many; nothing if there is none. */
export function findLine(text: string, limit: number): number | undefined {
  let count = 0
  for (const { index, 0: end } of text.matchAll(lineEnd)) {
    count++
    if (count === limit) return index + end.length < text.length ? index + end.length : undefined
  }
  return undefined
}

const lineEnd = /\r\n?|\n/g

/**
 * A run for each stretch of lines that are not empty; where such stretches are a few characters each, many of them are
 * one, for paragraphs cost by number.
 */
export function plainRuns(text: string): Run[] {
  const runs: Run[] = []
  let start = 0
  let run = ''
  const flush = () => {
    // HTML cannot hold the character 0; Markdown and HTML read it as U+FFFD.
    if (run !== '') runs.push({ start, text: run.replaceAll('\0', '\ufffd') })
    run = ''
  }
  for (const { 0: lines, index } of text.matchAll(linesOfText)) {
    if (lines.length > shortRun || run.length > wantedRun) flush()
    if (run === '') start = index
    run += run === '' ? lines : `\n${lines}`
    if (lines.length > shortRun) flush()
  }
  flush()
  return runs
}

const shortRun = 20
const wantedRun = 1_000
const linesOfText = /[^\r\n]+(?:(?:\r\n?|\n)[ \t]*[^\s][^\r\n]*)*/g
