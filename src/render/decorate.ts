/** What a page adds to a clean body for its own layout. Reading the page drops all of it again. */

import type { Element, ElementContent, RootContent } from 'hast'
import type { SafeRoot } from '../clean/clean.ts'
import { element, isElement } from '../tree/h.ts'
import { lineText } from '../tree/text.ts'
import type { Words } from './words.ts'

/**
 * Lets wide tables and code scroll inside themselves, also by keyboard (WCAG 2.1.1), names the language of code, and
 * has pictures after the first one loaded when they are scrolled to.
 */
export function decorate(tree: SafeRoot, words: Words): SafeRoot {
  let pictures = 0
  const visit = <Node extends RootContent>(node: Node): Node | Element => {
    if (node.type !== 'element') return node
    const copy: Element = { ...node, children: node.children.map(visit) as ElementContent[] }
    const change = changes[node.tagName]
    return change ? change(copy, node.tagName === 'img' ? pictures++ : 0, words) : copy
  }
  // Only elements and attributes of the table below were added, and they hold nothing from outside but text.
  return { ...tree, children: tree.children.map(visit) } as SafeRoot
}

/** How an element is changed; `index` counts the pictures before it. */
const changes: Partial<Record<string, (node: Element, index: number, words: Words) => Element>> = {
  pre: (node) => ({ ...node, properties: { ...node.properties, tabIndex: 0, dataLanguage: languageOf(node) } }),
  table: (node, _, words) =>
    element('div', { className: ['scroll'], role: 'group', ariaLabel: captionOf(node) || words.table, tabIndex: 0 }, [
      node,
    ]),
  img: (node, index) => (index === 0 ? node : { ...node, properties: { ...node.properties, loading: 'lazy' } }),
}

/** The language that the class of the code names, if it does. */
function languageOf(pre: Element): string | undefined {
  const code = pre.children[0]
  const names = isElement(code, 'code') ? code.properties.className : undefined
  const name = Array.isArray(names) ? names.map(String).find((name) => name.startsWith('language-')) : undefined
  return name?.slice('language-'.length)
}

function captionOf(table: Element): string | undefined {
  const caption = table.children.find((child) => isElement(child, 'caption'))
  return caption && lineText(caption)
}
