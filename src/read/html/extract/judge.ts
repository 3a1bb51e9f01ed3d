/** Which lines belong to the article: two opinions of trained trees, the second of which knows the first on all lines. */

import { features, laterFeatures, type Opinions } from './features.ts'
import type { Line } from './line.ts'
import type { Page } from './page.ts'

/** Values of all features, row after row: a list of lists costs three times as much. */
export const width = features.length + laterFeatures.length
const first = features.map(([, value]) => value)
const everyFeature = [...first.keys()]
const later = laterFeatures.map(([, value]) => value)

/** The values of these features, of all if none are named, for every line; those that need opinions are not there yet. */
export function toRows(page: Page, asked: number[] = everyFeature): Float64Array {
  const rows = new Float64Array(page.lines.length * width)
  addValues(rows, page, asked)
  return rows
}

/** Adds the values of some features to the rows of some lines. */
export function addValues(rows: Float64Array, page: Page, asked: number[], lines = page.lines): void {
  const values = asked.map((feature) => first[feature])
  for (const line of lines) {
    const at = line.index * width
    for (let i = 0; i < asked.length; i++) rows[at + (asked[i] ?? 0)] = values[i]?.(line, page) ?? 0
  }
}

/** Adds to the rows of some lines what the first opinion on every line says of them. */
export function addOpinions(rows: Float64Array, page: Page, opinions: Opinions, lines = page.lines): void {
  for (const line of lines) {
    const at = line.index * width + first.length
    for (let i = 0; i < later.length; i++) rows[at + i] = later[i]?.(line, page, opinions) ?? 0
  }
}

export function toOpinions({ lines }: Page, chance: Float64Array): Opinions {
  const mass = new Float64Array(lines.length + 1)
  lines.forEach(({ words }, index) => {
    mass[index + 1] = (mass[index] ?? 0) + words * (chance[index] ?? 0)
  })
  return { chance, mass, run: bestRun(lines, chance) }
}

/** Chance at which a line speaks neither for nor against. */
const undecided = 0.4

/** The run with the greatest sum of what its lines say for the article (Kadane's algorithm). */
function bestRun(lines: Line[], chance: Float64Array): { start: number; end: number } {
  let best = { start: 0, end: 0, sum: 0 }
  let start = 0
  let sum = 0
  for (const { index, words } of lines) {
    if (sum <= 0) {
      sum = 0
      start = index
    }
    sum += (words + 3) * ((chance[index] ?? 0) - undecided)
    if (sum > best.sum) best = { start, end: index + 1, sum }
  }
  return best
}
