/** A label and the lines of its value, as a terminal shows them → a row in the common form. */

import type { Line } from '../lines.ts'
import { separator } from './unwrap.ts'

/** What a line of the box shows of a value. */
export interface ValueLine {
  line: Line
  right: string
  /** Column of the text. */
  indent: number
  isItem: boolean
}

/** One row in the common form. */
export function toRow(label: string, at: Line | undefined, rows: readonly ValueLine[], bullet: RegExp): Line[] {
  const place = at ?? rows[0]?.line
  if (!place) return []
  const head: Line = { raw: label, text: '', indent: 0, label, start: place.start, end: place.end }
  const items: Line[] = []
  for (const [at, { line, right, indent, isItem }] of rows.entries()) {
    if (!right) continue
    if (isItem) for (const item of toItems(line, right, indent, bullet)) items.push(item)
    else {
      const last = items[items.length - 1]
      const into = last && indent > last.indent ? last : head
      into.text += (into.text && separator(rows[at - 1]?.right ?? '', right)) + right
    }
  }
  return [head, ...items]
}

/** The items of a line; a mark right after another begins an item in it. */
export function toItems(line: Line, text: string, indent: number, bullet: RegExp): Line[] {
  const items: Line[] = []
  let rest = text
  let column = indent
  for (let mark = bullet.exec(rest); mark && items.length < maxMarks; mark = bullet.exec(rest)) {
    rest = rest.slice(mark[0].length)
    items.push({ raw: rest, text: '', indent: column, mark: '•', start: line.start, end: line.end })
    column += mark[0].length
    if (!bullet.test(rest) || !isNested.test(mark[0])) break
  }
  const last = items[items.length - 1]
  if (last) last.text = rest.trimEnd()
  return items
}

/** Marks on one line; nobody nests lists deeper. */
const maxMarks = 64
/** After the mark of an item that holds only a list, the next mark stands several columns on. */
const isNested = /\s{2,}$/
