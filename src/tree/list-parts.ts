/** The parts of a list, each in an item. */

import type { Element, ElementContent } from 'hast'
import { foldSpace } from './fold-space.ts'
import { element, isElement, text } from './h.ts'
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
  const isItem = (node: ElementContent) => isElement(node) && names.includes(node.tagName)
  const name = names.at(-1)
  if (name === undefined || children.every((child) => isItem(child) || isBlank(child))) return children
  const out: ElementContent[] = []
  let run: ElementContent[] = []
  const flush = () => {
    const content = run
    run = []
    if (content.every(isBlank)) return
    const last = out.at(-1)
    if (!isElement(last, name)) out.push(element(name, {}, content))
    else out[out.length - 1] = { ...last, children: joined(last.children, content) }
  }
  for (const child of children) {
    if (isItem(child)) {
      flush()
      out.push(child)
    } else run.push(child)
  }
  flush()
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
