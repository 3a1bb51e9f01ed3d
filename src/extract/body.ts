/** A clean body as the record holds it. */

import type { Root } from 'hast'
import type { Body } from '../article/article.ts'
import type { SafeRoot } from '../clean/clean.ts'
import { toHtml } from '../clean/to-html.ts'
import { isElement } from '../tree/h.ts'
import { blockText, lineText } from '../tree/text.ts'
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

/** The texts of the body's own paragraphs: not those in lists, quotes, captions or tables. */
export function paragraphs(tree: Root): string[] {
  return tree.children.flatMap((node) => (isElement(node, 'p') ? [lineText(node)] : [])).filter(Boolean)
}

/** Counts words: runs of letters and digits; of Chinese and Japanese writing, which has no spaces, each character. */
function countWords(text: string): number {
  return text.match(word)?.length ?? 0
}

const ideograph = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`
const word = new RegExp(`${ideograph}|[\\p{L}\\p{N}](?:(?!${ideograph})[\\p{L}\\p{N}\\p{M}'’_-])*`, 'gu')
