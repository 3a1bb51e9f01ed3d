/** The parts of a list, each in an item. */

import type { Element, ElementContent } from 'hast'
import { foldSpace } from './fold-space.ts'
import { element, isElement, text } from './h.ts'
import { runs } from './runs.ts'
import { breaksText, isBlank } from './text.ts'

/** The items of a list, by its name; what is none stands in the last of them. */
const itemsOf = new Map([
  ['ul', ['li']],
  ['ol', ['li']],
  ['dl', ['dt', 'dd']],
])

export const isList = (tagName: string) => itemsOf.has(tagName)

/** What stands between the items of a list in the item before it, as a reader sees it; or in one of its own. */
export function inItems(children: ElementContent[], list: string): ElementContent[] {
  const names = itemsOf.get(list) ?? []
  const isItem = (node: ElementContent): node is Element => isElement(node) && names.includes(node.tagName)
  const name = names.at(-1)
  if (name === undefined || children.every((child) => isItem(child) || isBlank(child))) return children
  const out: Element[] = []
  for (const part of runs(children, isItem)) {
    const last = out.at(-1)
    if (!Array.isArray(part)) out.push(part)
    else if (part.every(isBlank)) continue
    else if (last?.tagName !== name) out.push(element(name, {}, part))
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
  const names = itemsOf.get(list.tagName) ?? []
  const holds = ({ children }: Element): boolean =>
    children.some(
      (node) => isElement(node) && (names.includes(node.tagName) || (isWrapper(node.tagName) && holds(node))),
    )
  return holds(list)
}
