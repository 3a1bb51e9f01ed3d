/** Tables with a bar at both ends of each row. */

import type { Element, Properties } from 'hast'
import { standardLimits } from '../../../diagnostics/limits.ts'
import { readyInline } from './inline.ts'
import { onLines, place } from './place.ts'

/** The table that a stretch at `offset` is: rows of as many cells as the head has. */
export function readyTable(source: string, offset: number): Element | undefined {
  const [head = '', rule = '', ...body] = source.split('\n')
  if (!ruleLine.test(rule)) return undefined
  const columns = cellsOf(rule).map((cell): Properties => {
    const align = alignments.get(cell.trim().replace(/-+/, '-'))
    return align === undefined ? {} : { align }
  })
  if (columns.length * (body.length + 1) > standardLimits.markdownCells) return undefined
  const headRow = readyRow(head, offset, 'th', columns)
  if (!headRow) return undefined
  const rows: Element[] = []
  const bodyStart = offset + head.length + rule.length + 2
  let at = bodyStart
  for (const line of body) {
    const row = readyRow(line, at, 'td', columns)
    if (!row) return undefined
    rows.push(row)
    at += line.length + 1
  }
  const sections = [place('thead', onLines([headRow]), offset)]
  if (rows.length > 0) sections.push(place('tbody', onLines(rows), bodyStart))
  return place('table', onLines(sections), offset)
}

const ruleLine = /^\|(?: *:?-+:? *\|)+$/
const alignments = new Map([
  [':-', 'left'],
  ['-:', 'right'],
  [':-:', 'center'],
])

function readyRow(line: string, offset: number, tagName: 'th' | 'td', columns: Properties[]): Element | undefined {
  if (!line.startsWith('|') || !line.endsWith('|') || line.includes('\\')) return undefined
  const written = cellsOf(line)
  if (written.length !== columns.length) return undefined
  const cells: Element[] = []
  let at = offset + 1
  for (const [index, cell] of written.entries()) {
    const [, space = '', words = ''] = inSpaces.exec(cell) ?? []
    const content = readyInline(words, at + space.length)
    if (!content) return undefined
    cells.push(place(tagName, content, at - 1, { ...columns[index] }))
    at += cell.length + 1
  }
  return place('tr', onLines(cells), offset)
}

const inSpaces = /^( *)((?:.*[^ ])?) *$/su

/** What stands between the bars of a row. A bar in code parts cells too (GFM 0.29, 4.10). */
function cellsOf(line: string): string[] {
  return line.slice(1, -1).split('|')
}
