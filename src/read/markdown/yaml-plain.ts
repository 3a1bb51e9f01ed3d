/**
 * YAML of the plainest kind, which most front matter is, read without the parser, which takes ten times as long
 * (bench/markdown-articles.js).
 */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { type Found, readScalar } from './yaml-scalars.ts'

/**
 * Reads block maps and lists of scalars on one line each, as the parser does. `undefined`: something in the source means
 * more than that, or nothing. Whoever meets a line that does not fit stops, and all round it do, for it fits none of them.
 */
export function readPlainYaml(source: string, offset: number): MetaRow[] | undefined {
  const reading: Reading = { source, offset, at: 0, indent: 0 }
  toNextLine(reading, 0)
  const map = reading.indent === 0 ? readMap(reading) : undefined
  return map && reading.indent === -1 && map.node.kind === 'map' ? map.node.rows : undefined
}

interface Reading {
  source: string
  /** Where the source begins in its file. */
  offset: number
  /** Where the next thing begins. */
  at: number
  /** The column of the next thing; -1: there is none. */
  indent: number
}

/** Goes to what stands first on a line that is not empty, from the beginning of a line on. */
function toNextLine(reading: Reading, at: number): void {
  const { source } = reading
  let start = at
  let text = at
  for (; text < source.length; text++) {
    const code = source.charCodeAt(text)
    if (code === lineFeed) start = text + 1
    else if (code !== space) break
  }
  reading.at = text
  reading.indent = text === source.length ? -1 : text - start
}

/** Reads the entries of a map, which stand in one column. */
function readMap(reading: Reading): Found | undefined {
  const { source, offset, indent } = reading
  const rows: MetaRow[] = []
  let end = 0
  while (reading.indent === indent) {
    const start = reading.at
    entry.lastIndex = start
    const [all, plain, quoted] = entry.exec(source) ?? []
    const key = plain ?? quoted
    if (all === undefined || key === undefined) break
    reading.at += all.length
    const value = readValue(reading, indent, indent)
    if (!value) return undefined
    rows.push({ key, value: value.node, at: { start: start + offset, end: value.end + offset } })
    end = value.nodeEnd
  }
  return rows.length === 0 ? undefined : { node: { kind: 'map', rows }, end, nodeEnd: end }
}

//              a plain key: letters, and signs between them                   "key"                :
const entry = /(?:([\p{L}_](?:[\p{L}\p{N}_./ -]{0,99}[\p{L}\p{N}_])?)|"([^"\\\0-\x1f]{1,99})"):(?: +|(?=\n)|$)/uy

/** Reads the items of a list, which stand in one column. */
function readList(reading: Reading): Found | undefined {
  const { source, indent } = reading
  const items: MetaNode[] = []
  let end = 0
  while (reading.indent === indent) {
    item.lastIndex = reading.at
    const [mark] = item.exec(source) ?? []
    if (mark === undefined) break
    reading.at += mark.length
    entry.lastIndex = reading.at
    const isMap = entry.test(source)
    if (isMap) reading.indent = indent + mark.length
    const value = isMap ? readMap(reading) : readValue(reading, indent, indent + 1)
    if (!value) return undefined
    items.push(value.node)
    end = value.nodeEnd
  }
  return items.length === 0 ? undefined : { node: { kind: 'list', items }, end, nodeEnd: end }
}

const item = /-(?: +|(?=\n)|$)/y

/**
 * Reads what follows a key or the mark of an item that stands in column `indent`: a scalar on the line, or on the lines
 * below a map, or a list from column `listIndent` on.
 */
function readValue(reading: Reading, indent: number, listIndent: number): Found | undefined {
  const { source, at } = reading
  if (at < source.length && source.charCodeAt(at) !== lineFeed) {
    const scalar = readScalar(source, at)
    if (scalar) toNextLine(reading, scalar.nodeEnd)
    return scalar
  }
  toNextLine(reading, at)
  if (source.charCodeAt(reading.at) === hyphen) {
    if (reading.indent >= listIndent) return readList(reading)
  } else if (reading.indent > indent) return readMap(reading)
  return { node: nothing, end: at, nodeEnd: at }
}

const nothing: MetaNode = { kind: 'typed', value: null }
const lineFeed = 10
const space = 32
const hyphen = 45
