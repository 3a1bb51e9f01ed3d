/** Tables as Markdown, in GFM's syntax. */

import type { Element } from 'hast'
import { hasOnly, isElement } from '../tree/h.ts'
import { isBlockElement } from '../tree/text.ts'
import { inline } from './markdown-inline.ts'

/** Writes a table; nothing for one that GFM cannot say. */
export function table(node: Element): string | undefined {
  const [head, body, ...others] = node.children.filter((child) => isElement(child))
  if (!hasOnly(node) || head?.tagName !== 'thead' || (body && body.tagName !== 'tbody') || others.length > 0)
    return undefined
  const rows = [head, body].flatMap((part) => (part ? part.children.filter((child) => isElement(child)) : []))
  const cells = rows.map((row) => row.children.filter((child) => isElement(child)))
  const width = cells[0]?.length ?? 0
  const isEven = cells.every((row) => row.length === width)
  const isSimple = cells.every((row, index) => row.every((cell) => isCell(cell, index === 0 ? 'th' : 'td')))
  const columns = cells[0]?.map(alignOf) ?? []
  const isAligned = cells.every((row) => row.every((cell, column) => alignOf(cell) === columns[column]))
  if (
    width === 0 ||
    body?.children.length === 0 ||
    head.children.filter((child) => isElement(child)).length !== 1 ||
    !isEven ||
    !isSimple ||
    !isAligned
  )
    return undefined
  const lines = cells.map(
    (row) => `| ${row.map((cell) => inline(cell.children, '<br>').replace(/^ | $/g, '')).join(' | ')} |`,
  )
  return [lines[0], `| ${columns.map((align) => rules[align]).join(' | ')} |`, ...lines.slice(1)].join('\n')
}

/** How the columns of a table are aligned, in the line under its head. */
const rules = { none: '---', left: ':--', center: ':-:', right: '--:' }

function alignOf({ properties: { align } }: Element): keyof typeof rules {
  return align === 'left' || align === 'center' || align === 'right' ? align : 'none'
}

function isCell(cell: Element, name: string): boolean {
  return cell.tagName === name && hasOnly(cell, 'align') && !cell.children.some(isBlockElement)
}
