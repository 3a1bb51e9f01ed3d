/** The known key that somebody may have meant. */

import { foldLabel } from './label.ts'
import type { Field, ObjectShape } from './shape.ts'

/** Finds the field whose name is nearest to a label, if it is near: a third of its characters wrong, two at most. */
export function findNearest(label: string, shape: ObjectShape): Field | undefined {
  const folded = foldLabel(label)
  let best: Field | undefined
  let least = Math.min(2, Math.floor(folded.length / 3)) + 1
  for (const [name, field] of shape.fields) {
    if (Math.abs(name.length - folded.length) >= least) continue
    const distance = editDistance(folded, name)
    if (distance < least) {
      best = field
      least = distance
    }
  }
  return best
}

/** Damerau–Levenshtein distance in its optimal string alignment form: insert, delete, replace, swap two neighbours. */
function editDistance(left: string, right: string): number {
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        cell(above, column) + 1,
        cell(current, column - 1) + 1,
        cell(above, column - 1) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, cell(before, column - 2) + 1)
      }
      current.push(cost)
    }
    before = above
    above = current
  }
  return cell(above, right.length)
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
