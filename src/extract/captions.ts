/** What stands in figures, and their captions. */

import type { Element, Root } from 'hast'
import { isElement } from '../tree/h.ts'
import { lineText } from '../tree/text.ts'

export interface Captioned {
  element: Element
  caption: string | undefined
}

/**
 * The elements of a name in document order, each with the caption of the nearest figure round it that holds no other:
 * a caption of many would be as often in the record.
 */
export function captioned(tree: Root, tagName: string): Captioned[] {
  const found: Captioned[] = []
  collect(tree, { tagName, caption: undefined, found })
  return found
}

interface Collecting {
  tagName: string
  caption: string | undefined
  found: Captioned[]
}

function collect(node: Root | Element, collecting: Collecting): void {
  const { tagName, caption, found } = collecting
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.tagName === tagName) found.push({ element: child, caption })
    else if (child.tagName !== 'figure') collect(child, collecting)
    else collect(child, { ...collecting, caption: count(child, tagName) === 1 ? captionOf(child) : undefined })
  }
}

function count(node: Element, tagName: string): number {
  let sum = 0
  for (const child of node.children) {
    if (isElement(child)) sum += child.tagName === tagName ? 1 : count(child, tagName)
  }
  return sum
}

/** The text of a figure's own caption. */
export function captionOf(figure: Element): string | undefined {
  const caption = figure.children.find((child): child is Element => isElement(child, 'figcaption'))
  return (caption && lineText(caption)) || undefined
}
