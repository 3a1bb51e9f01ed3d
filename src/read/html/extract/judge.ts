/** Which blocks belong to the article: two opinions of trained trees, the second of which knows the first on all blocks. */

import { features, laterFeatures, type Opinions } from './features.ts'
import type { Page } from './page.ts'

/** The values of the features for every line. */
export function firstRows(page: Page): Float64Array[] {
  return page.lines.map((line) => Float64Array.from(features, ([, value]) => value(line, page)))
}

/** The values of all features once there is a first opinion on every line. */
export function laterRows(page: Page, first: Float64Array[], opinions: Opinions): Float64Array[] {
  return page.lines.map((line, index) => {
    const row = new Float64Array(features.length + laterFeatures.length)
    row.set(first[index] ?? [])
    laterFeatures.forEach(([, value], at) => {
      row[features.length + at] = value(line, page, opinions)
    })
    return row
  })
}

export function toOpinions({ lines }: Page, chance: Float64Array): Opinions {
  const mass = new Float64Array(lines.length + 1)
  lines.forEach(({ words }, index) => {
    mass[index + 1] = (mass[index] ?? 0) + words * (chance[index] ?? 0)
  })
  return { chance, mass }
}
