/** One box, read from the element that is it or holds it. */

import type { Element } from 'hast'
import type { Fidelity } from '../../article/article.ts'
import type { Box } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { spanOf } from '../../tree/span-of.ts'
import type { Profile } from '../profile.ts'
import { shapeOf } from '../shape.ts'
import { findCarrier } from './carrier.ts'
import { hashRows, hashShown } from './fingerprint.ts'
import { shownText } from './leaf.ts'
import { readRows } from './read-rows.ts'
import { createReading, type Reading } from './reading.ts'
import { isShape, nearest, outermostShapes } from './shapes.ts'
import { joinTyped } from './to-nodes.ts'

/** Whether an element is a box that we rendered, its carriers still on it. */
export function isCarriedBox(element: Element): boolean {
  return findCarrier(element, 'dataAlphanodeBox') !== undefined
}

/**
 * Reads one box: a table, `dl` or list of `key: value`, or an element round some of these. What carriers say is taken
 * as it is; the rest as it is shown. Nothing if the element holds no such thing, or most of it has no label.
 */
export function readBox(element: Element, profile: Profile, report: Report): Box | undefined {
  const own = isCarriedBox(element) ? element : nearest(element, isCarriedBox)[0]
  const shapes = isShape(element) ? [element] : outermostShapes((own ?? element).children)
  if (shapes.length === 0) return undefined
  const reading = createReading(profile)
  const rows = readRows(shapes, shapeOf(profile), reading)
  if (rows.length < reading.unlabelled.length) return undefined
  for (const part of reading.unlabelled)
    report('read/box-row', { text: shownText(part.children) }, { at: spanOf(part) })
  return {
    rows: rows.map((row) => ({ ...row, value: joinTyped(row.value) })),
    fidelity: own ? fidelityOf(own, rows, reading) : reading.carried > 0 ? 'edited' : 'structural',
    at: spanOf(own ?? element),
  }
}

function fidelityOf(own: Element, rows: Box['rows'], { shown }: Reading): Fidelity {
  if (findCarrier(own, 'dataHash') !== hashRows(rows)) return 'edited'
  return findCarrier(own, 'dataTextHash') === hashShown(shown) ? 'exact' : 'text-edited'
}
