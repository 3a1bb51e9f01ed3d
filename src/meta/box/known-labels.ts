/** How much of a table or list speaks the profile's language. */

import type { Element } from 'hast'
import type { Profile } from '../profile.ts'
import { findField, shapeOf } from '../shape.ts'
import { shownText, withoutColon } from './leaf.ts'
import { isLabel, splitItem } from './list-item.ts'
import { isShape, nearest, type ShapeElement } from './shapes.ts'

/** Counts the labels of a table or list, and the different ones among them that the profile knows. */
export function countKnownLabels(shape: ShapeElement, profile: Profile): { known: number; all: number } {
  const fields = shapeOf(profile)
  const labels = fields.fields.size === 0 ? [] : labelsOf(shape)
  const known = new Set(labels.flatMap((label) => findField(fields, label, profile.prefixes)?.key ?? []))
  return { known: known.size, all: labels.length }
}

/** Whether at least half of what a table or list holds has a label. */
export function isLabelled(shape: ShapeElement): boolean {
  const labels = labelsOf(shape)
  return labels.filter(Boolean).length * 2 >= labels.length
}

function labelsOf(shape: ShapeElement): string[] {
  switch (shape.tagName) {
    case 'dl':
      return nearest(shape, ({ tagName }) => tagName === 'dt').map(labelText)
    case 'table':
      return nearest(shape, ({ tagName }) => tagName === 'tr').flatMap((row) => {
        const [cell] = nearest(row, ({ tagName }) => tagName === 'th' || tagName === 'td')
        return cell && !cell.children.some(isShape) ? [labelText(cell)].filter(isLabel) : []
      })
    default:
      return nearest(shape, ({ tagName }) => tagName === 'li').map((item) => splitItem(item, () => false)?.label ?? '')
  }
}

function labelText(element: Element): string {
  return withoutColon(shownText(element.children))
}
