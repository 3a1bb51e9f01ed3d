/** Turns a true article into one that is harder to read, or wrong: with what importing it should then give and say. */

import type { Article } from '../article/article.ts'
import { type Json, type JsonObject, setKey } from '../article/json.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import type { Block } from './blocks.ts'
import { contradictions } from './contradictions.ts'
import type { Dials } from './dials.ts'
import { hostileRows } from './hostile.ts'
import type { Random, Streams } from './random.ts'

/** A message that importing should give: its rule, and where in the record. */
export interface Expected {
  rule: RuleId
  path: string
}

export interface Disturbed {
  article: Article
  expected: Expected[]
}

/** Turns the dials, one after the other. */
export function disturb(article: Article, blocks: Block[], streams: Streams, dials: Dials): Disturbed {
  let { values } = article.meta
  const expected: Expected[] = []

  const wrong = streams('wrong')
  if (wrong.chance(dials.wrong)) {
    const fitting = contradictions.filter(({ fits }) => fits(values, blocks))
    const { change, rule, path } = wrong.pick(fitting)
    values = change(structuredClone(values), blocks)
    expected.push({ rule, path: path(values) })
  }
  values = without(values, streams('missing'), dials.missing)
  const kept = expected.filter(({ path }) => path.startsWith('images.') || isThere(values, path))

  const added: [string, Json][] = [
    ...(streams('extra').chance(dials.extra) ? streams('extra').some(extras, 3) : []),
    ...(streams('deep').chance(dials.deep) ? deep(streams('deep')) : []),
    ...(streams('hostile').chance(dials.hostile) ? streams('hostile').some(hostileRows, 4) : []),
  ]
  const rows = [...Object.entries(values), ...added]
  const meta = { profile: article.meta.profile, ...toMeta(rows) }
  const unknown = added.map(([key]): Expected => ({ rule: 'meta/unknown-key', path: `meta.values.${key}` }))
  return { article: { ...article, id: idOf(article, values), meta }, expected: [...kept, ...unknown] }
}

/** Keys whose loss changes how other formats can tell the article, and not only the box. */
const lasting = new Set(['payload', 'image_sources', 'code_language', 'stack'])

function without(values: JsonObject, random: Random, share: number): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !random.chance(share) || lasting.has(key)))
}

function isThere(values: JsonObject, path: string): boolean {
  const [, , key = ''] = path.split('.')
  return Object.hasOwn(values, key)
}

/** Values with the order of their rows, where the object alone would not tell it. */
function toMeta(rows: [string, Json][]): Pick<Article['meta'], 'values' | 'order'> {
  const values: JsonObject = {}
  for (const [key, value] of rows) setKey(values, key, value)
  const keys = rows.map(([key]) => key)
  const isOrdered = Object.keys(values).every((key, place) => key === keys[place])
  return isOrdered ? { values } : { values, order: { '': keys } }
}

function idOf({ id }: Article, { payload }: JsonObject): string {
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  return isObject && typeof payload.source_id === 'string' ? payload.source_id : id
}

/** Rows that the profile does not know; `7` and `01` are keys that JavaScript sorts, or nearly. */
const extras: [key: string, value: Json][] = [
  ['ticket', 'OPS-1182'],
  ['harbour', 'Esbjerg'],
  ['7', 'seven'],
  ['01', 'zero one'],
  ['reviewers', ['Ada Example', 'Mira Holm']],
  ['Größe', 'klein'],
  ['地域', '東京'],
]

/** Values in values. */
function deep(random: Random): [string, Json][] {
  let value: Json = ['innermost', 1, true, null]
  for (let level = random.between(2, 20); level > 0; level--) value = level % 2 === 0 ? { next: value } : [value, level]
  return [['ledger', { entries: [value], note: 'nested' }]]
}
