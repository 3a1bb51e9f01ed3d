/**
 * MDX → Markdown (https://mdxjs.com/docs/what-is-mdx/): components become HTML, so that nothing they hold or say is lost,
 * and JavaScript is left out. Nothing is run: an expression that is no plain text stays as it is.
 */

import type { Guard } from '../../../diagnostics/guard.ts'
import { type MappedText, writeText } from '../mapped-text.ts'
import { endOfVerbatim } from '../verbatim.ts'
import { readElement } from './elements.ts'
import { readExpression } from './expressions.ts'
import { beginsModuleCode, beginsWithImport, endOfModuleCode, importsIn, longestStatement } from './module-code.ts'
import { lineEnd, type State, write } from './state.ts'

/** Whether the body of a source is MDX: by its name, or by what it begins with. */
export function isMdx(path: string, body: string): boolean {
  return /\.mdx(?:\.gz)?$/i.test(path) || beginsWithImport(body)
}

/**
 * Writes MDX as CommonMark has it. `offset` is that of the source in its file. Linear, but for what looks like a tag or an
 * expression and has no end: `markdownSearch` limits how much is looked through for that.
 */
export function settleMdx(source: string, offset: number, guard: Guard): MappedText {
  const state: State = {
    source,
    offset,
    guard,
    text: writeText(source),
    imports: new Map(),
    unknown: new Map(),
    modules: { lines: 0, at: 0 },
    open: [],
    left: guard.limits.markdownSearch,
    at: 0,
    shift: 0,
    column: 0,
    isFresh: true,
    afterBlank: true,
  }
  while (state.at < source.length) readLine(state)
  for (const { close, isBlock = false } of state.open.reverse()) write(state, close, isBlock)
  tell(state)
  return state.text.done()
}

function readLine(state: State): void {
  const { source, at } = state
  const end = lineEnd(source, at)
  const line = source.slice(at, end)
  const mayBeCode = state.afterBlank && state.left > 0 && beginsModuleCode(source, at)
  const endOfCode = mayBeCode ? endOfModuleCode(source, at) : undefined
  if (mayBeCode && endOfCode === undefined) state.left -= Math.min(longestStatement, source.length - at)
  state.isFresh = true
  if (line.trim() === '') {
    state.text.copy(at, end)
    state.at = end
    state.afterBlank = true
  } else if (endOfCode !== undefined) leaveOut(state, endOfCode)
  else readTextLine(state, line)
}

function readTextLine(state: State, line: string): void {
  const { at } = state
  const indent = widthOf(line)
  const around = state.open.at(-1)
  const isEndTag = line.startsWith('</', indent)
  if (around && around.shift === undefined && !isEndTag) {
    around.shift = Math.max(0, indent - state.shift - around.column)
    state.shift += around.shift
  }
  const moved = Math.min(indent, state.shift - (isEndTag ? (around?.shift ?? 0) : 0))
  const isEnd = endOfVerbatim(line.slice(indent))
  state.afterBlank = false
  if (isEnd) copyVerbatim(state, moved, isEnd)
  else {
    state.column = indent - moved + (itemMark.exec(line.slice(indent))?.[0].length ?? 0)
    state.text.copy(at + moved, at + indent)
    state.at = at + indent
    readInline(state)
  }
}

const widthOf = (line: string) => /^[ \t]*/.exec(line)?.[0].length ?? 0
const itemMark = /^(?:[-+*]|\d{1,9}[.)])[ \t]+/

function leaveOut(state: State, end: number): void {
  const code = state.source.slice(state.at, end)
  for (const [name, file] of importsIn(code)) state.imports.set(name, file)
  if (state.modules.lines === 0) state.modules.at = state.at
  state.modules.lines += code.trimEnd().split('\n').length
  state.text.add('\n', state.at)
  state.at = end
}

/** Fenced code and HTML without Markdown, moved to the left as all lines are. */
function copyVerbatim(state: State, moved: number, isEnd: (line: string) => boolean): void {
  const { source, text } = state
  let isFirst = true
  while (state.at < source.length) {
    const end = lineEnd(source, state.at)
    const line = source.slice(state.at, end)
    const indent = widthOf(line)
    text.copy(state.at + Math.min(indent, moved), end)
    state.at = end
    if (!isFirst && isEnd(line.slice(indent))) return
    isFirst = false
  }
}

/** What ends plain text. */
const signs = /[<{`\\\n]/g

/** Reads to the end of the line, or of what began in it. */
function readInline(state: State): void {
  const { source, text } = state
  while (state.at < source.length) {
    signs.lastIndex = state.at
    const next = signs.exec(source)?.index ?? source.length
    if (next > state.at) state.isFresh = false
    text.copy(state.at, next)
    state.at = next
    const sign = source[next]
    if (sign === '\n' || sign === undefined) {
      text.copy(next, next + 1)
      state.at = next + 1
      return
    }
    const isRead = sign === '<' ? readElement(state) : sign === '{' && readExpression(state)
    if (isRead === 'line') return
    if (!isRead) copy(state, next + (sign === '\\' ? 2 : sign === '`' ? lengthOfCode(state) : 1))
  }
}

function copy(state: State, end: number): void {
  state.text.copy(state.at, end)
  state.at = end
  state.isFresh = false
}

/** The length of code in a line, with its marks; that of the marks alone if nothing closes it. */
function lengthOfCode({ source, at }: State): number {
  codeSpan.lastIndex = marks.lastIndex = at
  return (codeSpan.exec(source) ?? marks.exec(source))?.[0].length ?? 1
}

const codeSpan = /(`+)(?!`)(?:(?!\n[ \t]*\r?\n)[\s\S]){1,2000}?(?<!`)\1(?!`)/y
const marks = /`+/y

function tell({ guard: { report, limits }, unknown, modules, left, offset }: State): void {
  const at = (start: number) => ({ at: { start: offset + start, end: offset + start + 1 } })
  const limit = limits.markdownSearch
  if (left <= 0)
    report('markdown/limit', { what: 'characters of tags and expressions without an end', count: limit - left, limit })
  if (modules.lines > 0) report('markdown/module-code', { lines: modules.lines }, at(modules.at))
  for (const [name, { count, isEmpty, at: start }] of unknown)
    report('markdown/component', { name, count, isEmpty }, at(start))
}
