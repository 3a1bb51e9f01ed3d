/** A clean body as the record holds it. */

import type { Element, Nodes, Root } from 'hast'
import type { Body } from '../article/article.ts'
import type { SafeRoot } from '../clean/clean.ts'
import { toHtml } from '../clean/to-html.ts'
import { isElement } from '../tree/h.ts'
import { blockText } from '../tree/text.ts'
import { countWords } from './count-words.ts'
import { outline } from './headings.ts'

/** HTML, text, outline and counts of a body. */
export function body(tree: SafeRoot): Body {
  const text = blockText(tree)
  return {
    html: toHtml(tree),
    text,
    outline: outline(tree),
    words: countWords(text),
    paragraphs: paragraphs(tree).length,
  }
}

/** The body's own paragraphs that hold text: not those in lists, quotes, captions or tables. */
export function paragraphs(tree: Root): Element[] {
  return tree.children.filter((node): node is Element => isElement(node, 'p') && hasText(node))
}

function hasText(node: Nodes): boolean {
  if (node.type === 'text') return /[^\t\n\f\r ]/.test(node.value)
  return 'children' in node && node.children.some(hasText)
}
