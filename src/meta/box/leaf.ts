/** Shown text of one value. */

import type { Element, ElementContent, Nodes } from 'hast'
import type { MetaNode } from '../../article/draft.ts'
import { isElement } from '../../tree/h.ts'
import { fold, isBlank, isBlock } from '../../tree/text.ts'
import { emptyClass, fromEmptyWords } from './words.ts'

/** The text of a value: one line for each `br` or block, white space folded, no empty lines. */
export function shownText(nodes: readonly Nodes[]): string {
  const [only] = nodes
  if (nodes.length === 1 && only?.type === 'text') return fold(only.value) // nearly all values
  return nodes.map(linesOf).join('').split('\n').map(fold).filter(Boolean).join('\n')
}

/** A label without the colon that ends it. */
export function withoutColon(label: string): string {
  return label.replace(colonAtEnd, '')
}

const colonAtEnd = /(?<!\s)\s*[:：]$/

function linesOf(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/[\t\n\f\r ]+/g, ' ')
  if (node.type !== 'element') return ''
  if (node.tagName === 'br') return '\n'
  if (node.tagName === 'img') return typeof node.properties.alt === 'string' ? node.properties.alt : ''
  const inner = node.children.map(linesOf).join('')
  return isBlock(node.tagName) ? `\n${inner}\n` : inner
}

/** A value that only its shown text carries; what its markup says for sure is taken from the markup. */
export function leafNode(nodes: readonly ElementContent[]): MetaNode {
  const only = onlyElement(nodes)
  return (only && statedBy(only)) ?? { kind: 'text', text: shownText(nodes) }
}

/** The element that is all of a value, whatever paragraph it stands in. */
function onlyElement(nodes: readonly ElementContent[]): Element | undefined {
  const [only, ...others] = nodes.filter((node) => !isBlank(node))
  if (others.length > 0 || !isElement(only)) return undefined
  return only.tagName === 'p' || only.tagName === 'div' ? onlyElement(only.children) : only
}

/** What an element that is all of a value says by its attributes. */
function statedBy(element: Element): MetaNode | undefined {
  const { className, dateTime, href } = element.properties
  const text = shownText([element])
  if (Array.isArray(className) && className.includes(emptyClass)) {
    const empty = fromEmptyWords(text)
    if (empty) return { kind: 'typed', value: empty.value }
  }
  if (element.tagName === 'time' && typeof dateTime === 'string' && dateTime) return { kind: 'text', text: dateTime }
  if (element.tagName === 'a' && typeof href === 'string' && isShortFor(text, href)) return { kind: 'text', text: href }
  return undefined
}

/** Whether a link's text is its URL, cut short or without its scheme. */
function isShortFor(text: string, href: string): boolean {
  const shown = text.replace(/(?:…|\.\.\.)$/, '')
  return (
    /^https?:\/\//.test(href) &&
    shown.length > 3 &&
    href.replace(/^https?:\/\//, '').startsWith(shown.replace(/^https?:\/\//, ''))
  )
}
