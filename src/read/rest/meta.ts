/** The meta values of a REST answer: what a site registered for it, and fields of Advanced Custom Fields. */

import type { MetaRow } from '../../article/draft.ts'
import { isJson, isJsonObject, type Json } from '../../article/json.ts'
import type { StoredMeta } from '../wordpress/meta.ts'
import type { RestPost } from './rest-post.ts'

/** Rows of `meta` and `acf`. Empty values are defaults of what a site registered, and say nothing. */
export function restRows({ meta, acf }: RestPost, fromStored: (stored: StoredMeta[]) => MetaRow[]): MetaRow[] {
  const values = [...entriesOf(meta), ...entriesOf(acf)].filter(([, value]) => !isEmpty(value))
  // Texts may be serialized values that nobody registered a type for.
  const rows = fromStored(values.map(([key, value]) => ({ key, value: typeof value === 'string' ? value : '' })))
  const typed = new Map(values)
  return rows.map((row) => {
    const value = typed.get(row.key)
    return value === undefined || typeof value === 'string' ? row : { key: row.key, value: { kind: 'typed', value } }
  })
}

function entriesOf(value: unknown): [string, Json][] {
  if (!isJsonObject(value)) return []
  return Object.entries(value).filter(([, inner]) => isJson(inner))
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
