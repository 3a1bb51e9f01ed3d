/** Clean trees as HTML. */

import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { SafeRoot } from './clean.ts'

declare const safe: unique symbol
/** HTML that may be put into a page as it is. Only `toHtml` makes it, and only from a clean tree. */
export type SafeHtml = string & { readonly [safe]: true }

/** Writes a clean tree as canonical HTML: the same tree is always the same bytes. */
export function toHtml(tree: SafeRoot): SafeHtml {
  return processor.stringify(tree) as SafeHtml
}

/** As the HTML standard writes them: `&amp;`, not `&#x26;`. */
const characterReferences = { useNamedReferences: true }

const processor = unified().use(rehypeStringify, { characterReferences }).freeze()
