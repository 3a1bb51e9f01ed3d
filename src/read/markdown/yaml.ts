/** YAML → rows, in the order of the source and with the place of each. */

import {
  type DocumentOptions,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParseOptions,
  parseDocument,
  type Scalar,
  type SchemaOptions,
} from 'yaml'
import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { limits } from '../../diagnostics/limits.ts'
import type { Report } from '../../diagnostics/report.ts'
import { isTooDeep } from './yaml-depth.ts'
import { linesAsRows } from './yaml-lines.ts'

/** How often `*name` may stand for a value. */
const maxAliases = limits.aliases.value

/**
 * Reads YAML 1.2 (core schema) that begins at `offset` of its file. Rows come from the syntax tree and not from a
 * JavaScript object, so keys like `7` stay in place and a key may come twice. Damaged YAML is reported and read line by
 * line. `undefined`: it holds no keys, or is nested too deep to be read.
 */
export function parseYaml(source: string, offset: number, report: Report): MetaRow[] | undefined {
  if (isTooDeep(source)) {
    const at = { start: offset, end: offset + source.length }
    report('markdown/unread-front-matter', { syntax: 'yaml', reason: 'it is nested too deep' }, { at })
    return undefined
  }
  const document = parseDocument(source, yamlOptions)
  const [error] = document.errors
  if (error) {
    const [start, end] = error.pos
    report('markdown/damaged-yaml', { reason: error.message }, { at: { start: start + offset, end: end + offset } })
    return linesAsRows(source, offset)
  }
  const { contents } = document
  if (contents === null) return []
  if (!isMap(contents)) {
    const at = { start: offset, end: offset + source.length }
    report('markdown/unread-front-matter', { syntax: 'yaml', reason: 'it is no map of keys and values' }, { at })
    return undefined
  }
  const reading: Reading = { source, offset, aliases: 0, resolve: (alias) => alias.resolve(document) }
  return toRows(contents.items, reading)
}

const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  customTags: ['pairs', 'omap'],
  prettyErrors: false,
  logLevel: 'silent',
}

interface Reading {
  source: string
  offset: number
  aliases: number
  resolve: (alias: Extract<Node, { resolve: unknown }>) => Node | undefined
}

function toRows(pairs: readonly unknown[], reading: Reading): MetaRow[] {
  return pairs.filter(isPair).map((pair) => {
    const key = keyText(pair, reading)
    const start = isNode(pair.key) ? pair.key.range?.[0] : undefined
    const end = isNode(pair.value) ? pair.value.range?.[1] : isNode(pair.key) ? pair.key.range?.[1] : undefined
    const value = isNode(pair.value) ? toMetaNode(pair.value, reading) : nothing
    if (start === undefined) return { key, value }
    return { key, value, at: { start: start + reading.offset, end: (end ?? start) + reading.offset } }
  })
}

const nothing: MetaNode = { kind: 'typed', value: null }

const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)

/** The key as the source writes it; a key that is a list or a map, in its own notation. */
function keyText({ key }: Pair, { source }: Reading): string {
  if (isScalar(key) && typeof key.value === 'string') return key.value
  return isNode(key) && key.range ? source.slice(key.range[0], key.range[1]) : ''
}

function toMetaNode(node: Node, reading: Reading): MetaNode {
  if (isAlias(node)) {
    const target = ++reading.aliases <= maxAliases ? reading.resolve(node) : undefined
    return target ? toMetaNode(target, reading) : { kind: 'typed', value: `*${node.source}` }
  }
  if (isMap(node)) return { kind: 'map', rows: toRows(node.items, reading) }
  if (isSeq(node)) {
    // `!!pairs` and `!!omap` are maps that keep their order and, the first, keys that come twice.
    if (node.items.length > 0 && node.items.every(isPair)) return { kind: 'map', rows: toRows(node.items, reading) }
    return { kind: 'list', items: node.items.map((item) => (isNode(item) ? toMetaNode(item, reading) : nothing)) }
  }
  return scalar(node)
}

/**
 * Quoted text, numbers, booleans and null have the type that YAML gives them. Plain text may be anything to a profile
 * (`no`, `2026-06-28`), and so may a number that a computer would write otherwise (`1.10`, `010`, `1e400`).
 */
function scalar({ value, source, type }: Scalar): MetaNode {
  if (value === null || typeof value === 'boolean') return { kind: 'typed', value }
  if (typeof value === 'number') {
    const written = source ?? String(value)
    const isSame = (Object.is(value, -0) ? '-0' : String(value)) === written
    return isSame && Number.isFinite(value) ? { kind: 'typed', value } : { kind: 'text', text: written }
  }
  const words = String(value)
  return type === 'PLAIN' ? { kind: 'text', text: words } : { kind: 'typed', value: words }
}
