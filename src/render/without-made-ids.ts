/** Ids that headings get again when they are read need not be written. */

import type { ElementContent, Root } from 'hast'
import { identifyHeadings } from '../extract/headings.ts'
import { isElement, root } from '../tree/h.ts'

/** The nodes of a body, without the ids of headings that are made of their words again when they are read. */
export function withoutMadeIds(tree: Root): ElementContent[] {
  const given = idsOf(tree.children)
  const made = madeIds(strip(tree.children, () => true))
  const ids = new Set(made)
  const kept = () => strip(tree.children, (id) => ids.has(id))
  const isSame = isEqual(made, given) || isEqual(madeIds(kept()), given)
  return isSame ? kept() : tree.children.filter(isContent)
}

/** The ids of all headings once they have some. Changes the nodes. */
function madeIds(nodes: ElementContent[]): string[] {
  identifyHeadings(root(nodes))
  return idsOf(nodes)
}

const isEqual = (some: string[], others: string[]) => some.join('\n') === others.join('\n')

const isContent = (node: Root['children'][number]): node is ElementContent => node.type !== 'doctype'

/** A copy, of headings also of their properties, without the ids of headings that `isMade` knows. */
function strip(nodes: Root['children'], isMade: (id: string) => boolean): ElementContent[] {
  return nodes.filter(isContent).map((node) => {
    if (!isElement(node)) return node
    const children = strip(node.children, isMade)
    if (!headingName.test(node.tagName)) return { ...node, children }
    const { id, ...properties } = node.properties
    return { ...node, properties: isMade(String(id)) ? properties : { ...node.properties }, children }
  })
}

function idsOf(nodes: Root['children']): string[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return headingName.test(node.tagName) ? [String(node.properties.id)] : idsOf(node.children)
  })
}

const headingName = /^h[1-6]$/
