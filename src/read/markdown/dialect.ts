/** The Markdown that is read: CommonMark with GitHub's tables, footnotes, strikethrough, task lists and bare URLs. */

import type { Root as HastRoot } from 'hast'
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { code } from './code.ts'
import { footnoteReference } from './footnotes.ts'
import { list, listItem } from './lists.ts'

/** Text → mdast, and by `toHast` mdast → hast with raw HTML as `raw` nodes. */
export const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, handlers: { code, footnoteReference, list, listItem } })
  .freeze()

export function toHast(tree: Root): HastRoot {
  return markdown.runSync(tree)
}
