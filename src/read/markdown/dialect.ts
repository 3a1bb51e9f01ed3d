/** The Markdown that is read: CommonMark with GitHub's tables, footnotes, strikethrough, task lists and bare URLs. */

import type { Root as HastRoot } from 'hast'
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { code } from './code.ts'
import { footnoteReference } from './footnotes.ts'
import { list, listItem } from './lists.ts'

/** Text → mdast, and by `toHast` mdast → hast with raw HTML as `raw` nodes. */
export const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutTransforms)
  .use(remarkRehype, { allowDangerousHtml: true, handlers: { code, footnoteReference, list, listItem } })
  .freeze()

/**
 * Takes off the search for bare URLs in the finished tree: it makes links of escaped ones too, finds hardly any that
 * the parser has not, and costs a sixth of the parse (bench/markdown.js).
 */
function withoutTransforms(this: Processor): void {
  const data = this.data()
  const extensions = (data.fromMarkdownExtensions ?? []).flat()
  data.fromMarkdownExtensions = extensions.map((extension) => ({ ...extension, transforms: [] }))
}

export function toHast(tree: Root): HastRoot {
  return markdown.runSync(tree)
}
