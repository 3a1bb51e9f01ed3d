/** Fields of Advanced Custom Fields that hold others: repeaters, groups, flexible content. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'

/** A field that may hold others. */
interface Holder {
  kind: 'list' | 'group'
  /** Items of a list. */
  count: number
  /** The layouts of flexible content, which is a list whose items each name one. */
  layouts: string[]
  /** The numbers of items of which there is a field. */
  items: Set<number>
}

/** A field, and those that it holds by the number of their item. */
interface Field {
  row: MetaRow
  holder: Holder | undefined
  parts: Map<number, { name: string; field: Field }[]>
}

export interface OpenedFields {
  rows: MetaRow[]
  /** The keys of the rows that hold others now. */
  holders: string[]
}

/**
 * Puts fields into those that hold them: `team` = 2, `team_0_name`, `team_1_name` become a list of two maps. Only rows
 * whose definition is known (`known`) take part, and lists of which every item is there; other rows stay as they are.
 */
export function openFields(rows: MetaRow[], known: ReadonlySet<string>): OpenedFields {
  const single = singleRows(rows, known)
  const candidates = findHolders(single)
  const fields = new Map<string, Field>()
  for (const [key, row] of single) fields.set(key, { row, holder: candidates.get(key), parts: new Map() })
  const held = new Set<MetaRow>()
  for (const [key, field] of fields) {
    const [place] = placesOf(key, candidates)
    const parts = place && fields.get(place.holder)?.parts
    if (!place || !parts) continue
    held.add(field.row)
    const part = { name: place.name, field }
    const others = parts.get(place.item)
    if (others) others.push(part)
    else parts.set(place.item, [part])
  }
  const opened = rows.flatMap((row) => {
    const field = single.get(row.key) === row ? fields.get(row.key) : undefined
    return held.has(row) ? [] : [field ? { ...row, value: filled(field) } : row]
  })
  return { rows: opened, holders: [...fields].flatMap(([key, { parts }]) => (parts.size > 0 ? key : [])) }
}

/** Rows whose key comes once and is no longer than any that the database holds. */
function singleRows(rows: MetaRow[], known: ReadonlySet<string>): Map<string, MetaRow> {
  const single = new Map<string, MetaRow>()
  const twice = new Set<string>()
  for (const row of rows) {
    if (single.has(row.key)) twice.add(row.key)
    if (known.has(row.key) && row.key.length <= longestKey) single.set(row.key, row)
  }
  for (const key of twice) single.delete(key)
  return single
}

/** Characters of a meta key: wp-admin/includes/schema.php, `meta_key varchar(255)`. */
const longestKey = 255

function findHolders(rows: Map<string, MetaRow>): Map<string, Holder> {
  const holders = new Map<string, Holder>()
  for (const [key, { value }] of rows) {
    const holder = holderOf(value)
    if (holder) holders.set(key, holder)
  }
  for (const key of rows.keys()) {
    for (const { holder, item } of placesOf(key, holders)) holders.get(holder)?.items.add(item)
  }
  for (const [key, { items, count }] of holders) if (items.size !== count) holders.delete(key)
  return holders
}

/** What the value of a holder says: nothing, a count, or the names of layouts. */
function holderOf(value: MetaNode): Holder | undefined {
  if (value.kind === 'text' && value.text === '') return { kind: 'group', count: 1, layouts: [], items: new Set() }
  if (value.kind === 'text' && /^[1-9]\d{0,4}$/.test(value.text))
    return { kind: 'list', count: Number(value.text), layouts: [], items: new Set() }
  if (value.kind !== 'list') return undefined
  const layouts = value.items.flatMap((item) => (item.kind === 'text' ? item.text : []))
  const isWhole = layouts.length > 0 && layouts.length === value.items.length
  return isWhole ? { kind: 'list', count: layouts.length, layouts, items: new Set() } : undefined
}

interface FieldPlace {
  /** The key of the field that holds it. */
  holder: string
  item: number
  /** Its own name there. */
  name: string
}

/** All the fields that could hold the key, the nearest first. */
function placesOf(key: string, holders: Map<string, Holder>): FieldPlace[] {
  const places: FieldPlace[] = []
  for (let at = key.lastIndexOf('_'); at > 0; at = key.lastIndexOf('_', at - 1)) {
    const holder = key.slice(0, at)
    const found = holders.get(holder)
    if (!found) continue
    const rest = key.slice(at + 1)
    const [, digits = '', name = ''] = /^(0|[1-9]\d{0,4})_(.+)$/s.exec(rest) ?? []
    if (found.kind === 'group' && rest) places.push({ holder, item: 0, name: rest })
    else if (name && Number(digits) < found.count) places.push({ holder, item: Number(digits), name })
  }
  return places
}

/** The value with what it holds. Recurses as deep as keys have parts. */
function filled({ row, holder, parts }: Field): MetaNode {
  if (!holder || parts.size === 0) return row.value
  const rowsOf = (item: number): MetaRow[] =>
    (parts.get(item) ?? []).map(({ name, field }) => ({ ...field.row, key: name, value: filled(field) }))
  if (holder.kind === 'group') return { kind: 'map', rows: rowsOf(0) }
  const items = Array.from({ length: holder.count }, (_, item): MetaNode => {
    const layout = holder.layouts[item]
    const named: MetaRow[] = layout === undefined ? [] : [{ key: layoutKey, value: { kind: 'text', text: layout } }]
    return { kind: 'map', rows: [...named, ...rowsOf(item)] }
  })
  return { kind: 'list', items }
}

/** The key under which ACF itself gives the layout, in what its get_field() returns. */
const layoutKey = 'acf_fc_layout'
