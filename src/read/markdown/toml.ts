/** TOML → rows, in the order of the source and with the place of each. */

import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'
import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import { append } from '../../tree/append.ts'

/**
 * Reads TOML 1.0 that begins at `offset` of its file. Rows come from the syntax tree and not from a JavaScript object, so
 * keys like `7` stay in place and dates are what the source says. `undefined`: it is damaged, or nested too deep.
 */
export function parseToml(source: string, offset: number, { limits, report }: Guard): MetaRow[] | undefined {
  const refuse = (reason: string, start: number, end: number) => {
    const at = { start: start + offset, end: end + offset }
    report('markdown/unread-front-matter', { syntax: 'toml', reason }, { at })
    return undefined
  }
  if (isTooDeep(source, limits.frontMatterDepth)) return refuse('it is nested too deep', 0, source.length)
  try {
    const [table] = parseTOML(source, { tomlVersion: '1.0' }).body
    return toRows(table.body, offset)
  } catch (error) {
    if (error instanceof ParseError) return refuse(error.message, error.index, error.index + 1)
    throw error
  }
}

/** Whether brackets or dotted keys may go deeper than is read, told without parsing. Linear. */
function isTooDeep(source: string, maxDepth: number): boolean {
  let open = 0
  for (const [mark] of source.matchAll(/[[{\]}]/g)) {
    open = Math.max(0, open + (mark === '[' || mark === '{' ? 1 : -1))
    if (open > maxDepth) return true
  }
  for (const [line] of source.matchAll(/[^\r\n]+/g)) {
    const key = /^[^=]*/.exec(line)?.[0] ?? ''
    if (key.split('.').length > maxDepth) return true
  }
  return false
}

/** The rows of a table: what stands in it, and at the top the tables by their full names. */
function toRows(body: (AST.TOMLKeyValue | AST.TOMLTable)[], offset: number): MetaRow[] {
  const rows: MetaRow[] = []
  for (const node of body) {
    const at = { start: node.range[0] + offset, end: node.range[1] + offset }
    if (node.type === 'TOMLTable') {
      const value: MetaNode = { kind: 'map', rows: toRows(node.body, offset) }
      put(rows, node.resolvedKey, value, at)
    } else put(rows, node.key.keys.map(nameOf), toNode(node.value, offset), at)
  }
  return rows
}

const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted) => (key.type === 'TOMLBare' ? key.name : key.value)

/** Puts a value where its dotted name says; what leads there is made where it is not there yet. */
function put(rows: MetaRow[], [name, ...rest]: (string | number)[], value: MetaNode, at: MetaRow['at']): void {
  const key = String(name)
  const known = rows.findLast((row) => row.key === key)
  if (known) merge(known.value, rest, value, at)
  else rows.push({ key, value: wrapped(rest, value, at), at })
}

/** Adds to the value of a name that is there already: to a map or, by an index, to a list of maps. */
function merge(into: MetaNode, path: (string | number)[], value: MetaNode, at: MetaRow['at']): void {
  const [index, ...rest] = path
  if (into.kind === 'list') {
    const item = typeof index === 'number' ? into.items[index] : undefined
    if (item) merge(item, rest, value, at)
    else into.items.push(wrapped(rest, value, at))
  } else if (into.kind === 'map') {
    if (path.length > 0) put(into.rows, path, value, at)
    else if (value.kind === 'map') append(into.rows, value.rows)
  }
}

/** A value inside of the maps and lists that a path names. */
function wrapped(path: (string | number)[], value: MetaNode, at: MetaRow['at']): MetaNode {
  const [name, ...rest] = path
  if (name === undefined) return value
  const inner = wrapped(rest, value, at)
  return typeof name === 'number'
    ? { kind: 'list', items: [inner] }
    : { kind: 'map', rows: [{ key: name, value: inner, at }] }
}

/**
 * TOML states the type of every value. Dates stay as they are written, and so does a number that a computer would write
 * otherwise (`1.10`, `1e400`), but for signs that only help the eye (`1_000`, `0x10`).
 */
function toNode(node: AST.TOMLContentNode, offset: number): MetaNode {
  if (node.type === 'TOMLArray') return { kind: 'list', items: node.elements.map((item) => toNode(item, offset)) }
  if (node.type === 'TOMLInlineTable') return { kind: 'map', rows: toRows(node.body, offset) }
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return { kind: 'typed', value: node.value }
    case 'integer':
    case 'float': {
      const isSame = node.kind === 'integer' ? Number.isSafeInteger(node.value) : String(node.value) === node.number
      return isSame ? { kind: 'typed', value: node.value } : { kind: 'text', text: node.number }
    }
    default:
      return { kind: 'text', text: node.datetime }
  }
}
