/** CSS selectors on a page. */

import { load } from 'cheerio/slim'
import { Document, type Element, isTag } from 'domhandler'

/** Any page may be asked with it: to load one costs more than a search, and leaves behind classes that hold the page. */
const $ = load(new Document([]))

/** The first element of a page that a selector, or one of a list, matches. A walk over the page. */
export function findSelected(page: Document, selector: string): Element | undefined {
  const element = $(page).find(selector).get(0)
  return element && isTag(element) ? element : undefined
}
