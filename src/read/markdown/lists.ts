/** Lists of Markdown. */

import type { Element, ElementContent } from 'hast'
import type { List, ListItem } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import type { State } from './state.ts'

/**
 * A list as the default makes it. Whether its items hold paragraphs is asked once for the list: the default asks all
 * items for each item, which for 100,000 items takes minutes.
 */
export function list(state: State, node: List): ElementContent {
  const loose = node.spread === true || node.children.some((item) => item.spread ?? item.children.length > 1)
  const children = node.children.map((item) => ({ ...item, spread: loose }))
  return withoutClass(defaultHandlers.list(state, { ...node, children }))
}

/** An item as the default makes it, by its own `spread`, which `list` has set. */
export function listItem(state: State, node: ListItem): ElementContent {
  return withoutClass(defaultHandlers.listItem(state, node, undefined))
}

/** Without the classes by which GitHub gives looks to lists of tasks. */
function withoutClass(node: Element): Element {
  const { className: _, ...properties } = node.properties
  return { ...node, properties }
}
