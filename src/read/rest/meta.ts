/** The meta values of a REST answer: what a site registered for it, and fields of Advanced Custom Fields. */

import { isShallow, type Json } from '../../article/json.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import { flatText } from '../../meta/nodes.ts'
import type { StoredMeta } from '../wordpress/meta.ts'
import type { RestPost } from './rest-post.ts'

/** What stands in `meta` and `acf`. Empty values are defaults of what a site registered, and say nothing. */
export function restMeta({ meta, acf }: RestPost, guard: Guard): StoredMeta<Json>[] {
  const entries = [...entriesOf(meta), ...entriesOf(acf)]
  return entries.flatMap(([key, value]) => (isEmpty(value) ? [] : { key, value: shallow(key, value, guard) }))
}

// What `findForeignJson` made is JSON.
const entriesOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (Object.entries(value) as [string, Json][])
    : []

/** A value, or its text if it is nested too deep for whoever recurses. */
function shallow(key: string, value: Json, { limits, report }: Guard): Json {
  const limit = limits.metaDepth
  if (isShallow(value, limit)) return value
  report('meta/too-deep', { limit }, { path: `meta.values.${key}` })
  return flatText({ kind: 'typed', value })
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
