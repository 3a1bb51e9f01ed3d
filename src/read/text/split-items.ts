/** Items of lists that a tool has run together or left without marks, told by their other places in the same dump. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { Line } from './lines.ts'

/** The items that a value consists of, if each stands in the dump as a text of its own; the longest that fits comes first. */
export function splitItems(value: string, texts: readonly string[]): string[] | undefined {
  if (value.length > longestValue) return undefined
  const known = texts
    .slice(0, mostTexts)
    .filter((text) => text.length >= shortestItem && text !== value && value.includes(text))
    .sort((one, other) => other.length - one.length)
  const items: string[] = []
  for (let rest = value; rest !== ''; rest = rest.slice(items.at(-1)?.length).trimStart()) {
    const item = known.find((text) => rest.startsWith(text))
    if (item === undefined) return undefined
    items.push(item)
  }
  return items.length > 1 ? items : undefined
}

const longestValue = 5_000
const mostTexts = 10_000
const shortestItem = 2

/** The lines with a mark before those that are items of a list in the box, where two at least stand together. */
export function markItems(lines: readonly Line[], rows: readonly MetaRow[]): Line[] {
  const items = new Set(rows.flatMap(({ value }) => itemsOf(value)))
  const isItem = (line: Line | undefined) => line !== undefined && line.mark === undefined && items.has(line.text)
  return lines.map((line, at) =>
    isItem(line) && (isItem(lines[at - 1]) || isItem(lines[at + 1])) ? { ...line, indent: 2, mark: '•' } : line,
  )
}

function itemsOf(value: MetaNode): string[] {
  if (value.kind !== 'list') return []
  return value.items.flatMap((item) => (item.kind === 'text' && item.text !== '' ? [item.text] : []))
}
