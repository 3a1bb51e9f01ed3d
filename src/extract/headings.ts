/** Headings: their ids, and the outline they make. */

import GithubSlugger from 'github-slugger'
import type { Element, Root } from 'hast'
import type { Heading } from '../article/article.ts'
import { idPrefix } from '../clean/policy.ts'
import { isElement } from '../tree/h.ts'
import { lineText } from '../tree/text.ts'

/** Gives every heading an id, made of its text where it has none. Changes the given tree, which its owner has not shown to anyone yet. */
export function identifyHeadings(tree: Root): void {
  const slugger = new GithubSlugger()
  const all = headings(tree)
  for (const { properties } of all) if (properties.id) slugger.slug(withoutPrefix(String(properties.id)))
  for (const heading of all) {
    heading.properties.id =
      idPrefix +
      (heading.properties.id
        ? withoutPrefix(String(heading.properties.id))
        : slugger.slug(lineText(heading) || 'section'))
  }
}

/** The headings of the body in document order. Headings without text have no place in an outline. */
export function outline(tree: Root): Heading[] {
  return headings(tree).flatMap((heading) => {
    const text = lineText(heading)
    return text ? [{ level: Number(heading.tagName[1]), text, id: String(heading.properties.id) }] : []
  })
}

/** Opens the ids of one body: each text gives the id of a heading that has none of its own, and no id comes twice. */
export function createIdMaker(): (text: string) => string {
  const slugger = new GithubSlugger()
  return (text) => idPrefix + slugger.slug(text)
}

function headings(node: Root | Element): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return []
    return headingName.test(child.tagName) ? [child] : headings(child)
  })
}

const headingName = /^h[1-6]$/

function withoutPrefix(id: string): string {
  return id.startsWith(idPrefix) ? id.slice(idPrefix.length) : id
}
