/**
 * Metadata without a fence: lines of a name, a colon and a value before the first blank line, as MultiMarkdown,
 * Python-Markdown and Pelican have it, and Notion under the title; and the title block of Pandoc.
 */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { foldLabel } from '../../meta/label.ts'
import { factNames } from './facts.ts'

/** Facts of which a line may hold several. */
const listNames = new Set(['authors', 'author', 'tags', 'tag', 'keywords', 'categories', 'category'])

/** Where lines of metadata that a source begins with end; nothing if it begins with text. */
export function endOfFields(source: string): number | undefined {
  const [block] = firstBlock.exec(source) ?? []
  return block !== undefined && parseFields(block, 0) ? block.length : undefined
}

/** The first lines, up to a blank one. */
const firstBlock = /^(?:[ \t]*\S[^\r\n]*(?:\r\n?|\n|$)){1,100}(?=[ \t]*(?:\r\n?|\n|$))/

/** More lines than this are a text. */
const mostFields = 100

/**
 * Reads lines of metadata; nothing if one of them is none, or if none names a fact: "Alice: Hello." is no metadata.
 * Lines that are indented go on with the value before them.
 */
export function parseFields(content: string, offset: number): MetaRow[] | undefined {
  const rows: MetaRow[] = []
  for (const { 0: line, index } of content.matchAll(/[^\r\n]+/g)) {
    const [, key, value = ''] = field.exec(line) ?? []
    const last = rows.at(-1)
    if (rows.length === mostFields) return undefined
    if (key !== undefined) {
      const start = offset + index
      rows.push({ key, value: { kind: 'text', text: value.trim() }, at: { start, end: start + key.length } })
    } else if (last?.value.kind === 'text' && /^(?: {2}|\t)/.test(line)) {
      last.value.text = `${last.value.text}\n${line.trim()}`.trim()
    } else return undefined
  }
  const names = rows.map(({ key }) => foldLabel(key))
  const isMetadata = names.includes('title') || (rows.length > 1 && names.some((name) => factNames.has(name)))
  return isMetadata ? rows.map((row) => ({ ...row, value: listed(row) })) : undefined
}

const field = /^([\p{L}\p{N}][\p{L}\p{N} _-]{0,39}):(?:[ \t]+(.*))?$/u

/** Several values stand between commas, or on lines of their own. */
function listed({ key, value }: MetaRow): MetaNode {
  if (value.kind !== 'text' || !listNames.has(foldLabel(key))) return value
  const texts = value.text.split(value.text.includes(';') ? /[;\n]/ : /[,\n]/).map((part) => part.trim())
  return { kind: 'list', items: texts.filter(Boolean).map((text) => ({ kind: 'text', text })) }
}

/** Where the title block of Pandoc ends, with which a source begins (Pandoc User's Guide, `pandoc_title_block`). */
export function endOfTitleBlock(source: string): number | undefined {
  return titleBlock.exec(source)?.[0].length
}

const titleBlock = /^%[ \t]+\S[^\r\n]*(?:(?:\r\n?|\n)(?:%[^\r\n]*|[ \t]+\S[^\r\n]*)){0,50}(?=\r|\n|$)/

const titleParts = ['title', 'author', 'date']

/** Reads the title, the authors and the date of a title block, which are told by their order. */
export function parseTitleBlock(content: string, offset: number): MetaRow[] {
  const parts = content.split(/^%/m).slice(1)
  let start = offset
  return parts.flatMap((part, index) => {
    const at = { start, end: start + 1 }
    start += part.length + 1
    const key = titleParts[index]
    const text = part.trim()
    if (!key || text === '') return []
    const row: MetaRow = { key, value: { kind: 'text', text }, at }
    return [{ ...row, value: listed(row) }]
  })
}
