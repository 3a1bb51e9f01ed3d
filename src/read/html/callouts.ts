/**
 * Callouts: boxes that a page sets apart from its text by a colour, with a title or the kind of the box ("Warning"). In an
 * article they are quotes with that as a label, as alerts of Markdown are.
 */

import type { Element, ElementContent } from 'hast'
import { classesOf, element, isElement, text } from '../../tree/h.ts'
import { isBlank, lineText } from '../../tree/text.ts'
import { findBelow } from './shape-context.ts'

/** What systems call the box: Sphinx and MkDocs, GitHub, Obsidian and Notion, VitePress, Starlight, Docusaurus, Asciidoctor, Confluence. */
const boxNames = new Set(
  `admonition markdown-alert callout custom-block starlight-aside theme-admonition admonitionblock
   confluence-information-macro`.split(/\s+/),
)
/** Bootstrap's, and which of them say what they are. */
const alert = /^alert-{1,2}(?:info|success|warning|danger|primary|secondary|light|dark)$/
/** What callouts are about, in every system, as alternatives of a pattern. */
export const calloutKinds = 'note|tip|hint|info|important|warning|caution|danger|error|success'
const kind = new RegExp(
  `^(?:(?:markdown-|theme-)?(?:alert|admonition|callout)-{1,2}|starlight-aside--|confluence-information-macro-)?(${calloutKinds}|information)$`,
)
const title = /(?:^|[-_])(?:title|heading)|admonitionheading/
const tagNames = new Set(['div', 'aside', 'section', 'figure'])

/** Characters of a callout, and of its title: what is longer is a part of the page. */
const longest = 3_000
const longestTitle = 200

/** A callout as a quote; nothing for what is none. */
export function readCallout(node: Element): Element | undefined {
  if (!tagNames.has(node.tagName)) return undefined
  const names = lowClasses(node)
  if (!names.some((name) => boxNames.has(name) || alert.test(name))) return undefined
  const said = lineText(node)
  if (said === '' || said.length > longest) return undefined
  const [found] = findBelow(node, isTitle, 1)
  const head = labelOf(found?.children ?? [], kindOf(node, names))
  if (!head) return undefined
  // Asciidoctor lays it out as a table, with a drawing in the other cell.
  const [cell] = findBelow(node, (inner) => inner.tagName === 'td' && lowClasses(inner).includes('content'), 1)
  const quote = element('blockquote', {}, [head, ...without((cell ?? node).children, found)])
  return node.data ? { ...quote, data: node.data } : quote
}

/** The title of a callout, else its kind, as a paragraph; nothing if it has neither. */
export function labelOf(title: ElementContent[], kind: string): Element | undefined {
  const name = title.every(isBlank) ? [text(kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase())] : title
  return name.every(isBlank) ? undefined : element('p', {}, [element('strong', {}, name)])
}

const lowClasses = (node: Element) => classesOf(node).map((name) => name.toLowerCase())

function isTitle(node: Element): boolean {
  return lowClasses(node).some((name) => title.test(name)) && lineText(node).length <= longestTitle
}

/** The kind that a callout is of by its class or by Obsidian's attribute. */
function kindOf({ properties }: Element, names: string[]): string {
  const stated = [String(properties.dataCallout ?? ''), ...names]
  return stated.map((name) => kind.exec(name)?.[1]).find(Boolean) ?? ''
}

/** Some nodes without one element, wherever it stands in them. */
function without(nodes: ElementContent[], gone: Element | undefined): ElementContent[] {
  if (!gone) return nodes
  return nodes
    .filter((node) => node !== gone)
    .map((node) => (isElement(node) ? { ...node, children: without(node.children, gone) } : node))
}
