/** Of several articles below each other, as on the page of a blog that goes on with older posts: the one under the page's title. */

import type { Element } from 'domhandler'
import type { Line, Region } from './line.ts'
import type { Page } from './page.ts'

/** Systems number their posts: `post-1806`, `entry_214`, `node-77`. */
const numbered = /(?:^|\s)(post|entry|article|story|node)[-_]?(\d{2,})(?=\s|$)/i

/**
 * Drops what is kept of other articles that stand beside the one which holds the title, or else the first main heading, or within it: elements of one kind,
 * each with a number of its own, or beside it each an `article` whose heading is a link to itself. Gives the elements of those it dropped.
 */
export function dropEntries({ lines, title }: Page, regions: Region[], keeps: Uint8Array): Element[] {
  const sums = new Uint32Array(keeps.length + 1)
  for (let i = 0; i < keeps.length; i++) sums[i + 1] = (sums[i] ?? 0) + (keeps[i] ?? 0)
  const entries = regions.filter(({ element, start, end }) => sums[end] !== sums[start] && isEntry(element))
  const at = title < 0 ? lines.findIndex(({ region }) => region.element.name === 'h1') : title
  const holders = entries.filter(({ start, end }) => at >= start && at < end)
  const names = new Set(holders.map(({ element }) => nameOf(element)).filter((name) => name !== undefined))
  const isOwn = (entry: Region) => holders.includes(entry) || names.has(nameOf(entry.element) ?? '')
  const owns = entries.filter(isOwn)
  // At most one at each level of the page.
  const beside = new Map(owns.map((own) => [own.parent, own]))
  const others = entries.filter((entry) => {
    if (isOwn(entry)) return false
    const own = beside.get(entry.parent)
    if (own) return isApart(entry.element, own.element, lines.slice(entry.start, entry.end))
    return sums[entry.start] !== sums[at] && owns.some((round) => isWithin(entry, round) && isAlike(entry, round))
  })
  for (const { start, end } of others) keeps.fill(0, start, end)
  return others.map(({ element }) => element)
}

const nameMatch = ({ attribs }: Element) => numbered.exec(`${attribs.id ?? ''} ${attribs.class ?? ''}`)
/** What a system calls one of its posts: `post 1806`. */
function nameOf(element: Element): string | undefined {
  const match = nameMatch(element)
  return match ? `${match[1]} ${match[2]}`.toLowerCase() : undefined
}

const isEntry = (element: Element) => element.name === 'article' || nameOf(element) !== undefined

function isApart(other: Element, own: Element, lines: Line[]): boolean {
  const number = nameMatch(other)?.[2]
  if (number !== undefined) return number !== nameMatch(own)?.[2]
  return other.name === own.name && lines.some(isLinkedHeading)
}

const isWithin = (inner: Region, outer: Region) => inner.start >= outer.start && inner.end <= outer.end
/** Whether two entries are of one kind: of another, one may be a part of the other. */
function isAlike({ element: a }: Region, { element: b }: Region): boolean {
  const kind = nameMatch(a)?.[1]?.toLowerCase()
  return a.name === b.name && kind !== undefined && kind === nameMatch(b)?.[1]?.toLowerCase()
}

const isLinkedHeading = ({ region, linkLength, length }: Line) =>
  /^h[1-3]$/.test(region.element.name) && length > 0 && linkLength >= 0.9 * length
