/** Expressions of MDX in text. */

import { longestTicks } from '../../../tree/longest-ticks.ts'
import { escapeHtml } from '../../escape-html.ts'
import { endOfBrackets } from './brackets.ts'
import { literalOf } from './literal.ts'
import { indent, type State, writeBlock } from './state.ts'

/** Characters of an expression: longer ones are text. */
export const longestExpression = 20_000

/** Reads an expression: a comment is left out, a literal is the text that it stands for, all else stays. */
export function readExpression(state: State): boolean {
  const { source, at, text } = state
  const part = source.slice(at, at + longestExpression)
  const length = state.left > 0 ? endOfBrackets(part) : undefined
  if (length === undefined) {
    state.left -= part.length
    return false
  }
  const inner = part.slice(1, length - 1).trim()
  const literal = /^(?:\/\*[\s\S]*\*\/)?$/.test(inner) ? '' : literalOf(inner)
  if (literal !== undefined) text.add(escapeHtml(literal), at)
  else if (!/[\n<]/.test(inner)) text.copy(at, at + length)
  else {
    writeBlock(state, fenced(part.slice(0, length)))
    indent(state)
  }
  if (literal !== '') state.isFresh = false
  state.at = at + length
  return true
}

function fenced(code: string): string {
  const mark = '`'.repeat(Math.max(2, longestTicks(code)) + 1)
  return `${mark}jsx\n${code}\n${mark}`
}
