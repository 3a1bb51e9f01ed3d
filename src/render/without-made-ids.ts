/** Ids that headings get again when they are read need not be written. */

import type { ElementContent, Root } from 'hast'
import { identifyHeadings } from '../extract/headings.ts'
import { isElement, root } from '../tree/h.ts'

/** The nodes of a body, without the ids of headings that are made of their words again when they are read. */
export function withoutMadeIds(tree: Root): ElementContent[] {
  const bare = strip(tree.children, () => true)
  const made = structuredClone(root(bare))
  identifyHeadings(made)
  const ids = new Set(idsOf(made.children))
  const kept = strip(tree.children, (id) => ids.has(id))
  const again = structuredClone(root(kept))
  identifyHeadings(again)
  const isSame = idsOf(again.children).join('\n') === idsOf(tree.children).join('\n')
  return isSame ? kept : tree.children.filter(isContent)
}

const isContent = (node: Root['children'][number]): node is ElementContent => node.type !== 'doctype'

/** A copy without the ids of headings that `isMade` knows. */
function strip(nodes: Root['children'], isMade: (id: string) => boolean): ElementContent[] {
  return nodes.filter(isContent).map((node) => {
    if (!isElement(node)) return node
    const children = strip(node.children, isMade)
    const { id, ...properties } = node.properties
    const isBare = headingName.test(node.tagName) && isMade(String(id))
    return { ...node, properties: isBare ? properties : node.properties, children }
  })
}

function idsOf(nodes: Root['children']): string[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return headingName.test(node.tagName) ? [String(node.properties.id)] : idsOf(node.children)
  })
}

const headingName = /^h[1-6]$/
