/** Gives shown values back the characters that a theme made typographic, where something else says that it did. */

import type { MetaNode, MetaRow } from '../article/draft.ts'
import type { Report, Span } from '../diagnostics/report.ts'
import { isTypographic, straighten } from './plain.ts'
import { toPath } from './pointer.ts'
import type { Profile } from './profile.ts'
import { findField, findKind, type ObjectShape, type Shape, shapeOf } from './shape.ts'

/** What the rest of the article says: texts that themes leave alone, such as the `alt` of images; URLs that really are so. */
export interface Evidence {
  texts: readonly string[]
  urls: readonly string[]
}

/**
 * Rows with plain characters: always where the profile expects a URL, number, date, code or one of a list of words,
 * elsewhere only if each changed word stands in the evidence in its plain form. Typed values and stored rows are exact and stay.
 * One message a change; rows that need none are given back as they are.
 */
export function untexturize(rows: MetaRow[], profile: Profile, getEvidence: () => Evidence, report: Report): MetaRow[] {
  if (!rows.some(holdsTypography)) return rows
  const evidence = getEvidence()
  const urls = new Set(evidence.urls)
  let words: Set<string> | undefined
  const hasWords = (text: string) => {
    words ??= new Set(evidence.texts.flatMap(typedWords))
    const known = words
    return typedWords(text).every((word) => known.has(word))
  }

  const inText = (text: string, shape: Shape | undefined, place: Place): string => {
    if (!isTypographic(text) || urls.has(text)) return text
    const restored = straighten(text)
    if (restored === text || !(isStrict(shape) || hasWords(restored))) return text
    report('meta/typography', { found: text, restored }, { at: place.at, path: toPath(place.keys) })
    return restored
  }
  const inNode = (node: MetaNode, shape: Shape | undefined, place: Place): MetaNode => {
    const list = shape && findKind(shape, 'list')
    if (node.kind === 'text') return { kind: 'text', text: inText(node.text, list?.item(0) ?? shape, place) }
    if (node.kind === 'map') return { kind: 'map', rows: inRows(node.rows, shape && findKind(shape, 'object'), place) }
    if (node.kind === 'typed') return node
    const inItem = (item: MetaNode, index: number) =>
      inNode(item, list?.item(index), { ...place, keys: [...place.keys, index] })
    return { kind: 'list', items: node.items.map(inItem) }
  }
  const inRows = (inside: MetaRow[], shape: ObjectShape | undefined, place: Place): MetaRow[] =>
    inside.map((row) => {
      if (row.isStored) return row
      const field = shape && findField(shape, row.key, place.keys.length ? [] : profile.prefixes)
      const keys = [...place.keys, field?.key ?? row.key]
      return { ...row, value: inNode(row.value, field?.shape, { keys, at: row.at ?? place.at }) }
    })
  return inRows(rows, shapeOf(profile), { keys: [] })
}

/** Whether there is anything to undo. */
function holdsTypography({ value, isStored }: Pick<MetaRow, 'value' | 'isStored'>): boolean {
  if (isStored) return false
  if (value.kind === 'text') return isTypographic(value.text)
  if (value.kind === 'map') return value.rows.some(holdsTypography)
  return value.kind === 'list' && value.items.some((item) => holdsTypography({ value: item }))
}

interface Place {
  keys: readonly (string | number)[]
  at?: Span | undefined
}

/** Whether only plain characters can be meant. */
function isStrict(shape: Shape | undefined): boolean {
  return shape !== undefined && strictKinds.has(shape.kind)
}

const strictKinds = new Set<Shape['kind']>(['format', 'number', 'count', 'flag', 'choice'])

/**
 * The words of a text that a theme would change, without the punctuation round them: `don't`, `"so"`, `1024x683`, `wait...`.
 * A dash that stands alone is taken with its neighbours.
 */
function typedWords(text: string): string[] {
  const words = text.split(/\s+/).map(trimWord)
  return words.flatMap((word, index) => {
    if (/^--?$/.test(word)) return [`${words[index - 1] ?? ''} ${word} ${words[index + 1] ?? ''}`]
    return /['"]|--|\.\.\.|\dx\d/.test(word) ? [word] : []
  })
}

function trimWord(word: string): string {
  let start = 0
  let end = word.length
  while (start < end && '(['.includes(word.charAt(start))) start++
  while (end > start && ',;:!?)]'.includes(word.charAt(end - 1))) end--
  if (word.charAt(end - 1) === '.' && word.charAt(end - 2) !== '.') end--
  return word.slice(start, Math.max(start, end))
}
