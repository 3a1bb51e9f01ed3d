/** The box as meta values of a post. */

import type { Article } from '../../article/article.ts'
import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { Json } from '../../article/json.ts'
import { hashTexts, type WxrRecord } from '../../article/wxr-record.ts'
import type { Report } from '../../diagnostics/report.ts'
import { foldLabel } from '../../meta/label.ts'
import type { Profile } from '../../meta/profile.ts'
import { shapeOf } from '../../meta/shape.ts'
import { type Order, orderedEntries } from '../../meta/to-rows.ts'
import { typeRows } from '../../meta/type-rows.ts'
import { countUnwritable, writable } from '../xml.ts'
import { phpEntries, serializePhp } from './serialize-php.ts'

export interface PostMeta {
  /** Keys and values as the database holds them; a key may come twice. */
  rows: [key: string, value: string][]
  /** The box as it is, if the rows do not give it back. */
  box: WxrRecord['box']
}

/**
 * Writes values as WordPress stores them: scalars as text, lists and objects as PHP wrote them; keys of the profile with
 * its prefix. `elsewhere` are the rows that readers make of other parts of an item, after all meta values.
 */
export function postMeta(
  meta: Article['meta'],
  profile: Profile,
  { elsewhere, report }: { elsewhere: MetaRow[]; report: Report },
): PostMeta {
  const { values, order } = meta
  const entries = orderedEntries(values, order).filter(([key]) => !elsewhere.some((row) => row.key === key))
  const { fields } = shapeOf(profile)
  const [prefix = ''] = profile.prefixes
  let isSure = true
  const rows = entries.map(([key, value, pointer]): [string, string] => {
    const name = fields.has(foldLabel(key)) ? prefix + key : key
    const text = storedText(value, order, pointer)
    const count = countUnwritable(name + text)
    if (count > 0) report('wxr/unwritable', { key: name, count }, { path: `meta.values.${key}` })
    isSure &&= count === 0 && isPlainKey(name) && !(typeof value === 'string' && looksLikeJson.test(value))
    // Readers trim keys.
    return [writable(name).trim(), writable(text)]
  })
  const read = entries.map(([, value, pointer], index) => ({
    key: rows[index]?.[0] ?? '',
    value: typeof value === 'object' && value !== null ? asRead(value, order, pointer) : asText(value),
  }))
  if (isSure && givesBack([...read, ...elsewhere], meta, profile)) return { rows, box: undefined }
  const keys = [...new Set([...rows.map(([key]) => key), ...elsewhere.map(({ key }) => key)])]
  return {
    rows,
    box: {
      values,
      ...(order && { order }),
      keys,
      hash: hashTexts(rows.flat()),
    },
  }
}

/** A value as `update_post_meta()` stores it: arrays serialized, and texts that could be taken for that once more. */
function storedText(value: Json, order: Order | undefined, pointer: string): string {
  if (typeof value === 'object' && value !== null) return serializePhp(value, { order, pointer })
  if (typeof value === 'string' && looksSerialized.test(value)) return serializePhp(value)
  return scalarText(value)
}

/** As PHP makes text of a scalar. */
function scalarText(value: Json): string {
  if (value === null || value === false) return ''
  return value === true ? '1' : String(value)
}

/** More than what wp-includes/functions.php, is_serialized() takes for serialized. */
const looksSerialized = /^\s*(?:N;|[a-zA-Z]:)/
/** What readers of meta values open. */
const looksLikeJson = /^\s*[{[]/

/** Whether a key comes back: WordPress keeps notes of its own under hidden keys and under `footnotes`. */
function isPlainKey(key: string): boolean {
  return key !== '' && key === key.trim() && !key.startsWith('_') && key !== 'footnotes'
}

function asText(value: Json): MetaNode {
  return { kind: 'text', text: scalarText(value) }
}

const typed = (value: Json): MetaNode => ({ kind: 'typed', value })

/** What is known of a list or object again that went through PHP, which has but one kind of array. */
function asRead(value: Json, order: Order | undefined, pointer: string): MetaNode {
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (typeof value !== 'object' || value === null) return typed(value)
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item, index) => asRead(item, order, `${pointer}/${index}`)) }
  const entries = phpEntries(value, { order, pointer })
  const inside = entries.map(([key, item, at]): MetaRow => ({ key, value: asRead(item, order, at) }))
  return inside.every(({ key }, index) => key === String(index))
    ? { kind: 'list', items: inside.map(({ value: item }) => item) }
    : { kind: 'map', rows: inside }
}

function givesBack(rows: MetaRow[], { values, order }: Article['meta'], profile: Profile): boolean {
  const read = typeRows(rows, profile, () => undefined)
  return JSON.stringify([read.values, read.order ?? null]) === JSON.stringify([values, order ?? null])
}
