/** Tables with a bar at both ends of each row. */

import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import { standardLimits } from '../../../diagnostics/limits.ts'
import { positionOf } from '../position.ts'
import { readyInline } from './inline.ts'

/** The table that a stretch at `offset` is: rows of as many cells as the head has. */
export function readyTable(source: string, offset: number): Table | undefined {
  const [head = '', rule = '', ...body] = source.split('\n')
  if (!ruleLine.test(rule)) return undefined
  const align = cellsOf(rule).map((cell): AlignType => alignments.get(cell.trim().replace(/-+/, '-')) ?? null)
  if (align.length * (body.length + 1) > standardLimits.markdownCells) return undefined
  const rows: TableRow[] = []
  let at = offset
  for (const [index, line] of [head, rule, ...body].entries()) {
    const row = index === 1 ? 'rule' : readyRow(line, at, align.length)
    if (!row) return undefined
    if (row !== 'rule') rows.push(row)
    at += line.length + 1
  }
  return { type: 'table', align, children: rows }
}

const ruleLine = /^\|(?: *:?-+:? *\|)+$/
const alignments = new Map<string, AlignType>([
  [':-', 'left'],
  ['-:', 'right'],
  [':-:', 'center'],
])

function readyRow(line: string, offset: number, width: number): TableRow | undefined {
  if (!line.startsWith('|') || !line.endsWith('|') || line.includes('\\')) return undefined
  const children: TableCell[] = []
  let at = offset + 1
  for (const cell of cellsOf(line)) {
    const [, space = '', text = ''] = inSpaces.exec(cell) ?? []
    const words = readyInline(text, at + space.length)
    if (!words) return undefined
    children.push({ type: 'tableCell', children: words, position: positionOf(at - 1, cell.length + 1) })
    at += cell.length + 1
  }
  if (children.length !== width) return undefined
  return { type: 'tableRow', children, position: positionOf(offset, line.length) }
}

const inSpaces = /^( *)((?:.*[^ ])?) *$/su

/** What stands between the bars of a row. A bar in code parts cells too (GFM 0.29, 4.10). */
function cellsOf(line: string): string[] {
  return line.slice(1, -1).split('|')
}
