/** JavaScript that is passed over: where its brackets close. */

/** Strings, comments, what a backslash escapes, ends of lines above empty ones, and brackets. What is open at the end, but for a string, goes on to it: nothing is looked through twice. */
const tokens =
  /"(?:[^"\\\r\n]|\\[\s\S])*"|'(?:[^'\\\r\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*(?:`|$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*|\\[\s\S]|\r?\n(?=[ \t]*\r?\n)|[([{]|[)\]}]/g

/**
 * The offset behind the bracket that closes the first one; nothing if none does. Strings, templates and comments are
 * passed over; what looks like one in a regular expression is taken for one. Linear.
 */
export function endOfBrackets(source: string): number | undefined {
  let depth = 0
  for (const { 0: token, index } of source.matchAll(tokens)) {
    depth += step(token)
    if (depth <= 0) return index + token.length
  }
  return undefined
}

/** The offset of the first empty line outside of brackets, or of the end; nothing if a bracket is not closed. Linear. */
export function endOfStatement(source: string): number | undefined {
  let depth = 0
  for (const { 0: token, index } of source.matchAll(tokens)) {
    depth += step(token)
    if (depth <= 0 && isEmptyLine(token)) return index + token.length
  }
  return depth <= 0 ? source.length : undefined
}

const step = (token: string) => (opens.has(token) ? 1 : closes.has(token) ? -1 : 0)
const opens = new Set(['(', '[', '{'])
const closes = new Set([')', ']', '}'])
const isEmptyLine = (token: string) => token.endsWith('\n')
