/** Trees without too many elements inside each other. */

import type { ElementContent, Root, RootContent } from 'hast'
import { limits } from '../diagnostics/limits.ts'
import { root } from './h.ts'

/** Whoever shows a body may recurse. */
const maxDepth = limits.depth.value

/**
 * Levels of the outermost and of the innermost elements that stay where there are more. Twice as many are less than
 * `maxDepth`, for the shape may need a paragraph or a section of a table more where levels were taken out.
 */
const keptLevels = 120

/** A tree of `maxDepth` levels at most: of deeper ones, the elements between make way for what they hold. */
export function shallow(tree: Root): Root {
  if (depthOf(tree.children) <= maxDepth) return tree
  const depths = new Map<RootContent, number>()
  depthOf(tree.children, depths)
  return root(withoutMiddle(tree.children, depths, keptLevels))
}

/** How many levels of elements there are; notes it for each element, if asked. Recurses as deep as the tree. */
function depthOf(nodes: readonly RootContent[], depths?: Map<RootContent, number>): number {
  let most = 0
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const depth = 1 + depthOf(node.children, depths)
    depths?.set(node, depth)
    if (depth > most) most = depth
  }
  return most
}

function withoutMiddle(
  nodes: readonly RootContent[],
  depths: Map<RootContent, number>,
  outermost: number,
): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') out.push(node)
    else if (node.type !== 'element') continue
    else if ((depths.get(node) ?? 0) <= keptLevels) out.push(node)
    else {
      const children = withoutMiddle(node.children, depths, outermost - 1)
      if (outermost > 0) out.push({ ...node, children })
      else for (const child of children) out.push(child)
    }
  }
  return out
}
