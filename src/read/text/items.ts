/** Item lines → a tree, by their indentation. */

import type { Line } from './lines.ts'

export interface Item {
  text: string
  line: Line
  children: Item[]
}

export interface ItemOptions {
  /** Column at which the outermost items are expected. */
  from?: number
  /** Columns between a list and the list in it, if the source is exact: twice that means that an item without text is missing. */
  step?: number | undefined
  /** Levels that are built; deeper items join the deepest. */
  deepest: number
}

/** Builds the tree of a list. Linear; never deeper than `deepest`. */
export function toItems(lines: readonly Line[], { from, step, deepest }: ItemOptions): Item[] {
  const top: Item[] = []
  const open: { indent: number; children: Item[] }[] = []
  for (const line of lines) {
    const item: Item = { text: line.text, line, children: [] }
    while (open.length && line.indent <= (open[open.length - 1]?.indent ?? 0)) open.pop()
    const parent = open[open.length - 1]
    const siblings = parent?.children ?? top
    const expected = parent ? parent.indent + (step ?? 0) : from
    if (step && expected !== undefined && line.indent >= expected + step && open.length + 1 < deepest) {
      const last = siblings[siblings.length - 1]
      const missing = last && last.text === '' ? last : { text: '', line, children: [] }
      if (missing !== last) siblings.push(missing)
      open.push({ indent: expected, children: missing.children })
      missing.children.push(item)
    } else siblings.push(item)
    if (open.length < deepest) open.push({ indent: line.indent, children: item.children })
  }
  return top
}
