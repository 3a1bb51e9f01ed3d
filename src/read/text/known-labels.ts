/** The labels that a profile knows, in the form in which the beginnings of lines are compared with them. */

import { foldLabel } from '../../meta/label.ts'
import type { Profile } from '../../meta/profile.ts'
import { type Shape, shapeOf } from '../../meta/shape.ts'

/** Folded labels, with and without the profile's prefixes, and the shape of the value that each has. */
export type KnownLabels = ReadonlyMap<string, Shape>

export function knownLabels(profile: Profile): KnownLabels {
  const known = new Map<string, Shape>()
  for (const [label, { shape }] of shapeOf(profile).fields) {
    known.set(label, shape)
    for (const prefix of profile.prefixes) known.set(foldLabel(prefix) + label, shape)
  }
  return known
}
