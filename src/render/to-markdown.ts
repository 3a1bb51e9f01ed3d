/** Articles → Markdown with YAML front matter, which `read/markdown` reads. */

import type { Element, ElementContent, Root } from 'hast'
import type { Article } from '../article/article.ts'
import { fromDom } from '../tree/from-dom.ts'
import { element, isElement, root, text } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import { fold, lineText } from '../tree/text.ts'
import type { Flavor } from './flavors.ts'
import { blocks } from './markdown-blocks.ts'
import { frontMatter } from './markdown-front-matter.ts'
import { withoutMadeIds } from './without-made-ids.ts'

/**
 * Writes an article: facts and meta box as front matter, the body as CommonMark with GitHub's extensions. Ends with a
 * line break. A flavor says what a generator of static sites expects.
 *
 * What the format cannot say is lost when the text is read again (`docs/formats.md` lists it): that the language of code
 * came from a class and not from a fence, carriage returns in code, and a front matter of more than 64 KB or 60 levels.
 */
export function toMarkdown(article: Article, flavor?: Flavor): string {
  const tree = root(fromDom(parseFragment(article.body.html).children))
  const first = tree.children.find((node): node is Element => isElement(node, 'p'))
  const nodes = withoutMadeIds(tree)
  const content = blocks(flavor ? nodes.map((node) => withHtml(node, flavor)) : nodes)
  const written = [...shownTitle(article, tree), content].filter(Boolean).join('\n\n')
  const body = flavor ? flavor.guard(written) : written
  return `${frontMatter(article, { opening: first && lineText(first), flavor, body })}${body && `\n${body}\n`}`
}

/** A copy in which the elements that must be HTML have an attribute that Markdown cannot say; readers drop it. */
function withHtml(node: ElementContent, flavor: Flavor): ElementContent {
  if (!isElement(node)) return node
  if (flavor.isHtml(node)) return { ...node, properties: { ...node.properties, dataHtml: '' } }
  return { ...node, children: node.children.map((child) => withHtml(child, flavor)) }
}

/** A heading for the reader to take as the title, if it would take the like heading that the body begins with. */
function shownTitle({ title }: Article, { children }: Root): string[] {
  const first = children.find((node) => isElement(node) && headingName.test(node.tagName))
  const isTitle = title !== undefined && isElement(first, 'h1') && lineText(first) === fold(title)
  return isTitle ? [blocks([element('h1', {}, [text(fold(title))])])] : []
}

const headingName = /^h[1-6]$/
