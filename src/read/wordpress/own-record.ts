/** Exports that we wrote carry what their items do not say: see `article/wxr-record.ts`. */

import type { Element as HastElement, Properties, Root } from 'hast'
import type { Facts, MetaNode, MetaRow } from '../../article/draft.ts'
import { findJson, type Json, type JsonObject } from '../../article/json.ts'
import { hashTexts, WxrRecord, wxrRecordKey } from '../../article/wxr-record.ts'
import type { Report } from '../../diagnostics/report.ts'
import { type Order, orderedEntries } from '../../meta/to-rows.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { element, isElement, root, text } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { isBlank, rawText } from '../../tree/text.ts'
import { Carried } from '../html/own-page.ts'
import type { StoredMeta } from './meta.ts'

/** What is carried, and the meta values without it. */
export interface Own {
  record: WxrRecord | undefined
  stored: StoredMeta[]
}

/** Takes the carried record out of the meta values of an item. */
export function takeRecord(stored: StoredMeta[], report: Report): Own {
  const row = stored.find(({ key }) => key === wxrRecordKey)
  if (!row) return { record: undefined, stored }
  const result = WxrRecord.safeParse(findJson(row.value))
  if (!result.success) report('read/bad-record', { value: row.value }, { at: row.at })
  return { record: result.data, stored: stored.filter(({ key }) => key !== wxrRecordKey) }
}

/** The facts of an item, but for those that are carried and that nobody changed since. */
export function withOwnFacts({ comments, ...read }: Facts, { facts, shown }: WxrRecord): Facts {
  const all = new Map<string, unknown>(Object.entries(read))
  for (const [name, fact] of Object.entries(facts)) {
    const isChanged =
      Object.hasOwn(shown, name) && JSON.stringify(shown[name]) !== JSON.stringify(all.get(name) ?? null)
    if (isChanged) continue
    if (fact === null) all.delete(name)
    else all.set(name, fact)
  }
  const result = CarriedFacts.safeParse(Object.fromEntries(all))
  // A partial schema gives absent keys as absent: JSON has no `undefined`.
  return { ...(result.success ? (result.data as Facts) : read), ...(comments && { comments }) }
}

/** Comments stand in the item. */
const CarriedFacts = Carried.omit({ comments: true })

/** The body as it was written, if the content is still the one of the record; else it is read like any other. */
export function ownBody(content: string, { body }: WxrRecord): Root | undefined {
  if (hashTexts([content]) !== body.hash) return undefined
  const code = body.code?.values()
  const bare = (node: Root['children'][number]): Root['children'] => {
    if (!isElement(node)) return [node]
    if (node.tagName === 'pre') return [codeOf(node, code?.next().value)]
    const children = node.children.flatMap(bare) as HastElement['children'] // what stands in an element stays in it
    const [only, ...others] = children
    const isRoundTable = hasClass(node, 'wp-block-table') && isElement(only, 'table') && others.length === 0
    return isRoundTable ? [only] : [{ ...node, properties: ownProperties(node), children }]
  }
  const nodes: Root['children'] = fromDom(parseFragment(content).children)
  return root(nodes.filter((node) => !isBlank(node)).flatMap(bare))
}

function codeOf(pre: HastElement, known: [language: string, from: string] | null | undefined): HastElement {
  const properties = known ? { className: [`language-${known[0]}`], dataLanguageFrom: known[1] } : {}
  return element('pre', {}, [element('code', properties, [text(rawText(pre))])])
}

/** Without the classes of the editor. */
function ownProperties(node: HastElement): Properties {
  const { className: _, ...properties } = node.properties
  return hasClass(node, 'gallery') ? { ...properties, className: ['gallery'] } : properties
}

function hasClass({ properties: { className } }: HastElement, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

/** The rows of the box as they were written, if the meta values still say what was written; rows that came since follow. */
export function withOwnRows(rows: MetaRow[], stored: StoredMeta[], { box }: WxrRecord): MetaRow[] {
  if (!box) return rows
  const keys = new Set(box.keys)
  const own = stored.filter(({ key }) => keys.has(key))
  if (hashTexts(own.flatMap(({ key, value }) => [key, value])) !== box.hash) return rows
  const at = own[0]?.at
  const exact = rowsOf(box.values, box.order, '').map((row) => ({ ...row, at }))
  return [...exact, ...rows.filter(({ key }) => !keys.has(key))]
}

function rowsOf(values: JsonObject, order: Order | undefined, pointer: string): MetaRow[] {
  return orderedEntries(values, order, pointer).map(([key, value, inside]) => ({
    key,
    value: nodeOf(value, order, inside),
  }))
}

function nodeOf(value: Json, order: Order | undefined, pointer: string): MetaNode {
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item, index) => nodeOf(item, order, `${pointer}/${index}`)) }
  if (typeof value !== 'object' || value === null) return { kind: 'typed', value }
  return { kind: 'map', rows: rowsOf(value, order, pointer) }
}
