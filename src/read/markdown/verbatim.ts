/** Blocks of Markdown that may hold empty lines, and nothing but text: fenced code and some raw HTML. */

/**
 * What a line opens that an empty line does not end; the result tells the line that does (CommonMark 0.31.2, 4.5 and
 * 4.6, conditions 1 to 5).
 */
export function endOfVerbatim(line: string): ((line: string) => boolean) | undefined {
  const fence = openingFence.exec(line)?.[1]
  if (fence) return (later) => isClosingFence(later, fence)
  for (const [opening, closing] of htmlBlocks) {
    if (opening.test(line)) return closing.test(line) ? undefined : (later) => closing.test(later)
  }
  return undefined
}

/** Where the lines end that are read as one: the next line, or behind the code or raw HTML that a line opens. */
export function behindVerbatim(lines: readonly { text: string }[], at: number): number {
  const isEnd = endOfVerbatim(lines[at]?.text ?? '')
  if (!isEnd) return at + 1
  for (let next = at + 1; next < lines.length; next++) if (isEnd(lines[next]?.text ?? '')) return next + 1
  return lines.length
}

const openingFence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/

function isClosingFence(line: string, fence: string): boolean {
  const [, marks = ''] = closingFence.exec(line) ?? []
  return marks.length >= fence.length && marks[0] === fence[0]
}

const closingFence = /^ {0,3}(`{3,}|~{3,})[ \t]*[\r\n]*$/

/** Starts and ends of the raw HTML. */
const htmlBlocks: [RegExp, RegExp][] = [
  [/^ {0,3}<(?:pre|script|style|textarea)(?:[ \t>\r\n]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
]
