/** Articles → Markdown with YAML front matter, which `read/markdown` reads. */

import type { Element, ElementContent, Root } from 'hast'
import type { Article } from '../article/article.ts'
import { identifyHeadings } from '../extract/headings.ts'
import { fromDom } from '../tree/from-dom.ts'
import { element, isElement, root, text } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import { fold, lineText } from '../tree/text.ts'
import { blocks } from './markdown-blocks.ts'
import { frontMatter } from './markdown-front-matter.ts'

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

/** The nodes of a body, without the ids of headings that are made of their words again when they are read. */
function withoutMadeIds(tree: Root): ElementContent[] {
  const bare = strip(tree.children, () => true)
  const made = structuredClone(root(bare))
  identifyHeadings(made)
  const ids = new Set(idsOf(made.children))
  const kept = strip(tree.children, (id) => ids.has(id))
  const again = structuredClone(root(kept))
  identifyHeadings(again)
  const isSame = idsOf(again.children).join('\n') === idsOf(tree.children).join('\n')
  return isSame ? kept : tree.children.filter(isContent)
}

const isContent = (node: Root['children'][number]): node is ElementContent => node.type !== 'doctype'

/** A copy without the ids of headings that `isMade` knows. */
function strip(nodes: Root['children'], isMade: (id: string) => boolean): ElementContent[] {
  return nodes.filter(isContent).map((node) => {
    if (!isElement(node)) return node
    const children = strip(node.children, isMade)
    const { id, ...properties } = node.properties
    const isBare = headingName.test(node.tagName) && isMade(String(id))
    return { ...node, properties: isBare ? properties : node.properties, children }
  })
}

function idsOf(nodes: Root['children']): string[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return headingName.test(node.tagName) ? [String(node.properties.id)] : idsOf(node.children)
  })
}

const headingName = /^h[1-6]$/
