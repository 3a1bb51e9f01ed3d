/** What changed between two states of a record, field by field. */

import { firstDifference } from './difference.ts'

/** A field that one state has and the other has not, or has otherwise. */
export interface ChangedField {
  /** As a dotted path: `meta.values.score.quality`; lists are fields as a whole. */
  path: string
  before?: unknown
  after?: unknown
}

/** The fields that differ, in the order in which they stand. */
export function changedFields(before: unknown, after: unknown, path = ''): ChangedField[] {
  if (firstDifference(before, after) === undefined) return []
  if (!isObject(before) || !isObject(after)) {
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...keys].flatMap((key) =>
    changedFields(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`),
  )
  // Nothing but the order of the keys.
  return changed.length > 0 ? changed : [{ path, before, after }]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}
