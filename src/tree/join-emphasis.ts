/** Emphasis in one way: editors end it and begin it again at every change of a style, and emphasize spaces. */

import type { Element, ElementContent } from 'hast'
import { hasOnly, isElement, text } from './h.ts'
import { breaksText } from './text.ts'

/** Elements that say nothing of white space, nothing twice of the same text, and the same in two as in one. */
const emphases = new Set(['strong', 'em', 'b', 'i', 'sup', 'sub'])

/** Joins emphasis that stands side by side, and takes it off white space and off what it is wholly round already. Blocks are left alone. */
export function joinEmphasis(nodes: ElementContent[]): ElementContent[] {
  if (!nodes.some(isInline)) return nodes
  const out: ElementContent[] = []
  for (const node of nodes) {
    if (!isInline(node)) put(out, node)
    else {
      const children = joinEmphasis(node.children)
      const [only] = children
      const isNothing =
        isPlain(node) && (children.every(isSpace) || (children.length === 1 && isPlain(only, node.tagName)))
      for (const kept of isNothing ? children : [{ ...node, children }]) put(out, kept)
    }
  }
  return out
}

const isInline = (node: ElementContent): node is Element => isElement(node) && !breaksText(node.tagName)

/** Whether an element is emphasis, of that name if one is given, and has no attributes. */
function isPlain(node: ElementContent | undefined, name?: string): node is Element {
  if (!isElement(node) || !emphases.has(node.tagName)) return false
  return (name === undefined || node.tagName === name) && hasOnly(node)
}

const isSpace = (node: ElementContent) => isElement(node, 'br') || (node.type === 'text' && !/\S/.test(node.value))

/** Adds a node to others, joined with the last of them if both are texts or emphasis of one name. */
function put(nodes: ElementContent[], node: ElementContent): void {
  const last = nodes.at(-1)
  if (last?.type === 'text' && node.type === 'text') nodes[nodes.length - 1] = text(last.value + node.value)
  else if (isPlain(node) && isPlain(last, node.tagName)) for (const child of node.children) put(last.children, child)
  else nodes.push(node)
}
