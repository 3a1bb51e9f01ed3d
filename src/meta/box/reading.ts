/** What goes along while a box is read. */

import type { Element } from 'hast'
import type { Profile } from '../profile.ts'

export interface Reading {
  profile: Profile
  /** What the profile shows after numbers: units and maxima. */
  suffixes: string[]
  /** Collects the parts that have no label. */
  unlabelled: Element[]
  /** Collects every label and value as it is shown, in the order of the page. */
  shown: string[]
  /** How many values had carriers. */
  carried: number
}

export function createReading(profile: Profile): Reading {
  const suffixes = Object.values(profile.display).flatMap(({ unit, max }) => [
    ...(unit === undefined ? [] : typeof unit === 'string' ? [unit] : [unit.other, unit.one]),
    ...(max === undefined ? [] : [`/ ${max}`, `/${max}`]),
  ])
  return { profile, suffixes: [...new Set(suffixes)], unlabelled: [], shown: [], carried: 0 }
}
