/** What a page adds to a clean body for its own layout. Reading the page drops all of it again. */

import type { Element, ElementContent, RootContent } from 'hast'
import type { SafeRoot } from '../clean/clean.ts'
import { safeUrl } from '../clean/url.ts'
import { element, isElement } from '../tree/h.ts'
import { lineText, rawText } from '../tree/text.ts'
import type { Highlight } from './highlight.ts'
import type { Words } from './words.ts'

/** What a page knows of itself that its body does not. */
export interface Surroundings {
  words: Words
  /** Colours code. */
  highlight?: Highlight | undefined
  /** Where a link leads from this page: elsewhere, nowhere (`null`), or where it says. */
  linkOf?: ((href: string) => string | null | undefined) | undefined
}

/**
 * Lets wide tables and code scroll inside themselves, also by keyboard (WCAG 2.1.1), names and colours the language of
 * code, has pictures after the first one loaded when they are scrolled to, and leads links to where the site has them. `pictures` is
 * how many stand before the tree.
 */
export function decorate(tree: SafeRoot, surroundings: Surroundings, pictures = 0): SafeRoot {
  const visit = <Node extends RootContent>(node: Node): Node | Element => {
    if (node.type !== 'element') return node
    const copy: Element = { ...node, children: node.children.map(visit) as ElementContent[] }
    const change = changes[node.tagName]
    return change ? change(copy, surroundings, node.tagName === 'img' ? pictures++ : 0) : copy
  }
  // Only elements and attributes of the table below were added; they hold nothing from outside but text and safe URLs.
  return { ...tree, children: tree.children.map(visit) } as SafeRoot
}

/** How an element is changed; `index` counts the pictures before it. */
const changes: Partial<Record<string, (node: Element, around: Surroundings, index: number) => Element>> = {
  pre: (node, { highlight }) => {
    const language = languageOf(node)
    const properties = { ...node.properties, tabIndex: 0, dataLanguage: language }
    return { ...node, properties, children: coloured(node, language, highlight) }
  },
  table: (node, { words }) =>
    element('div', { className: ['scroll'], role: 'group', ariaLabel: captionOf(node) || words.table, tabIndex: 0 }, [
      node,
    ]),
  img: (node, _, index) => (index > 0 ? { ...node, properties: { ...node.properties, loading: 'lazy' } } : node),
  a: (node, { linkOf }) => {
    const found = typeof node.properties.href === 'string' ? linkOf?.(node.properties.href) : undefined
    if (found === undefined) return node
    const { href: _, ...others } = node.properties
    const href = found === null ? undefined : safeUrl(found)
    return { ...node, properties: href === undefined ? others : { href, ...others } }
  },
}

/** The language that the class of the code names, if it does. */
function languageOf(pre: Element): string | undefined {
  const code = pre.children[0]
  const names = isElement(code, 'code') ? code.properties.className : undefined
  const name = Array.isArray(names) ? names.map(String).find((name) => name.startsWith('language-')) : undefined
  return name?.slice('language-'.length)
}

/** The code of a block in its colours, if its language is known and it holds nothing but text. */
function coloured({ children }: Element, language: string | undefined, highlight: Highlight | undefined) {
  const [code] = children
  if (!highlight || language === undefined || !isElement(code, 'code')) return children
  if (code.children.some(({ type }) => type !== 'text')) return children
  const found = highlight(rawText(code), language)
  return found ? [{ ...code, children: found.parts }] : children
}

function captionOf(table: Element): string | undefined {
  const caption = table.children.find((child) => isElement(child, 'caption'))
  return caption && lineText(caption)
}
