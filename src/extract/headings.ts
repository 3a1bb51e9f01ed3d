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
  const found: Heading[] = []
  for (const heading of headings(tree)) {
    const text = lineText(heading)
    if (text) found.push({ level: Number(heading.tagName[1]), text, id: String(heading.properties.id) })
  }
  return found
}

/** Opens the ids of one body: each text gives the id of a heading that has none of its own, and no id comes twice. */
export function createIdMaker(): (text: string) => string {
  const slugger = new GithubSlugger()
  return (text) => idPrefix + slugger.slug(text)
}

function headings(node: Root | Element, found: Element[] = []): Element[] {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (headingName.test(child.tagName)) found.push(child)
    else headings(child, found)
  }
  return found
}

const headingName = /^h[1-6]$/

function withoutPrefix(id: string): string {
  return id.startsWith(idPrefix) ? id.slice(idPrefix.length) : id
}
