/** Places that links lead to, in the block that they stand before: alone they would be an empty paragraph. */

import type { Element } from 'hast'
import { append } from './append.ts'
import { hasOnly, isElement } from './h.ts'
import { isBlank } from './text.ts'
import { takesId, textBlocks } from './text-blocks.ts'

/** Blocks in a row, each with the places that stand before it: as its id, or at the beginning of its text. */
export function joinAnchors(blocks: Element[]): Element[] {
  const out: Element[] = []
  let waiting: Element[] = []
  for (const block of blocks) {
    if (isAnchors(block)) waiting.push(block)
    else {
      const ids = waiting.flatMap(({ children }) => children.filter((child) => isElement(child)))
      const joined = ids.length > 0 ? withIds(block, ids) : block
      if (!joined) append(out, waiting)
      out.push(joined ?? block)
      waiting = []
    }
  }
  return [...out, ...waiting]
}

const isAnchors = ({ tagName, children }: Element) =>
  tagName === 'p' && children.length > 0 && children.every((child) => isBlank(child) || isAnchor(child))

const isAnchor = (node: Element['children'][number]) =>
  isElement(node, 'a') && node.children.length === 0 && node.properties.id !== undefined && hasOnly(node, 'id')

/** A block without attributes takes one id; text takes any number. */
function withIds(block: Element, anchors: Element[]): Element | undefined {
  const [only, ...others] = anchors
  if (only && others.length === 0 && hasOnly(block) && takesId(block)) return { ...block, properties: only.properties }
  return textBlocks.has(block.tagName) ? { ...block, children: [...anchors, ...block.children] } : undefined
}
