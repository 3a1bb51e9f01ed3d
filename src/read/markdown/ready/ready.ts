/** Blocks of mdast whose hast is known. */

import type { ElementContent, Root as HastRoot } from 'hast'
import type { Node, Nodes, Root, RootContent } from 'mdast'
import type { Limits } from '../../../diagnostics/limits.ts'
import { append } from '../../../tree/append.ts'
import { root, text } from '../../../tree/h.ts'
import type { PlainHtml } from './html.ts'

declare module 'mdast' {
  interface RootContentMap {
    ready: Ready
  }
  interface HtmlData {
    /** What a browser makes of it, if all raw HTML of the document is as plain. */
    plain?: PlainHtml
  }
}

export interface Ready extends Node {
  type: 'ready'
  content: ElementContent[]
}

/** Makes hast of a ready block, as handlers of remark-rehype do. */
export const ready = (_: unknown, { content }: Ready): ElementContent[] => content

/** The hast of a document that is nothing but ready blocks. */
export function readyHast(tree: Root): HastRoot | undefined {
  const content: ElementContent[] = []
  for (const node of tree.children) {
    if (node.type === 'ready') {
      append(content, node.content)
      content.push(text('\n'))
    } else if (node.type !== 'definition') return undefined
  }
  return root(content)
}

/** Makes plain HTML ready, if all raw HTML of a document is plain, and not more than the limits let a parser read. */
export function settleHtml(tree: Root, limits: Limits): Root {
  if (!holdsHtml(tree) || !isPlain(tree, limits)) return tree
  return { ...tree, children: tree.children.map(settled) }
}

function settled(node: RootContent): RootContent {
  const plain = node.type === 'html' ? node.data?.plain : undefined
  return plain ? { type: 'ready', content: plain.children } : node
}

function isPlain({ children }: Root, limits: Limits): boolean {
  // The parser would count the other blocks too, for each of which an empty element stands.
  let elements = children.length
  for (const node of children) {
    const plain = node.type === 'html' ? node.data?.plain : undefined
    if (!plain && holdsHtml(node)) return false
    if (plain && plain.attributes > limits.attributes) return false
    elements += plain?.elements ?? 0
  }
  return elements <= limits.nodes
}

/** Whether there is raw HTML in a node. */
export function holdsHtml(node: Nodes): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(holdsHtml))
}
