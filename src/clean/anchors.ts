/** Places that links of an article lead to, where the element that names one is unwrapped. */

import type { Element, ElementContent, Root, RootContent } from 'hast'
import { element, isElement } from '../tree/h.ts'
import { isBlank, isBlock } from '../tree/text.ts'
import { takesId, textBlocks } from '../tree/text-blocks.ts'
import { canonicalProperties } from './attributes.ts'

/** The ids that links within a tree lead to. */
export function targetsIn({ children }: Root): ReadonlySet<string> {
  const targets = new Set<string>()
  const visit = (node: RootContent): void => {
    if (node.type !== 'element') return
    const { href } = node.properties
    if (node.tagName === 'a' && typeof href === 'string' && href.length > 1 && href.startsWith('#'))
      targets.add(href.slice(1))
    node.children.forEach(visit)
  }
  children.forEach(visit)
  return targets
}

/** What an element holds, with its id: as that of the first block in it, or at the beginning of its text. */
export function withAnchor(children: ElementContent[], id: string): ElementContent[] {
  const index = children.findIndex((child) => !isBlank(child))
  const first = children[index]
  const block = isElement(first) && isBlock(first.tagName) ? named(first, id) : undefined
  return block ? children.with(index, block) : [element('a', { id }, []), ...children]
}

/** A block of that id; one that has an id has it at the beginning of its text, if it holds text. */
function named(block: Element, id: string): Element | undefined {
  const { tagName, properties, children } = block
  if (tagName !== 'div' && takesId(block))
    return { ...block, properties: canonicalProperties(tagName, { ...properties, id }) }
  return tagName === 'div' || textBlocks.has(tagName) ? { ...block, children: withAnchor(children, id) } : undefined
}
