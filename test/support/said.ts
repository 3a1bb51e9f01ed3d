/** A record laid flat for comparison, and ways to forget parts of it. */

import type { Article } from '../../src/article/article.ts'
import { isJsonObject, type Json, type JsonObject } from '../../src/article/json.ts'
import { fromDom } from '../../src/tree/from-dom.ts'
import { root } from '../../src/tree/h.ts'
import { parseFragment } from '../../src/tree/parse-html.ts'
import { fold, lineText } from '../../src/tree/text.ts'

/** What a record says of its article: all but `source` and the numbers that follow from the rest. */
export interface Said extends Partial<Omit<Article, 'version' | 'source' | 'body' | 'meta'>> {
  html?: string
  text?: string
  outline?: Article['body']['outline']
  meta?: JsonObject
}

export function saidOf({ version: _, source: __, body, meta, ...facts }: Article): Said {
  const { html, text, outline } = body
  return { ...facts, html, text, outline, meta: meta.values }
}

export function without(said: Said, ...fields: (keyof Said)[]): Said {
  return Object.fromEntries(Object.entries(said).filter(([name]) => !fields.some((field) => field === name)))
}

/** Whether nothing is said of a field: it is absent, or a list of nothing. */
export function isSilent(said: Said, field: keyof Said): boolean {
  const value = said[field]
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Changes every text and key of a record but code, which is verbatim whatever shows it. */
export function mapTexts(said: Said, change: (text: string) => string): Said {
  const visit = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return key === 'code' ? value : change(value)
    if (Array.isArray(value)) return value.map((item) => visit(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [change(name), visit(inner, name)]))
  }
  // The shape stays what it was.
  return visit(said) as Said
}

/** Languages of code as Markdown names them, all by fences; for whole records too. */
export function fenced<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll('data-language-from=\\"class\\"', 'data-language-from=\\"fence\\"')
      .replaceAll('"languageFrom":"class"', '"languageFrom":"fence"'),
  )
}

/** Quotes, dashes, dots and crosses as a keyboard has them; white space round them as it may be lost. */
export function plainSigns(text: string): string {
  return text
    .replace(/[“”„″»«]|&#x22;/g, '"')
    .replace(/[‘’‚′]/g, "'")
    .replace(/\s?[-–—]+\s?/g, '-')
    .replaceAll('…', '...')
    .replaceAll('×', 'x')
}

/** The values of a box as texts, as a page shows them. */
export function textLeaves(values: JsonObject): JsonObject {
  return mapLeaves(values, (leaf) => (leaf === null || leaf === false ? '' : leaf === true ? '1' : String(leaf)))
}

/** The values of a box with the text of the markup in them; text that looks like markup is taken for it, on every side. */
export function plainLeaves(values: JsonObject): JsonObject {
  return mapLeaves(values, (leaf) => (typeof leaf === 'string' ? shownText(leaf) : leaf))
}

function shownText(value: string): string {
  let text = value
  while (markup.test(text)) {
    const shown = lineText(root(fromDom(parseFragment(text).children)))
    if (shown === text) break
    text = shown
  }
  return fold(text)
}

const markup = /<[a-z/][^>]*>|&[a-z]+;/i

function mapLeaves(values: JsonObject, change: (leaf: Json) => Json): JsonObject {
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit)
    return isJsonObject(value) ? mapLeaves(value, change) : change(value)
  }
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, visit(value)]))
}
