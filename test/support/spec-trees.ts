/** Trees of HTML as the test tool of CommonMark compares them: without the white space that nobody sees. */

import type { ElementContent, Root } from 'hast'
import { parse, parseWithoutUrls, toHast } from '../../src/read/markdown/dialect.ts'
import { parseMarkdown } from '../../src/read/markdown/parse.ts'
import { isContent, weaveRaw } from '../../src/read/markdown/raw-html.ts'
import { closeTextTags } from '../../src/read/markdown/text-tags.ts'
import { fromDom } from '../../src/tree/from-dom.ts'
import { root } from '../../src/tree/h.ts'
import { parseFragment } from '../../src/tree/parse-html.ts'
import { breaksText } from '../../src/tree/text.ts'
import { unguarded } from './unguarded.ts'

/** The parts of GFM that change what CommonMark says, and so are on only in examples that are about them. */
export interface Extensions {
  /** Bare URLs are links. */
  autolink?: boolean
  /** Tags after which all is text are text. */
  tagfilter?: boolean
}

/** The tree that the reader makes of Markdown before anything is shaped, cleaned or closed: what a browser would show. */
export function treeOfMarkdown(markdown: string, { autolink = false, tagfilter = false }: Extensions = {}): string[] {
  const tree = toHast(parseMarkdown(markdown, 0, unguarded, autolink ? parse : parseWithoutUrls))
  const nodes = tree.children.filter(isContent)
  return lines(weaveRaw(root(tagfilter ? closeTextTags(nodes, unguarded.report) : nodes), unguarded))
}

/** The tree that a browser makes of HTML. The line break at the end of the text, after the last block, is not part of it. */
export function treeOfHtml(html: string): string[] {
  return lines(root(fromDom(parseFragment(html.trimEnd()).children)))
}

/** One line a node, so that the first difference is easy to see. */
export function lines(tree: Root): string[] {
  return linesOf(normal(tree.children.filter(isContent), false), '')
}

function linesOf(nodes: ElementContent[], indent: string): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [`${indent}${JSON.stringify(node.value)}`]
    if (node.type !== 'element') return []
    const attributes = Object.entries(node.properties).map(([name, value]) => attribute(name, value))
    return [
      `${indent}<${[node.tagName, ...attributes.filter(Boolean).sort()].join(' ')}>`,
      ...linesOf(node.children, `${indent}  `),
    ]
  })
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  return `${name.toLowerCase()}=${JSON.stringify(Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value))}`
}

/** Text is joined, its white space folded, and taken off beside blocks and line breaks; `pre` keeps all but its last line end. */
function normal(nodes: ElementContent[], verbatim: boolean): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else if (node.type === 'text') out.push({ ...node })
    else if (node.type === 'element') {
      out.push({ ...node, children: normal(node.children, verbatim || node.tagName === 'pre') })
    }
  }
  for (const [index, node] of out.entries()) {
    if (node.type !== 'text') continue
    if (verbatim) node.value = index === out.length - 1 ? node.value.replace(/\n$/, '') : node.value
    else {
      node.value = node.value.replace(/[\t\n\f\r ]+/g, ' ')
      if (isEdge(out[index - 1])) node.value = node.value.trimStart()
      if (isEdge(out[index + 1])) node.value = node.value.trimEnd()
    }
  }
  return out.filter((node) => node.type !== 'text' || node.value !== '')
}

/** Whether white space beside a node is not seen. */
const isEdge = (node: ElementContent | undefined) =>
  node === undefined || (node.type === 'element' && (breaksText(node.tagName) || node.tagName === 'br'))
