/** The meta values of a post → rows of the box. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { isJson } from '../../article/json.ts'
import type { Report, Span } from '../../diagnostics/report.ts'
import { isSerialized } from '../php/php-value.ts'
import { toNode } from '../php/to-node.ts'
import { unserialize } from '../php/unserialize.ts'
import { isInternal, readElsewhere } from './internal-keys.ts'

/** One stored row, as the database has it. */
export interface StoredMeta {
  key: string
  value: string
  at?: Span | undefined
}

/** All that is stored but WordPress' own notes, in order, repeated keys too. */
export function metaRows(stored: StoredMeta[], report: Report): MetaRow[] {
  const fields = new Set(stored.filter(({ value }) => fieldName.test(value)).map(({ key }) => key))
  const own = (key: string) => isInternal(key) || (key.startsWith('_') && fields.has(key))
  const internal = new Set(stored.filter(({ key }) => own(key)).map(({ key }) => key))
  if (internal.size > 0) report('wordpress/internal-meta', { keys: [...internal] })
  return stored
    .filter(({ key }) => key !== '' && !internal.has(key) && !readElsewhere.has(key))
    .map((row) => ({ key: row.key, value: metaValue(row, report), at: row.at, isStored: true }))
}

/** Advanced Custom Fields notes with `_key` which field `key` belongs to. */
const fieldName = /^field_[\w-]+$/

/** A value as PHP or JSON wrote it, else as text. */
export function metaValue({ key, value, at }: StoredMeta, report: Report): MetaNode {
  if (isSerialized(value)) return phpValue({ key, value, at }, report)
  return (looksLikeJson.test(value) && jsonValue(value)) || { kind: 'text', text: value }
}

function phpValue({ key, value, at }: StoredMeta, report: Report): MetaNode {
  const whole = value.trim()
  const strict = unserialize(whole)
  if (strict) return toNode(strict.value)
  const repaired = unserialize(whole, { repair: true })
  if (repaired) {
    report('wordpress/php-repaired', { key, count: repaired.repaired }, { at })
    return toNode(repaired.value)
  }
  report('wordpress/php-unreadable', { key, value }, { at })
  return { kind: 'text', text: value }
}

const looksLikeJson = /^\s*(?:\{\s*["}]|\[)/

function jsonValue(text: string): MetaNode | undefined {
  if (deepest(text) > maxDepth) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? { kind: 'typed', value } : undefined
  } catch {
    // JSON's only way to say that it is none: the text stays.
    return undefined
  }
}

/** Nesting of values that are opened; whoever reads the record may recurse. */
const maxDepth = 64

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
