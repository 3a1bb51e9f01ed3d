/** The similar posts that a page names, and what its list says of the page itself. */

import { type AnyNode, type Element, isTag } from 'domhandler'
import type { Similar } from '../../article/article.ts'
import { classNames, find, findAll, isWithin, shownText } from './dom.ts'
import { dateOf } from './fact-dates.ts'
import type { Survey } from './survey.ts'
import { absoluteUrl, isSamePage, webUrl } from './urls.ts'

export interface SimilarPosts {
  similar: Similar[]
  /** The date of the entry that is the page itself: block themes list it among its own "More posts". */
  ownDate?: { value: string; element: Element }
  /** The parts that were read: they are not part of the body. */
  parts: Set<AnyNode>
}

/** Reads the lists that classes or headings mark; the page itself is never similar to itself. */
export function readSimilar(
  survey: Survey,
  { url, base }: { url: string | undefined; base: string | undefined },
): SimilarPosts {
  const parts = new Set<AnyNode>(survey.related)
  const lists = [...survey.related]
  for (const heading of survey.similarHeadings) {
    const list = listUnder(heading)
    if (!list || lists.some((known) => isWithin(list, known))) continue
    lists.push(list)
    parts.add(heading).add(list)
  }
  const similar = new Map<string, Similar>()
  let ownDate: SimilarPosts['ownDate']
  for (const link of lists.flatMap(postLinks).slice(0, mostLinks)) {
    const title = shownText(link)
    const target = link.attribs.href && webUrl(absoluteUrl(link.attribs.href, base))
    if (!title) continue
    if (target && url && isSamePage(target, url)) ownDate ??= dateBeside(link)
    else if (!similar.has(target ?? title)) similar.set(target ?? title, { title, ...(target && { url: target }) })
  }
  return { similar: [...similar.values()], parts, ...(ownDate && { ownDate }) }
}

/** How many links are looked at: a list of similar posts has a dozen. */
const mostLinks = 200

/** What stands under a heading and is little more than links. */
function listUnder(heading: Element): Element | undefined {
  for (let next: AnyNode | null = heading.next; next; next = next.next) {
    if (!isTag(next)) continue
    if (/^h[1-6]$/.test(next.name)) return undefined
    return isMostlyLinks(next) ? next : undefined
  }
  return undefined
}

/** Share of text in links from which a part is a list of links. */
const linkShare = 0.6

export function isMostlyLinks(element: Element): boolean {
  const links = element.name === 'a' ? [element] : findAll(element, ({ name }) => name === 'a')
  const linked = links.reduce((sum, link) => sum + shownText(link).length, 0)
  const all = shownText(element).length
  return links.length > 0 && all > 0 && linked / all >= linkShare
}

/** The links that name posts: those in headings or marked as titles, else one a list item, else all. */
function postLinks(list: Element): Element[] {
  const links = findAll(list, ({ name, attribs }) => name === 'a' && Boolean(attribs.href)).slice(0, mostLinks)
  const titles = links.filter((link) => isTitle(link) || aboveIn(link, list, isTitle))
  if (titles.length > 0) return titles
  const isItem = (element: Element) => element.name === 'li'
  const seen = new Set<Element | undefined>()
  return links.filter((link) => {
    const item = aboveIn(link, list, isItem)
    return !item || (!seen.has(item) && seen.add(item))
  })
}

const titleClass = /(?:^|[-_])title$/
const isTitle = (element: Element) =>
  /^h[1-6]$/.test(element.name) || classNames(element).some((name) => titleClass.test(name))

function aboveIn(element: Element, top: Element, fits: (element: Element) => boolean): Element | undefined {
  for (let node = element.parent; node && isTag(node) && node !== top; node = node.parent) if (fits(node)) return node
  return undefined
}

function dateBeside(link: Element): SimilarPosts['ownDate'] {
  for (let node: Element['parent'] = link; node && isTag(node); node = node.parent) {
    const time = find(node, ({ name, attribs }) => name === 'time' && Boolean(attribs.datetime))
    const value = time && dateOf(time)
    if (time && value) return { value, element: time }
    if (node.name === 'li' || node.name === 'article') return undefined
  }
  return undefined
}
