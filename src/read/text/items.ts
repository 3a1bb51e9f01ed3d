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
export function toItems(lines: readonly Line[], { from = 0, step, deepest }: ItemOptions): Item[] {
  const top: Item[] = []
  const open: { indent: number; item: Item }[] = []
  const add = (item: Item, indent: number) => {
    const siblings = open[open.length - 1]?.item.children ?? top
    siblings.push(item)
    if (open.length < deepest) open.push({ indent, item })
  }
  for (const line of lines) {
    while (open.length && line.indent <= (open[open.length - 1]?.indent ?? 0)) open.pop()
    const above = open[open.length - 1]
    let expected = step === undefined ? line.indent : above ? above.indent + step : from
    for (; step && line.indent >= expected + step && open.length + 1 < deepest; expected += step) {
      add({ text: '', line, children: [] }, expected)
    }
    add({ text: line.text, line, children: [] }, line.indent)
  }
  return top
}
