/** What the templates `box-dl` and `box-table` are given: the meta box as plain data, with the carriers that make it lossless. */

import type { Meta } from '../article/article.ts'
import type { MetaRow } from '../article/draft.ts'
import { hashRows, hashShown } from '../meta/box/fingerprint.ts'
import { toRows } from '../meta/box/to-nodes.ts'
import type { Profile } from '../meta/profile.ts'
import { shapeOf } from '../meta/shape.ts'
import { findRowField, type Place, type RowView, rowView, type Showing } from './box-value.ts'
import { boxHeading, otherFields } from './box-words.ts'

export interface BoxOptions {
  /** BCP 47 tag of the article; dates and grouped digits are written in it. */
  language?: string | undefined
  /** The layout is the template's business, so that both carry the same. */
  variant?: 'dl' | 'table' | undefined
  /** The heading; if not said, the profile's first. */
  heading?: string | undefined
  /** The level of the heading, 2 if not said. */
  level?: 2 | 3 | 4 | 5 | undefined
}

export interface BoxView {
  title: string
  level: number
  /** The level of the headings of groups. */
  groupLevel: number
  /** By these two a reading knows what was changed: the values, or only their looks. */
  hash: string
  textHash: string
  groups: GroupView[]
}

export interface GroupView {
  /** Absent over the fields that the profile knows. */
  title: string | undefined
  rows: RowView[]
}

/** Lays out a box; nothing if it has no values. The profile says only how values look: what is carried does not depend on it. */
export function boxView(
  meta: Pick<Meta, 'values' | 'order'>,
  profile: Profile,
  options: BoxOptions = {},
): BoxView | undefined {
  const rows = toRows(meta)
  if (rows.length === 0) return undefined
  const { level = 2, heading = profile.headings[0] ?? boxHeading } = options
  const showing: Showing = { profile, language: options.language, shown: [] }
  const groups = toGroups(rows, showing)
  return {
    title: heading,
    level,
    groupLevel: level + 1,
    hash: hashRows(rows),
    textHash: hashShown(showing.shown),
    groups,
  }
}

/** The rows that the profile knows, then the others; where that moves any, each carries its place in source order. */
function toGroups(rows: MetaRow[], showing: Showing): GroupView[] {
  const shape = shapeOf(showing.profile)
  const box: Place = { shape, path: '', depth: 0 }
  const known: number[] = []
  const others: number[] = []
  for (const [index, { key }] of rows.entries()) {
    const isKnown = shape.fields.size === 0 || findRowField(shape, key, box, showing) !== undefined
    ;(isKnown ? known : others).push(index)
  }
  const isMoved = [...known, ...others].some((index, place) => index !== place)
  const viewOf = (indexes: number[]): RowView[] =>
    indexes.flatMap((index) => {
      const row = rows[index]
      return row ? [rowView(row, box, showing, isMoved ? index : undefined)] : []
    })
  const groups: GroupView[] = []
  if (known.length) groups.push({ title: undefined, rows: viewOf(known) })
  if (others.length) groups.push({ title: known.length ? otherFields : undefined, rows: viewOf(others) })
  return groups
}
