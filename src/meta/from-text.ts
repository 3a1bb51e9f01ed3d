/** Shown text to the value that it means. Text that does not mean one stays as it is; checking says so. */

import { isSafeNumber, type Json } from '../article/json.ts'
import { accepts, type ListShape, type Shape, type UnionShape } from './shape.ts'

/** Reads a shown text as the shape says. No guessing by the locale: `1,5` is no number. */
export function fromText(text: string, shape: Shape): Json {
  switch (shape.kind) {
    case 'number':
      return findNumber(text) ?? text
    case 'count':
      return findGrouped(text) ?? findNumber(text) ?? text
    case 'flag':
      return flags.get(text.trim().toLowerCase()) ?? text
    case 'choice':
      return shape.options.get(text.trim()) ?? text
    case 'format':
      return text.trim()
    case 'list':
      return fromLines(text, shape)
    case 'object':
      return text.trim() ? text : {}
    case 'union':
      return fromEither(text, shape)
    case 'text':
    case 'any':
      return text
  }
}

/** A list shown as one text: one item a line, as in a table cell with line breaks, or short words in one line. */
function fromLines(text: string, shape: ListShape): Json[] {
  const lines = text.split('\n').flatMap((line) => line.trim() || [])
  const items = (shape.isInline && lines.length === 1 && splitWords(text)) || lines
  return items.map((item, index) => fromText(item, shape.item(index)))
}

/** The short words that commas, or other marks of one kind, part in a line; nothing if that is doubtful. */
function splitWords(text: string): string[] | undefined {
  if (/[()[\]{}"“”«»]/.test(text)) return undefined
  const [mark, another] = wordMarks.filter((each) => each.test(text))
  const words = mark && !another ? text.trim().split(mark) : []
  return words.length > 1 && words.every(isShort) ? words : undefined
}

const wordMarks = [/\s*,\s+/, /\s*;\s+/, /\s+[|·•/]\s+/, /\s*[、،，；]\s*/]
const isShort = (word: string) =>
  word !== '' && word.length <= 40 && word.split(/\s+/).length <= 4 && !/[.!?:]$/.test(word)

/** The first option that takes the text. */
function fromEither(text: string, shape: UnionShape): Json {
  for (const option of shape.options) {
    const value = fromText(text, option)
    if (accepts(option, value)) return value
  }
  return text
}

/** A decimal number with sign and exponent, without leading zeros. Not one that JavaScript would round to another integer. */
function findNumber(text: string): number | undefined {
  const trimmed = text.trim()
  if (!decimal.test(trimmed)) return undefined
  if (!isSafeNumber(trimmed)) return undefined
  return Number(trimmed) || 0 // one zero, as JSON.stringify writes it
}

/** A count as people write it, in groups of three digits: `699,158`, `699.158`, `699 158`, `699’158`. */
function findGrouped(text: string): number | undefined {
  const trimmed = text.trim()
  return grouped.test(trimmed) ? findNumber(trimmed.replace(groupMarks, '')) : undefined
}

const decimal = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
// Separators of Intl.NumberFormat over all locales of CLDR 45 with Latin digits, and the straight apostrophe.
const grouped = /^[1-9]\d{0,2}([,. '’\u00a0\u202f])\d{3}(?:\1\d{3})*$/
const groupMarks = /[^\d]/g

const flags = new Map([
  ['1', true],
  ['yes', true],
  ['true', true],
  ['0', false],
  ['no', false],
  ['false', false],
])
