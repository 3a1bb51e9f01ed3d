/** What is known while MDX is written as Markdown, and how something is written. */

import type { Guard } from '../../../diagnostics/guard.ts'
import type { TextWriter } from '../mapped-text.ts'
import type { Written } from './components.ts'

export interface State {
  source: string
  offset: number
  guard: Guard
  text: TextWriter
  /** Files by the names that the source has for them. */
  imports: Map<string, string>
  /** Components of which nothing is known. */
  unknown: Map<string, { count: number; isEmpty: boolean; at: number }>
  modules: { lines: number; at: number }
  open: Open[]
  /** Characters that may still be looked through for ends that are not there. */
  left: number
  at: number
  /** How far lines are moved to the left. */
  shift: number
  /** In which column the text of the line begins, behind the mark of an item. */
  column: number
  /** Whether the line that is written holds nothing yet. */
  isFresh: boolean
  afterBlank: boolean
}

/** A component or element that is open. */
export interface Open extends Written {
  name: string
  /** The column in which it stands in what is written, and how far its content is moved to it, once that is known. */
  column: number
  shift?: number
  /** How many parts it has had. */
  parts: number
}

/** Writes HTML, in the line or between empty lines. */
export function write(state: State, html: string, isBlock: boolean): void {
  if (isBlock) writeBlock(state, html)
  else {
    state.text.add(html, state.at)
    if (html !== '') state.isFresh = false
  }
}

/** Writes something between empty lines, in the column of the text round it. */
export function writeBlock(state: State, block: string): void {
  if (!state.isFresh) state.text.add('\n', state.at)
  state.text.add('\n', state.at)
  for (const line of block.split('\n')) {
    indent(state)
    state.text.add(`${line}\n`, state.at)
  }
  state.text.add('\n', state.at)
  state.isFresh = true
}

/** Begins a line in the column of the text round it. */
export function indent({ text, column, at }: State): void {
  text.add(' '.repeat(Math.min(column, widestIndent)), at)
}

/** Columns: no list is as deep. */
const widestIndent = 64

/** Where the next line begins. */
export function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end < 0 ? source.length : end + 1
}
