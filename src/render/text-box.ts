/** The box as rows of a text dump. */

import type { Meta } from '../article/article.ts'
import type { Json } from '../article/json.ts'
import { foldLabel } from '../meta/label.ts'
import type { Profile } from '../meta/profile.ts'
import { findKind, type Shape, shapeOf } from '../meta/shape.ts'
import { type Entry, type Order, orderedEntries } from '../meta/to-rows.ts'
import { fold } from '../tree/text.ts'

/** Heading and rows, or nothing if there are no values. */
export function textBox(meta: Meta, profile: Profile): string[] {
  const entries = orderedEntries(meta.values, meta.order)
  if (entries.length === 0) return []
  const { fields } = shapeOf(profile)
  const labels = [...fields.keys()]
  const rows = entries.flatMap(([key, value, pointer]) => {
    const field = fields.get(foldLabel(key))
    const label = field?.label ?? key
    const lines = below(value, { indent: step, order: meta.order, pointer, shape: field?.shape })
    if (lines.length > 0) return [label, ...lines]
    const text = textOf(value)
    // A tab parts what the reader could not part: label and value of an unknown key, or of one that begins another.
    return [field && isSplittable(label, text, labels) ? label + text : `${label}\t${text}`]
  })
  return [profile.headings[0] ?? defaultHeading, rows.join('\n')]
}

const defaultHeading = 'Post Meta'
/** Columns by which each level is indented. */
const step = 2

/** Whether the longest known label that the row begins with is its own. */
function isSplittable(label: string, text: string, labels: string[]): boolean {
  if (text.startsWith(':')) return false
  const own = foldLabel(label)
  const row = own + foldLabel(text.slice(0, 200))
  return !labels.some((other) => other.length > own.length && row.startsWith(other))
}

interface Where {
  indent: number
  order: Order | undefined
  pointer: string
  shape: Shape | undefined
}

/** The lines below a label: items of a list, named values. A plain value has none. */
function below(value: Json, where: Where): string[] {
  if (Array.isArray(value)) return listLines(value, where)
  if (typeof value !== 'object' || value === null) return []
  return orderedEntries(value, where.order, where.pointer).flatMap((entry) => namedLines(entry, where))
}

function namedLines([key, value, pointer]: Entry, where: Where): string[] {
  const object = where.shape && findKind(where.shape, 'object')
  const field = object?.fields.get(foldLabel(key))
  const lines = below(value, { ...where, indent: where.indent + step, pointer, shape: field?.shape })
  const name = field?.label ?? key
  return [item(where.indent, `${name}:${lines.length > 0 ? '' : ` ${textOf(value)}`}`), ...lines]
}

function listLines(values: Json[], where: Where): string[] {
  const list = where.shape && findKind(where.shape, 'list')
  const borderless = haveCommonFirst(values)
  return values.flatMap((value, index) => {
    const shape = list?.item(index)
    const lines = below(value, { ...where, indent: where.indent + step, pointer: `${where.pointer}/${index}`, shape })
    if (lines.length === 0) return [item(where.indent, textOf(value))]
    // An item without text is the border between objects; dumps lose it, and the first name that comes again tells it.
    return borderless ? lines : [item(where.indent, ''), ...lines]
  })
}

/** Whether all are objects that begin with the same name: then nothing marks their borders, as in a dump. */
function haveCommonFirst(values: Json[]): boolean {
  const firsts = values.map(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value)[0],
  )
  return values.length > 0 && firsts.every((first) => typeof first === 'string' && first === firsts[0])
}

function item(indent: number, text: string): string {
  return `${' '.repeat(indent)}• ${text}`.trimEnd()
}

/** A plain value as one line; flags are 1 and 0, an empty list or object and `null` are nothing. */
function textOf(value: Json): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'object') return ''
  return fold(String(value))
}
