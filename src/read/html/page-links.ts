/** The links of a post that WordPress split into pages. */

import type { Element } from 'domhandler'
import { classNames, findAll } from './dom.ts'

/** The URL of page 2 of a post that was split is that of the post and `2/`. */
export function firstPageUrl(url: string, pageLinks: Element | undefined): string {
  const page = pageLinks && currentPage(pageLinks)
  return page && page.current > 1 ? url.replace(new RegExp(`/${page.current}/?$`), '/') : url
}

/** Which page of how many the links of a split post say this is. */
export function currentPage(pageLinks: Element): { current: number; count: number } | undefined {
  const numbers = findAll(pageLinks, (element) => classNames(element).includes('post-page-numbers'))
  const current = numbers.findIndex((element) => element.name !== 'a')
  return numbers.length > 1 && current >= 0 ? { current: current + 1, count: numbers.length } : undefined
}
