/** Trees without too many elements inside each other. */

import type { ElementContent, Root, RootContent } from 'hast'
import { root } from './h.ts'

/**
 * A tree of `maxDepth` levels at most, for whoever shows a body may recurse: of deeper ones, the elements between the
 * outermost and the innermost make way for what they hold. Some levels fewer are kept, for the shape may need a paragraph
 * or a section of a table more where levels were taken out.
 */
export function shallow(tree: Root, maxDepth: number): Root {
  if (depthOf(tree.children) <= maxDepth) return tree
  const depths = new Map<RootContent, number>()
  depthOf(tree.children, depths)
  const keptLevels = Math.floor(maxDepth / 2) - spareLevels
  return root(withoutMiddle(tree.children, { depths, keptLevels, outermost: keptLevels }))
}

const spareLevels = 8

/** How many levels of elements there are; notes it for each element, if asked. Recurses as deep as the tree. */
export function depthOf(nodes: readonly RootContent[], depths?: Map<RootContent, number>): number {
  let most = 0
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const depth = 1 + depthOf(node.children, depths)
    depths?.set(node, depth)
    if (depth > most) most = depth
  }
  return most
}

interface Keeping {
  depths: Map<RootContent, number>
  /** Levels of the innermost elements that stay. */
  keptLevels: number
  /** Levels of the outermost that still stay. */
  outermost: number
}

function withoutMiddle(nodes: readonly RootContent[], keeping: Keeping): ElementContent[] {
  const { depths, keptLevels, outermost } = keeping
  const out: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') out.push(node)
    else if (node.type !== 'element') continue
    else if ((depths.get(node) ?? 0) <= keptLevels) out.push(node)
    else {
      const children = withoutMiddle(node.children, { ...keeping, outermost: outermost - 1 })
      if (outermost > 0) out.push({ ...node, children })
      else for (const child of children) out.push(child)
    }
  }
  return out
}
