/** The meta values of a post → rows of the box. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { findForeignJson, type Json } from '../../article/json.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Span } from '../../diagnostics/report.ts'
import { isSerialized } from '../php/php-value.ts'
import { toNode } from '../php/to-node.ts'
import { unserialize } from '../php/unserialize.ts'
import { openFields } from './acf.ts'
import { isInternal, readElsewhere } from './internal-keys.ts'
import { seoName } from './seo-keys.ts'

/** One stored row: a text as the database has it, or what an answer typed already. */
export interface StoredMeta<Value extends Json = string> {
  key: string
  value: Value
  at?: Span | undefined
}

/**
 * All that is stored but WordPress' own notes, in order, repeated keys too. Fields that hold others hold them here too,
 * and what plugins keep for search engines has one name, whichever plugin it was.
 */
export function metaRows(stored: StoredMeta<Json>[], guard: Guard): MetaRow[] {
  const { report } = guard
  const notes = new Set(stored.filter(isFieldNote).map(({ key }) => key))
  const known = new Set(stored.flatMap(({ key }) => (notes.has(`_${key}`) ? key : [])))
  const internal = new Set(stored.map(({ key }) => key).filter((key) => isInternal(key) || notes.has(key)))
  if (internal.size > 0) report('wordpress/internal-meta', { keys: [...internal] })
  const kept = stored.filter(({ key }) => key !== '' && !internal.has(key) && !readElsewhere.has(key))
  const rows = kept.map((row): MetaRow => {
    const { key, at } = row
    return { key: seoName(key) ?? key, value: metaValue(row, guard), at, isStored: true }
  })
  const renamed = kept.flatMap(({ key }) => (seoName(key) ? key : []))
  if (renamed.length > 0) report('wordpress/seo-meta', { keys: renamed })
  const opened = openFields(rows, known)
  if (opened.holders.length > 0) report('wordpress/acf-fields', { keys: opened.holders })
  return opened.rows
}

/** Advanced Custom Fields notes with `_key` which definition the field `key` has. */
function isFieldNote({ key, value }: StoredMeta<Json>): boolean {
  return key.startsWith('_') && typeof value === 'string' && /^field_[\w-]+$/.test(value)
}

/** A value as PHP or JSON wrote it, else as text. */
function metaValue({ key, value, at }: StoredMeta<Json>, guard: Guard): MetaNode {
  if (typeof value !== 'string') return { kind: 'typed', value }
  if (isSerialized(value)) return phpValue({ key, value, at }, guard)
  return (looksLikeJson.test(value) && jsonValue(value, guard.limits.metaDepth)) || { kind: 'text', text: value }
}

function phpValue({ key, value, at }: StoredMeta, { limits, report }: Guard): MetaNode {
  const whole = value.trim()
  const strict = unserialize(whole, { limits })
  if (strict) return toNode(strict.value)
  const repaired = unserialize(whole, { limits, repair: true })
  if (repaired) {
    report('wordpress/php-repaired', { key, count: repaired.repaired }, { at })
    return toNode(repaired.value)
  }
  report('wordpress/php-unreadable', { key, value }, { at })
  return { kind: 'text', text: value }
}

const looksLikeJson = /^\s*(?:\{\s*["}]|\[)/

/** Values nested deeper stay text: whoever reads the record may recurse. */
function jsonValue(text: string, maxDepth: number): MetaNode | undefined {
  const value = deepest(text) > maxDepth ? undefined : findForeignJson(text)
  return value === undefined ? undefined : { kind: 'typed', value }
}

/** The deepest nesting that brackets could mean, counted without parsing. */
function deepest(text: string): number {
  let depth = 0
  let most = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    most = Math.max(most, depth)
  }
  return most
}
