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
import type { Guard } from '../../diagnostics/guard.ts'
import { findCrowdedLine, isTooDeep } from './yaml-depth.ts'
import { linesAsRows } from './yaml-lines.ts'
import { readPlainYaml } from './yaml-plain.ts'

/**
 * Reads YAML 1.2 (core schema) that begins at `offset` of its file: rows in their order, a key as often as it comes.
 * Damaged YAML is reported and read line by line. `undefined`: it holds no keys, or is nested too deep to be read.
 */
export function parseYaml(source: string, offset: number, guard: Guard): MetaRow[] | undefined {
  const { limits, report } = guard
  if (isTooDeep(source, limits.frontMatterDepth)) {
    const at = { start: offset, end: offset + source.length }
    report('markdown/unread-front-matter', { syntax: 'yaml', reason: 'it is nested too deep' }, { at })
    return undefined
  }
  return readPlainYaml(source, offset) ?? parseAnyYaml(source, offset, guard)
}

/**
 * The same by the parser, whatever the YAML. Rows come from the syntax tree and not from a JavaScript object, so keys
 * like `7` stay in place and a key may come twice.
 */
export function parseAnyYaml(source: string, offset: number, guard: Guard): MetaRow[] | undefined {
  const { report } = guard
  const readLines = (reason: string, start: number, end: number) => {
    report('markdown/damaged-yaml', { reason }, { at: { start: start + offset, end: end + offset } })
    return linesAsRows(source, offset)
  }
  const crowded = findCrowdedLine(source)
  if (crowded) return readLines('a line holds too many keys', crowded.start, crowded.end)
  const document = parseDocument(source, yamlOptions)
  const [error] = document.errors
  if (error) return readLines(error.message, ...error.pos)
  const { contents } = document
  if (contents === null) return []
  if (!isMap(contents)) {
    const at = { start: offset, end: offset + source.length }
    report('markdown/unread-front-matter', { syntax: 'yaml', reason: 'it is no map of keys and values' }, { at })
    return undefined
  }
  const reading: Reading = { ...guard, source, offset, aliases: 0, resolve: (alias) => alias.resolve(document) }
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

interface Reading extends Guard {
  source: string
  offset: number
  /** How often `*name` stood for a value. */
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
    const target = mayResolve(node, reading) ? reading.resolve(node) : undefined
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

/** Counts an alias; the first one too many is told. */
function mayResolve(alias: Node, reading: Reading): boolean {
  const { limits, report, offset } = reading
  reading.aliases++
  if (reading.aliases === limits.aliases + 1) {
    const [start = 0, end = start] = alias.range ?? []
    report('markdown/aliases', { limit: limits.aliases }, { at: { start: start + offset, end: end + offset } })
  }
  return reading.aliases <= limits.aliases
}

/**
 * Quoted text, numbers, booleans and null have the type that YAML gives them. Plain text may be anything to a profile
 * (`no`, `2026-06-28`), and so may a number that a computer would write otherwise (`1.10`, `010`, `1e400`).
 */
function scalar({ value, source, type }: Scalar): MetaNode {
  if (value === null || typeof value === 'boolean') return { kind: 'typed', value }
  if (typeof value === 'number') {
    const written = source ?? String(value)
    const isSame = String(value) === written && Number.isFinite(value)
    return isSame ? { kind: 'typed', value } : { kind: 'text', text: written }
  }
  const words = String(value)
  return type === 'PLAIN' ? { kind: 'text', text: words } : { kind: 'typed', value: words }
}
