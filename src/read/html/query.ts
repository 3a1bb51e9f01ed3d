/** CSS selectors on a page. */

import { load } from 'cheerio/slim'
import { Document, type Element, hasChildren, isTag, type ParentNode } from 'domhandler'
import { tableOf } from '../../tree/word-table.ts'
import { find } from './dom.ts'

/** Any page may be asked with it: to load one costs more than a search, and leaves behind classes that hold the page. */
const $ = load(new Document([]))

/**
 * Levels below which no match is looked for. `find` of cheerio takes time by the square of the depth, and a selector
 * looks at all levels above an element; browsers make no page deeper than 512.
 */
const maxLevels = 512

/** Finds the elements of a page that a selector, or one of a list, matches, in their order. The first search walks over the page. */
export function createQuery(page: Document): (selector: string) => Element[] {
  let elements: Element[] | undefined
  return (selector) => {
    elements ??= elementsOf(page, maxLevels)
    return $(elements).filter(selector).get()
  }
}

/** In document order. */
function elementsOf({ children }: ParentNode, levels: number, found: Element[] = []): Element[] {
  for (const child of children) {
    if (isTag(child)) found.push(child)
    if (hasChildren(child) && levels > 1) elementsOf(child, levels - 1, found)
  }
  return found
}

/**
 * Whether a page may hold what one of these selectors matches: not if each asks for a class that no element has. A look
 * at every element, which costs a twentieth of a search.
 */
export function mayMatch(page: Document, selectors: string[]): boolean {
  const classes = selectors.map((selector) => withClass.exec(selector)?.[1]?.toLowerCase())
  const asked = tableOf(classes.filter((name) => name !== undefined))
  return classes.includes(undefined) || find(page, ({ attribs }) => asked.isIn(attribs.class)) !== undefined
}

/** A selector of names, classes and ids alone, in which nothing is negated or optional, and the first class it asks for. */
const withClass = /^[\w\s>#-]*\.([\w-]+)[\w\s>.#-]*$/
