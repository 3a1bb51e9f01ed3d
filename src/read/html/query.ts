/** CSS selectors on a page. */

import { load } from 'cheerio/slim'
import { Document, type Element, isTag } from 'domhandler'
import { find } from './dom.ts'

/** Any page may be asked with it: to load one costs more than a search, and leaves behind classes that hold the page. */
const $ = load(new Document([]))

/** The first element of a page that a selector, or one of a list, matches. A walk over the page. */
export function findSelected(page: Document, selector: string): Element | undefined {
  const element = $(page).find(selector).get(0)
  return element && isTag(element) ? element : undefined
}

/**
 * Whether a page may hold what one of these selectors matches: not if each asks for a class that no element has. A look
 * at every element, which costs a twentieth of a search.
 */
export function mayMatch(page: Document, selectors: string[]): boolean {
  const classes = [...new Set(selectors.map((selector) => withClass.exec(selector)?.[1]))]
  const seen = new Set<string>()
  const fits = ({ attribs }: Element) => {
    const own = attribs.class
    if (!own || seen.has(own)) return false
    seen.add(own)
    return classes.some((name) => name !== undefined && own.includes(name))
  }
  return classes.includes(undefined) || find(page, fits) !== undefined
}

/** A selector of names, classes and ids alone, in which nothing is negated or optional, and the first class it asks for. */
const withClass = /^[\w\s>#-]*\.([\w-]+)[\w\s>.#-]*$/
