/** Cells of a table that stand behind its last column: GitHub ignores them, and so does who follows its specification. */

import type { Nodes, Table } from 'mdast'
import type { Report } from '../../diagnostics/report.ts'

/** Tells of rows that have more cells than the head of their table (GFM 0.29, 4.10), unless those are empty. */
export function reportLostCells(node: Nodes, report: Report): void {
  if (node.type === 'table') reportRows(node, report)
  else if ('children' in node) for (const child of node.children) reportLostCells(child, report)
}

function reportRows({ children: [head, ...rows] }: Table, report: Report): void {
  const columns = head?.children.length ?? 0
  for (const { children: cells } of rows) {
    const lost = cells.slice(columns).filter(({ children }) => children.length > 0)
    const [start, end] = [lost[0]?.position?.start.offset, lost.at(-1)?.position?.end.offset]
    if (start !== undefined && end !== undefined)
      report('markdown/lost-cells', { cells: cells.length, columns }, { at: { start, end } })
  }
}
