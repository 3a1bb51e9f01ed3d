/** What the head of a page says of it, wherever its elements stand. */

import { type Element, isTag, isText } from 'domhandler'
import { shownText, words } from './dom.ts'
import type { Survey } from './survey.ts'

/** Notes what the head of a page says. */
export function readHead(head: Element, found: Survey): void {
  for (const node of head.children) {
    if (!isTag(node)) continue
    const { itemprop, href } = node.attribs
    noteHeadPart(node, itemprop, found)
    if (node.name === 'base' && href) found.base ??= href
    else if (node.name === 'script' && isJsonLd(node)) found.jsonLd.push(rawText(node))
  }
}

/**
 * Notes what says something of the page wherever it stands: servers that stream a page write it behind the body. There
 * `meta` with an `itemprop` is about the part that it stands in.
 */
export function noteHeadPart(node: Element, itemprop: string | undefined, found: Survey): void {
  const { property, name, content, rel, href } = node.attribs
  const key = (property ?? name ?? itemprop)?.toLowerCase()
  if (node.name === 'meta' && key && content) {
    const values = found.metas.get(key)
    if (values) values.push(content)
    else found.metas.set(key, [content])
  } else if (node.name === 'title') found.pageTitle ??= shownText(node)
  else if (node.name === 'link' && href && words(rel).includes('canonical')) found.canonical ??= href
}

export const isJsonLd = (element: Element) => element.attribs.type === 'application/ld+json'

export function rawText(element: Element): string {
  return element.children.map((child) => (isText(child) ? child.data : '')).join('')
}
