/** Inline elements round blocks. */

import type { Element, ElementContent } from 'hast'
import { isElement } from './h.ts'
import { joinEmphasis } from './join-emphasis.ts'
import { runs } from './runs.ts'
import { isBlank } from './text.ts'
import { isBlockNode, isEmptyParagraph, textBlocks } from './text-blocks.ts'

/** An inline element round blocks, such as a link round a card, goes into the blocks: it cannot stand in a paragraph with them. */
export function pushIntoBlocks(node: Element): ElementContent[] {
  if (!node.children.some(isBlockNode)) return [node]
  const holdsNothing = node.children.every((child) => isBlank(child) || isEmptyParagraph(child))
  return holdsNothing ? [{ ...node, children: [] }] : pushInto(node, node.children)
}

/** The children, with the inline element round each run of text between blocks, and in each block. */
function pushInto(inline: Element, children: ElementContent[]): ElementContent[] {
  return runs(children, isBlockNode).flatMap((part) => {
    if (!Array.isArray(part)) return [pushIntoBlock(inline, part)]
    return part.every(isBlank) || isRound(inline, part) ? part : joinEmphasis([{ ...inline, children: part }])
  })
}

function pushIntoBlock(inline: Element, block: Element): Element {
  if (block.tagName === 'pre' || block.children.every(isBlank)) return block
  const goesDeeper = !textBlocks.has(block.tagName) || block.children.some(isBlockNode)
  if (goesDeeper) return { ...block, children: pushInto(inline, block.children) }
  if (isRound(inline, block.children)) return block
  return { ...block, children: joinEmphasis([{ ...inline, children: block.children }]) }
}

/**
 * Whether an element of that name is round all the children already: a hundred `b` inside each other, each put into a
 * hundred paragraphs, would be ten thousand.
 */
function isRound({ tagName }: Pick<Element, 'tagName'>, children: ElementContent[]): boolean {
  const [only] = children
  return children.length === 1 && isElement(only) && (only.tagName === tagName || isRound({ tagName }, only.children))
}
