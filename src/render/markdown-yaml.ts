/** JSON values as YAML that reads back with the same types, in the same order. */

import type { Json, JsonObject } from '../article/json.ts'
import { type Order, orderedEntries } from '../meta/to-rows.ts'

/** The lines of `key: value`; the lines of a list or map stand below the key. Recurses as deep as the value. */
export function yamlEntry(key: string, value: Json, order: Order | undefined, pointer: string): string[] {
  const [first = '', ...rest] = lines(value, order, pointer)
  const before = yamlKey(key)
  const last = before.pop()
  if (!isBranch(value)) return [...before, `${last}: ${first}`]
  const tag = isRepeating(value, order, pointer) ? ' !!pairs' : ''
  return [...before, `${last}:${tag}`, ...[first, ...rest].map((line) => `  ${line}`)]
}

function lines(value: Json, order: Order | undefined, pointer: string): string[] {
  if (!isBranch(value)) return [scalar(value)]
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => listItem(item, order, `${pointer}/${index}`))
  }
  const entries = orderedEntries(value, order, pointer).map(([key, item, at]) => yamlEntry(key, item, order, at))
  return isRepeating(value, order, pointer) ? entries.flatMap(indented) : entries.flat()
}

function listItem(item: Json, order: Order | undefined, pointer: string): string[] {
  const inner = lines(item, order, pointer)
  if (isRepeating(item, order, pointer)) return ['- !!pairs', ...inner.map((line) => `  ${line}`)]
  return indented(inner)
}

/** The lines of one item of a list. */
function indented([first = '', ...rest]: string[]): string[] {
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
}

/** Whether a value takes lines of its own: a list or map that is not empty. */
function isBranch(value: Json): value is Json[] | JsonObject {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** Whether a key of a map comes more than once, which a YAML map cannot say and `!!pairs` can (yaml.org/type/pairs). */
function isRepeating(value: Json, order: Order | undefined, pointer: string): value is JsonObject {
  if (!isBranch(value) || Array.isArray(value)) return false
  const keys = orderedEntries(value, order, pointer).map(([key]) => key)
  return new Set(keys).size < keys.length
}

function scalar(value: Json): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return '[]'
  if (typeof value === 'object' && value !== null) return '{}'
  return String(value)
}

/** A text between double quotes; JSON's are YAML's, but for characters that YAML does not allow bare. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

// YAML 1.2.2, c-printable; the line separators too, which some parsers take for line ends.
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** The lines that end with a key; plain if it can be nothing but a text or a whole number. */
function yamlKey(key: string): string[] {
  if (/^(?:[A-Za-z][\w-]*|-?\d+)$/.test(key) && !isWord(key)) return [key]
  const text = quoted(key)
  // A key before its colon has at most 1,024 characters (YAML 1.2.2, 7.4).
  return text.length > 1_000 ? [`? ${text}`, ''] : [text]
}

/** A text of a fact: plain where YAML takes it for a text, whatever follows. */
export function yamlText(text: string): string {
  return plainText.test(text) && !isWord(text) && !text.includes('  ') ? text : quoted(text)
}

/** Whether YAML, 1.1 or 1.2, takes a text for a boolean or null. */
const isWord = (text: string) => /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)

const plainText = /^[\p{L}](?:[\p{L}\p{M}\p{N} ,.()/'’&+;!?%_–—-]*[\p{L}\p{M}\p{N}.)!?])?$/u
