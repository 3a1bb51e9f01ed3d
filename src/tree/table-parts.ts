/** The parts of a table, each in its place. */

import type { Element, ElementContent } from 'hast'
import { element, hasOnly, isElement } from './h.ts'
import { loneOf } from './lone-of.ts'
import { isPartOf } from './owners.ts'
import { runs } from './runs.ts'
import { isBlank } from './text.ts'

/** What stands between the parts of a table in a part of its own: a parser would put it before the table. */
export function inCells(children: ElementContent[], tagName: string): ElementContent[] {
  const part = cellsOf.get(tagName)
  const isPart = (node: ElementContent) => isPartOf(node, tagName)
  if (part === undefined || children.every((child) => isPart(child) || isBlank(child))) return children
  return runs(children, isPart).flatMap((between) => {
    if (!Array.isArray(between)) return [between]
    if (between.every(isBlank)) return []
    return [element(part, {}, part === 'td' ? inCell(between) : inCells(between, part))]
  })
}

const cellsOf = new Map<string, string>(
  Object.entries({ table: 'tr', thead: 'tr', tbody: 'tr', tfoot: 'tr', tr: 'td' }),
)

/** What a cell holds; if it is one paragraph, what that holds: Word and others write one in every cell. */
export function inCell(children: ElementContent[]): ElementContent[] {
  const only = loneOf(children)
  return isElement(only, 'p') && hasOnly(only) ? only.children : children
}

/** The parts of a table: rows always stand in a section, and no section is empty. */
export function inSections(parts: ElementContent[]): ElementContent[] {
  const out: ElementContent[] = []
  let section: Element | undefined
  for (const part of parts) {
    if (!isElement(part, 'tr')) {
      section = undefined
      if (!isElement(part) || !sections.has(part.tagName) || part.children.length > 0) out.push(part)
    } else if (section) section.children.push(part)
    else {
      section = element('tbody', {}, [part])
      out.push(section)
    }
  }
  return out
}

const sections = new Set(['thead', 'tbody', 'tfoot'])
