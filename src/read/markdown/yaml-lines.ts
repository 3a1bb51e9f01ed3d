/** What can still be read of damaged YAML: lines of `key: text`. */

import type { MetaRow } from '../../article/draft.ts'

/** A row for each line that begins with a key in the first column; the lines below it are a part of its text. */
export function linesAsRows(source: string, offset: number): MetaRow[] {
  const rows: MetaRow[] = []
  for (const { 0: block, 1: key = '', 2: rest = '', index } of source.matchAll(keyed)) {
    const start = offset + index
    const value = { kind: 'text', text: unquote(rest.trim()) } as const
    rows.push({ key: key.trim(), value, at: { start, end: start + block.length } })
  }
  return rows
}

//             key            :  text             and what follows up to the next key
const keyed = /^([^\s:#-][^:\r\n]*):([^\r\n]*(?:(?:\r\n?|\n)(?![^\s:#-][^:\r\n]*:)[^\r\n]*)*)/gm

function unquote(text: string): string {
  const [, inner] = /^(?:"|')?([\s\S]*?)(?:"|')?$/.exec(text) ?? []
  return inner?.trim() ?? text
}
