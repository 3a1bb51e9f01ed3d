/** Alerts of GitHub and callouts of Obsidian: quotes whose first line says in brackets what they are. */

import type { Element, ElementContent } from 'hast'
import { isElement, text } from '../../tree/h.ts'
import { isBlank } from '../../tree/text.ts'
import { labelOf } from '../html/callouts.ts'

/** `[!NOTE]`, `[!tip]-`: the sign says that it is folded. */
const mark = /^\[!([a-z][\w-]*)\][+-]?[ \t]*/i

/** A quote with the kind or the title of an alert as its first paragraph; nothing if it is none. */
export function readAlert(quote: Element): Element | undefined {
  const at = quote.children.findIndex((child) => isElement(child))
  const first = quote.children[at]
  const [opening, ...others] = isElement(first, 'p') ? first.children : []
  const [said, kind = ''] = (opening?.type === 'text' && mark.exec(opening.value)) || []
  if (!isElement(first) || opening?.type !== 'text' || said === undefined) return undefined
  const [title, rest] = atLineEnd([text(opening.value.slice(said.length)), ...others])
  const head = labelOf(title, kind)
  if (!head) return undefined
  const tail = rest.every(isBlank) ? [] : [{ ...first, children: rest }]
  return { ...quote, children: [head, ...tail, ...quote.children.slice(at + 1)] }
}

/** What stands before and behind the first line break that is one in the source. */
export function atLineEnd(nodes: ElementContent[]): [ElementContent[], ElementContent[]] {
  const at = nodes.findIndex((node) => node.type === 'text' && node.value.includes('\n'))
  const node = nodes[at]
  if (node?.type !== 'text') return [nodes, []]
  const end = node.value.indexOf('\n')
  return [
    [...nodes.slice(0, at), text(node.value.slice(0, end))],
    [text(node.value.slice(end + 1)), ...nodes.slice(at + 1)],
  ]
}
