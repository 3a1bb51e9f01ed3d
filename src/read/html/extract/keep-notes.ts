/** Notes at the foot of a text, which the model takes for what stands beside it: each leads back to its number in the text. */

import { type Element, isTag, type Text } from 'domhandler'
import { decode } from '../urls.ts'
import { isHeading, type Line, type Region } from './line.ts'

/** Characters of a link to a note or from one: `1`, `[12]`, `note 3`, an arrow. */
const longestMark = 10
/** Elements round the text of a link among which the link is, and round a link among which is the note: `sup`, `p`, `li`. */
const mostAround = 4

/** A short link to another place of the page. */
interface Mark {
  line: Line
  link: Element
  to: string
}

/**
 * Keeps every note that leads back to a link in a line that is kept: the element to which that link leads, or the
 * nearest round the note's line, and a heading right over it. Linear.
 */
export function keepNotes(lines: Line[], keeps: Uint8Array): void {
  const marks = lines.flatMap(marksIn)
  const numbers = new Map<string, Mark>()
  for (const mark of marks) {
    if (keeps[mark.line.index]) for (const name of namesOf(mark.link)) if (!numbers.has(name)) numbers.set(name, mark)
  }
  for (const { line, to } of marks) {
    const number = numbers.get(to)
    if (!number) continue
    const { start, end } = regionOf(number.to, line)
    if (start <= number.line.index) continue
    keeps.fill(1, start, end)
    const over = lines[start - 1]
    if (over && isHeading(over)) keeps[over.index] = 1
  }
}

function marksIn(line: Line): Mark[] {
  if (line.linkLength === 0) return []
  const links = new Set(line.nodes.flatMap((node) => linkRound(node) ?? []))
  return [...links].map((link) => ({ line, link, to: decode(link.attribs.href?.slice(1) ?? '') }))
}

/** The short link within the page that a text stands in. */
function linkRound(node: Text | Element): Element | undefined {
  if (isTag(node) || node.data.length > longestMark) return undefined
  let element = node.parent
  for (let i = 0; element && isTag(element) && i < mostAround; i++, element = element.parent)
    if (element.name === 'a') return /^#./.test(element.attribs.href ?? '') ? element : undefined
  return undefined
}

/** By what a note may lead back to a number: its link, what stands beside that, or what both stand in. */
function namesOf(link: Element): string[] {
  const round = link.parent && isTag(link.parent) ? [link.parent, ...link.parent.children.slice(0, mostAround)] : []
  return [link, ...round].flatMap((node) => (isTag(node) ? [node.attribs.id, node.attribs.name] : [])).filter(isName)
}

const isName = (name: string | undefined): name is string => name !== undefined && name !== ''

/** The region of the element round a link that is called `name`; else the nearest round its line. */
function regionOf(name: string, line: Line): Region {
  let region: Region | undefined = line.region
  for (let i = 0; region && i < mostAround; i++, region = region.parent)
    if (region.element.attribs.id === name) return region
  return line.region
}
