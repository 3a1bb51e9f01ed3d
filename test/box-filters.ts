/** What other programs do to a rendered box, as functions from HTML to HTML. */

import type { Element, ElementContent, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { element, text } from '../src/tree/h.ts'
import { toTree } from './box-render.ts'

const stringify = unified().use(rehypeStringify).freeze()

/**
 * A model of what WordPress does to a post: un-slashing (`wp_unslash`), the filter for posts (`wp_kses_post`), and
 * typography (`wptexturize`). Of the elements that a box uses, kses keeps `data-*` on some, and drops `time`.
 */
export function throughWordPress(html: string): string {
  return write(mapElements(toTree(html.replace(/\\([\s\S])/g, '$1')), kses, texturize))
}

const withData = new Set('section div dl dt dd ul ol li'.split(' '))
const without = new Set('h2 h3 table tbody tr th td a span br details summary'.split(' '))

function kses(node: Element, children: ElementContent[]): ElementContent[] {
  if (!withData.has(node.tagName) && !without.has(node.tagName)) return children
  const entries = Object.entries(node.properties).filter(
    ([name]) => !name.startsWith('data') || withData.has(node.tagName),
  )
  return [element(node.tagName, Object.fromEntries(entries), children)]
}

function texturize(value: string): string {
  return value
    .replace(/\.\.\./g, '…')
    .replace(/---/g, '—')
    .replace(/--|(?<=^|\s)-(?=$|\s)/g, '–')
    .replace(/(\d)x(\d)/g, '$1×$2')
    .replace(/\s\(tm\)/g, ' ™')
    .replace(/''|(?<=\S)"/g, '”')
    .replace(/``|"/g, '“')
    .replace(/(?<=\S)'/g, '’')
    .replace(/'/g, '‘')
    .replace(/Wordpress/g, 'WordPress')
}

/** Puts each tag and text on a line of its own. */
export function prettyPrinted(html: string): string {
  const line = text('\n    ')
  const spaced = (node: Element, children: ElementContent[]): ElementContent[] => [
    { ...node, children: [line, ...children.flatMap((child) => [child, line])] },
  ]
  return write(mapElements(toTree(html), spaced, (value) => value))
}

/** Takes off all `data-*`, as most sanitizers do. */
export function withoutData(html: string): string {
  const strip = (node: Element, children: ElementContent[]): ElementContent[] => {
    const entries = Object.entries(node.properties).filter(([name]) => !name.startsWith('data'))
    return [element(node.tagName, Object.fromEntries(entries), children)]
  }
  return write(mapElements(toTree(html), strip, (value) => value))
}

type MapElement = (node: Element, children: ElementContent[]) => ElementContent[]

function mapElements(tree: Root, onElement: MapElement, onText: (value: string) => string): Root {
  const visit = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') return [text(onText(node.value))]
    return node.type === 'element' ? onElement(node, node.children.flatMap(visit)) : []
  }
  return { type: 'root', children: tree.children.flatMap((node) => (node.type === 'doctype' ? [] : visit(node))) }
}

function write(tree: Root): string {
  return stringify.stringify(tree)
}
