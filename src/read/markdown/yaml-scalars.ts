/** Scalars of YAML on one line, and lists of them in brackets. */

import type { MetaNode } from '../../article/draft.ts'

/** A value, where it ends, and where that ends which belongs to it: its line. */
export interface Found {
  node: MetaNode
  end: number
  nodeEnd: number
}

/** Reads the value that begins at an offset and is all there is up to the end of the line; `undefined`: it may be more. */
export function readScalar(source: string, at: number): Found | undefined {
  const lineEnd = source.indexOf('\n', at)
  const line = source.slice(at, lineEnd === -1 ? source.length : lineEnd)
  const written = trimEnd(line)
  const node = toNode(written)
  const nodeEnd = at + line.length + (lineEnd === -1 ? 0 : 1)
  return node && { node, end: at + written.length, nodeEnd }
}

function toNode(written: string): MetaNode | undefined {
  const mark = written.charAt(0)
  if (mark === '"' || mark === "'") return quoted(written)
  if (mark === '[') return list(written)
  if (mark === '{') return written === '{}' ? { kind: 'map', rows: [] } : undefined
  return plain.test(written) && !notPlain.test(written) ? plainNode(written) : undefined
}

//              no mark of YAML, or one that is none before a word
const plain = /^(?:[^\s?:,[\]{}#&*!|>'"%@`-]|-(?=[^\s-]))/
/** What ends plain text, or is no text. */
const notPlain = /:(?: |$)| #|[\0-\x1f]/

function quoted(written: string): MetaNode | undefined {
  const value = written.charAt(0) === '"' ? inDoubleQuotes(written) : inSingleQuotes(written)
  return value === undefined ? undefined : { kind: 'typed', value }
}

function inDoubleQuotes(written: string): string | undefined {
  if (control.test(written)) return undefined
  if (written.includes('\\')) return escaped.test(written) ? JSON.parse(written) : undefined
  return written.indexOf('"', 1) === written.length - 1 && written.length > 1 ? written.slice(1, -1) : undefined
}

const control = /[\0-\x1f]/
/** With escapes that mean the same in JSON; V8 keeps a place to go back to for each character. */
const escaped = /^"(?:[^"\\]|\\["\\nt]){0,10000}"$/

function inSingleQuotes(written: string): string | undefined {
  const inner = written.slice(1, -1)
  const isWhole = written.length > 1 && written.endsWith("'") && !inner.replaceAll("''", '').includes("'")
  return isWhole && !control.test(inner) ? inner.replaceAll("''", "'") : undefined
}

function list(written: string): MetaNode | undefined {
  if (written === '[]') return { kind: 'list', items: [] }
  const items: MetaNode[] = []
  let at = 1
  while (at < written.length) {
    listItem.lastIndex = at
    const [all, inQuotes, word] = listItem.exec(written) ?? []
    const node = inQuotes === undefined ? (word === undefined ? undefined : plainNode(trimEnd(word))) : quoted(inQuotes)
    if (all === undefined || !node) return undefined
    items.push(node)
    at += all.length
  }
  return { kind: 'list', items }
}

//                   "text"                                     plain: words without marks
const listItem = /(?<=^\[|,) *(?:("[^"\\\0-\x1f]*"|'[^'\0-\x1f]*')|([\p{L}\p{N}][^,[\]{}:#"'\0-\x1f]*)) *(?:,|\]$)/uy

/**
 * Plain text has the type that YAML gives it (1.2.2, 10.3.2) only if that is null or a boolean, or a number that a
 * computer would write so. All else may be anything to a profile (`no`, `2026-06-28`, `1.10`, `010`, `-0`, `1e400`).
 */
function plainNode(written: string): MetaNode {
  const value = words.get(written)
  if (value !== undefined) return { kind: 'typed', value }
  const isNumber = number.test(written) && String(Number(written)) === written
  return isNumber ? { kind: 'typed', value: Number(written) } : { kind: 'text', text: written }
}

const words = new Map<string, null | boolean>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

const number = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/

function trimEnd(text: string): string {
  let end = text.length
  while (text.charCodeAt(end - 1) === space) end--
  return text.slice(0, end)
}

const space = 32
