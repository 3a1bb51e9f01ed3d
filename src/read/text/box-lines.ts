/** Where the box stands among the lines of a dump, and which lines make a row. */

import type { Span } from '../../diagnostics/report.ts'
import { foldLabel } from '../../meta/label.ts'
import { matchHeadings } from './box-heading.ts'
import { endsSentence } from './chrome.ts'
import type { KnownLabels } from './known-labels.ts'
import { findSeam, splitLabel } from './labels.ts'
import { isBlank, type Line } from './lines.ts'
import { footerFinder, isPageNumbers, isTailLine } from './tail.ts'

/** One row: its label, and its value on the same line or as items below. */
export interface RowLines {
  label: string
  value: string
  /** How the label was told from the value. */
  from: 'apart' | 'split' | 'alone' | 'unsplit'
  line: Line
  items: Line[]
}

export interface BoxLines {
  /** Index of the heading line. */
  start: number
  /** Index after the last line. */
  end: number
  rows: RowLines[]
  /** Items that stand before any row: the box is one list. */
  items: Line[]
  at: Span
}

export interface BoxOptions {
  headings: string[]
  /** Folded labels with the shapes of their values. */
  known: KnownLabels
  /** The dialect leaves empty lines between rows too. */
  hasGaps: boolean
}

/** Finds the box: the first line that is one of its headings and has a row under it, else the last such line. */
export function findBoxLines(lines: readonly Line[], options: BoxOptions): BoxLines | undefined {
  const isHeading = matchHeadings(options.headings)
  const isFooter = footerFinder(lines, options.known)
  let fallback: BoxLines | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line // `at` is in range
    if (!isHeading(line)) continue
    const box = readRows(lines, at, { ...options, isFooter })
    if (box.rows.some((row) => row.from === 'split' || row.from === 'apart')) return box
    if (box.rows.length || box.items.length) {
      fallback = box
      at = box.end - 1 // no line is read twice
    }
  }
  return fallback
}

interface RowOptions extends BoxOptions {
  /** Whether the line at an index ends the box. */
  isFooter: (at: number) => boolean
}

function readRows(lines: readonly Line[], start: number, options: RowOptions): BoxLines {
  const known = new Map<string, unknown>(options.known)
  const rows: RowLines[] = []
  const items: Line[] = []
  let at = start + 1
  for (; at < lines.length; at++) {
    const line = lines[at] as Line // `at` is in range
    const row = rows[rows.length - 1]
    if (isBlank(line)) {
      if ((rows.length || items.length) && !goesOn(lines, at, options)) break
    } else if (line.level !== undefined || isPageNumbers(line.text)) break
    else if (line.mark !== undefined) (row?.items ?? items).push(line)
    else rows.push(toRow(line, lines[at + 1], known))
  }
  learnLabels(rows, known)
  const first = lines[start] as Line // `start` is the heading's own index
  const last = lines[at - 1] ?? first
  return { start, end: at, rows, items, at: { start: first.start, end: last.end } }
}

/** Whether the box goes on after the empty line at this index. */
function goesOn(lines: readonly Line[], at: number, { known, hasGaps, isFooter }: RowOptions): boolean {
  let next = at + 1
  for (let line = lines[next]; line && isBlank(line); line = lines[next]) next++
  const line = lines[next]
  if (!line || line.level !== undefined || isFooter(next)) return false
  if (line.label !== undefined || (line.mark !== undefined && hasGaps)) return true
  if (line.text.includes('\t')) return true
  if (hasGaps) return !isTailLine(line) && (splitLabel(line.text, known) !== undefined || !endsSentence(line.text))
  return lines[next + 1]?.mark !== undefined && splitLabel(line.text, known)?.value === ''
}

function toRow(line: Line, next: Line | undefined, known: Map<string, unknown>): RowLines {
  const row = { line, items: [] }
  if (line.label !== undefined) return { ...row, label: line.label, value: line.text, from: 'apart' }
  const cells = line.raw.trimStart()
  const tab = cells.indexOf('\t')
  if (tab > 0)
    return { ...row, label: cells.slice(0, tab).trimEnd(), value: cells.slice(tab + 1).trim(), from: 'apart' }
  if (next?.mark !== undefined) {
    if (!known.has(foldLabel(line.text))) known.set(foldLabel(line.text), undefined)
    return { ...row, label: line.text, value: '', from: 'alone' }
  }
  const split = splitLabel(line.text, known)
  if (split) return { ...row, label: split.label, value: split.value, from: split.value ? 'split' : 'alone' }
  const seam = findSeam(line.text)
  if (seam) return { ...row, label: line.text.slice(0, seam), value: line.text.slice(seam), from: 'split' }
  return { ...row, label: line.text, value: '', from: 'unsplit' }
}

/** A label that once stood alone above its items is known: it also splits the rows before it. */
function learnLabels(rows: RowLines[], known: ReadonlyMap<string, unknown>): void {
  for (const row of rows) {
    const split = row.from === 'unsplit' ? splitLabel(row.line.text, known) : undefined
    if (split) Object.assign(row, { label: split.label, value: split.value, from: 'split' })
  }
}
