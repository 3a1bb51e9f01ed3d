/** Elements and components of MDX. */

import { endOfBrackets } from './brackets.ts'
import { isPhrasing, writeTag } from './components.ts'
import { longestExpression } from './expressions.ts'
import { literalOf } from './literal.ts'
import { indent, lineEnd, type State, write } from './state.ts'
import { longestTag, readTag, type Tag } from './tag.ts'

/** Reads a tag; `line` if it ends the line. */
export function readElement(state: State): boolean | 'line' {
  const { source, at } = state
  const found = state.left > 0 ? readTag(source, at) : undefined
  if (!found) {
    state.left -= Math.min(longestTag, source.length - at)
    return false
  }
  const tag = withCode(state, found)
  const end = at + tag.length
  restOfLine.lastIndex = end
  const isAlone = state.isFresh && !isPhrasing(tag.name) && restOfLine.test(source)
  const isBroken = tag.isEnd ? endElement(state, tag, isAlone) : startElement(state, tag, isAlone)
  if (isBroken && !isAlone) indent(state)
  state.at = isAlone ? lineEnd(source, end) : end
  state.afterBlank = isAlone
  return isAlone ? 'line' : true
}

const restOfLine = /[ \t]*(?:\r?\n|$)/y

/** A tag with the code that a component holds as an expression, and the end of it (`<CodeBlock>{`…`}</CodeBlock>`). */
function withCode({ source, at }: State, tag: Tag): Tag {
  if (tag.isEnd || tag.isSelfClosing || !/code/i.test(tag.name)) return tag
  const [, space = '', rest] = /^(\s*)(\{[\s\S]*)/.exec(source.slice(at + tag.length, at + longestExpression)) ?? []
  const length = rest === undefined ? undefined : endOfBrackets(rest)
  const [end, name] = /^\s*<\/([\w.-]+)\s*>/.exec(rest?.slice(length) ?? '') ?? []
  const expression = rest?.slice(1, (length ?? 0) - 1) ?? ''
  if (length === undefined || end === undefined || name !== tag.name || literalOf(expression) === undefined) return tag
  const attributes = new Map(tag.attributes).set('code', { expression })
  return { ...tag, attributes, isSelfClosing: true, length: tag.length + space.length + length + end.length }
}

/** Writes what a start tag says; true if lines were begun for it. */
function startElement(state: State, tag: Tag, isAlone: boolean): boolean {
  const around = state.open.at(-1)
  const label = around?.labels?.[around.parts++]
  const written = writeTag(tag, state.imports, label)
  const isBlock = written.isBlock === true || isAlone
  if (written.isUnknown) {
    const { count } = state.unknown.get(tag.name) ?? { count: 0 }
    state.unknown.set(tag.name, { count: count + 1, isEmpty: tag.isSelfClosing, at: state.at })
  }
  const isWhole = tag.isSelfClosing || written.isVoid
  write(state, isWhole ? written.open + written.close : written.open, isBlock)
  if (!isWhole) state.open.push({ ...written, name: tag.name, isBlock, column: state.column, parts: 0 })
  return isBlock
}

/** Ends what a tag ends, and what is open in that; true if lines were begun for it. A tag that ends nothing is left out. */
function endElement(state: State, { name }: Tag, isAlone: boolean): boolean {
  const { open } = state
  let index = open.length - 1
  while (index >= 0 && open.length - index <= mostLevels && open[index]?.name !== name) index--
  if (open[index]?.name !== name) return false
  let isBroken = isAlone
  for (const { close, isBlock, shift = 0 } of open.splice(index).reverse()) {
    state.shift -= shift
    write(state, close, isBlock || isAlone)
    isBroken ||= isBlock === true
  }
  return isBroken
}

/** How far round a tag what it ends is looked for. */
const mostLevels = 200
