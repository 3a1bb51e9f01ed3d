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
  /** How many values may still be read once more, for another of the labels that share them. */
  sharesLeft: number
}

/**
 * Values with rows or items of their own that are read once more: a shared value in a shared value, and so on, would be
 * read two to the power of the levels times.
 */
const mostShares = 50

export function createReading(profile: Profile): Reading {
  const suffixes = Object.values(profile.display).flatMap(({ unit, max }) => [
    ...(unit === undefined ? [] : typeof unit === 'string' ? [unit] : [unit.other, unit.one]),
    ...(max === undefined ? [] : [`/ ${max}`, `/${max}`]),
  ])
  return { profile, suffixes: [...new Set(suffixes)], unlabelled: [], shown: [], carried: 0, sharesLeft: mostShares }
}
