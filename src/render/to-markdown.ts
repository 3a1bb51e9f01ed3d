/** Articles → Markdown with YAML front matter, which `read/markdown` reads. */

import type { Element, Root } from 'hast'
import type { Article } from '../article/article.ts'
import { fromDom } from '../tree/from-dom.ts'
import { element, isElement, root, text } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import { fold, lineText } from '../tree/text.ts'
import { blocks } from './markdown-blocks.ts'
import { frontMatter } from './markdown-front-matter.ts'
import { withoutMadeIds } from './without-made-ids.ts'

/**
 * Writes an article: facts and meta box as front matter, the body as CommonMark with GitHub's extensions. Ends with a
 * line break.
 *
 * What the format cannot say is lost when the text is read again (`docs/formats.md` lists it): that the language of code
 * came from a class and not from a fence, carriage returns in code, and a front matter of more than 64 KB or 60 levels.
 */
export function toMarkdown(article: Article): string {
  const tree = root(fromDom(parseFragment(article.body.html).children))
  const first = tree.children.find((node): node is Element => isElement(node, 'p'))
  const body = [...shownTitle(article, tree), blocks(withoutMadeIds(tree))].filter(Boolean).join('\n\n')
  return `${frontMatter(article, first && lineText(first))}${body && `\n${body}\n`}`
}

/** A heading for the reader to take as the title, if it would take the like heading that the body begins with. */
function shownTitle({ title }: Article, { children }: Root): string[] {
  const first = children.find((node) => isElement(node) && headingName.test(node.tagName))
  const isTitle = title !== undefined && isElement(first, 'h1') && lineText(first) === fold(title)
  return isTitle ? [blocks([element('h1', {}, [text(fold(title))])])] : []
}

const headingName = /^h[1-6]$/
