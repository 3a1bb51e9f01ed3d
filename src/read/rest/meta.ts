/** The meta values of a REST answer: what a site registered for it, and fields of Advanced Custom Fields. */

import { isJson, isJsonObject, type Json } from '../../article/json.ts'
import type { StoredMeta } from '../wordpress/meta.ts'
import type { RestPost } from './rest-post.ts'

/** What stands in `meta` and `acf`. Empty values are defaults of what a site registered, and say nothing. */
export function restMeta({ meta, acf }: RestPost): StoredMeta<Json>[] {
  return [...entriesOf(meta), ...entriesOf(acf)].flatMap(([key, value]) => (isEmpty(value) ? [] : { key, value }))
}

function entriesOf(value: unknown): [string, Json][] {
  if (!isJsonObject(value)) return []
  return Object.entries(value).filter(([, inner]) => isJson(inner))
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
