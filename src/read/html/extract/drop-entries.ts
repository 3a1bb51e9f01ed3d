/** Of several articles below each other, as on the page of a blog that goes on with older posts: the one under the page's title. */

import type { Element } from 'domhandler'
import type { Region } from './blocks.ts'
import type { Line, Page } from './page.ts'

/** Systems number their posts: `post-1806`, `entry_214`, `node-77`. */
const numbered = /(?:^|\s)(?:post|entry|article|story|node)[-_]?(\d{2,})(?=\s|$)/i

/**
 * Drops what is kept of other articles that stand beside the one which holds the title, or else the first main heading: elements of one kind, each with
 * a number of its own, or each an `article` whose heading is a link to itself. Gives the elements of those it dropped.
 */
export function dropEntries({ lines, title }: Page, regions: Region[], keeps: Uint8Array): Element[] {
  const sums = new Uint32Array(keeps.length + 1)
  for (let i = 0; i < keeps.length; i++) sums[i + 1] = (sums[i] ?? 0) + (keeps[i] ?? 0)
  const entries = regions.filter(({ element, start, end }) => sums[end] !== sums[start] && isEntry(element))
  const at = title < 0 ? lines.findIndex(({ region }) => region.element.name === 'h1') : title
  // At most one at each level of the page.
  const own = new Map(entries.flatMap((entry) => (at >= entry.start && at < entry.end ? [[entry.parent, entry]] : [])))
  const others = entries.filter((entry) => {
    const beside = own.get(entry.parent)
    return beside && beside !== entry && isApart(entry.element, beside.element, lines.slice(entry.start, entry.end))
  })
  for (const { start, end } of others) keeps.fill(0, start, end)
  return others.map(({ element }) => element)
}

const numberOf = ({ attribs }: Element) => numbered.exec(`${attribs.id ?? ''} ${attribs.class ?? ''}`)?.[1]

const isEntry = (element: Element) => element.name === 'article' || numberOf(element) !== undefined

function isApart(other: Element, own: Element, lines: Line[]): boolean {
  const number = numberOf(other)
  if (number !== undefined) return number !== numberOf(own)
  return other.name === own.name && lines.some(isLinkedHeading)
}

const isLinkedHeading = ({ region, linkLength, length }: Line) =>
  /^h[1-3]$/.test(region.element.name) && length > 0 && linkLength >= 0.9 * length
