/**
 * Containers of Docusaurus, VitePress and markdown-it (`:::tip Title` up to `:::`): callouts, as alerts of GitHub are. To
 * CommonMark their lines are text, alone or at the ends of other paragraphs.
 */

import type { Element, ElementContent } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { isBlank } from '../../tree/text.ts'
import { calloutKinds, labelOf } from '../html/callouts.ts'
import { atLineEnd } from './alerts.ts'

const kinds = `${calloutKinds}|details`
/** What opens a container; a title may stand behind it, in brackets or not. */
const opening = new RegExp(`^(:{3,})[ \\t]*(${kinds})\\b[ \\t]*`, 'i')
const kind = new RegExp(`^(?:${kinds})$`, 'i')

/** Whether containers have this name. */
export const isContainerKind = (name: string) => kind.test(name)

const closing = /(?:^|\n)(:{3,})$/

/** Containers in each other that are read: nobody writes more. */
const mostLevels = 8

/** The same nodes, with quotes in place of containers; one that nothing closes is text. */
export function joinContainers(nodes: ElementContent[], level = 0): ElementContent[] {
  if (level === mostLevels || !nodes.some(opens)) return nodes
  const out: ElementContent[] = []
  let open: { start: number; colons: string } | undefined
  for (const node of nodes) {
    const [, colons] = open ? [] : (opening.exec(firstText(node)) ?? [])
    if (colons) open = { start: out.length, colons }
    out.push(node)
    if (open && closing.exec(lastText(node))?.[1] === open.colons) {
      out.push(quoteOf(out.splice(open.start), level))
      open = undefined
    }
  }
  return out
}

const opens = (node: ElementContent) => opening.test(firstText(node))

/** A quote of what a container holds, under its title or kind. */
function quoteOf(nodes: ElementContent[], level: number): Element {
  const [first, ...others] = withoutEnd(nodes)
  const [said = '', , kind = ''] = (first && opening.exec(firstText(first))) || []
  const [start, ...rest] = isElement(first) ? first.children : []
  const value = start?.type === 'text' ? start.value.slice(said.length) : ''
  const [title, body] = atLineEnd([text(value), ...rest])
  const inside = isElement(first) && !body.every(isBlank) ? [{ ...first, children: body }, ...others] : others
  const head = labelOf(withoutBrackets(title), kind)
  return element('blockquote', {}, [...(head ? [head] : []), ...joinContainers(inside, level + 1)])
}

/** `[Title]` without its brackets. */
function withoutBrackets(title: ElementContent[]): ElementContent[] {
  const [first] = title
  if (first?.type !== 'text' || !first.value.startsWith('[')) return title
  return title.map((node, index) => {
    if (node.type !== 'text') return node
    const value = index === 0 ? node.value.slice(1) : node.value
    return text(index === title.length - 1 ? value.replace(/\][ \t]*$/, '') : value)
  })
}

/** Nodes without the line that closes a container at their end. */
function withoutEnd(nodes: ElementContent[]): ElementContent[] {
  const at = lastIndex(nodes)
  const kept = nodes.map((node, index) => {
    if (index !== at) return node
    if (node.type === 'text') return { ...node, value: node.value.replace(closing, '') }
    return isElement(node) ? { ...node, children: withoutEnd(node.children) } : node
  })
  return kept.filter((node, index) => index !== at || !isElement(node, 'p') || !node.children.every(isBlank))
}

/** The text that a paragraph begins with. */
function firstText(node: ElementContent): string {
  const [first] = isElement(node, 'p') ? node.children : []
  return first?.type === 'text' ? first.value : ''
}

/** The text that a node ends with: that of a list goes on in the line behind it. */
function lastText(node: ElementContent): string {
  let last: ElementContent | undefined = node
  while (isElement(last)) last = endings.has(last.tagName) ? last.children[lastIndex(last.children)] : undefined
  return last?.type === 'text' ? last.value : ''
}
const endings = new Set(['p', 'ul', 'ol', 'li'])

const lastIndex = (nodes: ElementContent[]) => nodes.findLastIndex((node) => !isBlank(node))
