/** The parts of a list, each in an item. */

import type { Element, ElementContent } from 'hast'
import { foldSpace } from './fold-space.ts'
import { element, isElement, text } from './h.ts'
import { isPartOf } from './owners.ts'
import { runs } from './runs.ts'
import { breaksText, isBlank } from './text.ts'

/** The item in which stands what is none, by the name of the list. */
const itemOf = new Map([
  ['ul', 'li'],
  ['ol', 'li'],
  ['dl', 'dd'],
])

export const isList = (tagName: string) => itemOf.has(tagName)

/** What stands between the items of a list in the item before it, as a reader sees it; or in one of its own. */
export function inItems(children: ElementContent[], list: string): ElementContent[] {
  const name = itemOf.get(list)
  const isItem = (node: ElementContent) => isPartOf(node, list)
  if (name === undefined || children.every((child) => isItem(child) || isBlank(child))) return children
  const out: ElementContent[] = []
  for (const part of runs(children, isItem)) {
    const last = out.at(-1)
    if (!Array.isArray(part)) out.push(part)
    else if (part.every(isBlank)) continue
    else if (!isElement(last, name)) out.push(element(name, {}, part))
    else out[out.length - 1] = { ...last, children: joined(last.children, part) }
  }
  return out
}

/** Two contents of one block, whose texts do not run together. */
function joined(before: ElementContent[], after: ElementContent[]): ElementContent[] {
  const isBroken = [before.at(-1), after[0]].some((node) => isElement(node) && breaksText(node.tagName))
  return isBroken ? [...before, ...after] : foldSpace([...before, text(' '), ...after])
}

/** Whether a list has an item, also in elements that only group. */
export function hasItem(list: Element, isWrapper: (tagName: string) => boolean): boolean {
  const holds = ({ children }: Element): boolean =>
    children.some((node) => isPartOf(node, list.tagName) || (isElement(node) && isWrapper(node.tagName) && holds(node)))
  return holds(list)
}
