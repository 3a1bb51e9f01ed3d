/** Elements with the place where their Markdown stands. */

import type { Element, ElementContent, Properties } from 'hast'
import { element, text } from '../../../tree/h.ts'

export function place(
  tagName: string,
  children: ElementContent[],
  start: number,
  properties: Properties = {},
): Element {
  return { ...element(tagName, properties, children), data: { start } }
}

/** Blocks as mdast-util-to-hast lays them out in others: each on a line of its own. */
export function onLines(blocks: Element[]): ElementContent[] {
  return [text('\n'), ...blocks.flatMap((block) => [block, text('\n')])]
}
