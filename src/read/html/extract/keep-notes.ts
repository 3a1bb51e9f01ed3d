/** Notes at the foot of a text, which the model takes for what stands beside it: its numbers lead to them, and they lead back. */

import { type Element, isTag, isText, type Text } from 'domhandler'
import { linkRound } from '../byline-text.ts'
import { find } from '../dom.ts'
import { decode } from '../urls.ts'
import { isHeading, type Line, type Region } from './line.ts'

/** Characters of the number of a note: `1`, `[12]`, `note 3`. */
const longestNumber = 10
/** Elements round the text of a link among which the link is. */
const mostAround = 4
/** Nodes of a note among which the link back is looked for. */
const mostNodes = 500

/** A short link to another place of the page. */
interface Mark {
  line: Line
  link: Element
  to: string
}

/** Keeps every note to which a number in a kept line leads and which leads back to it, and a heading right over it. Linear. */
export function keepNotes(lines: Line[], regions: Region[], keeps: Uint8Array): void {
  const numbers = lines.filter(({ index }) => keeps[index]).flatMap(marksIn)
  if (numbers.length === 0) return
  const notes = new Map<string, Region>()
  for (const { link, line } of lines.flatMap(marksIn)) for (const name of namesOf(link)) notes.set(name, line.region)
  for (const region of regions) {
    const { id } = region.element.attribs
    if (id) notes.set(id.replace(/^#/, ''), region) // Rspress 1 writes `id="#fn-1"`
  }
  for (const { line, link, to } of numbers) {
    const note = notes.get(to)
    if (!note || note.start <= line.index || !leadsTo(note.element, namesOf(link))) continue
    keeps.fill(1, note.start, note.end)
    const over = lines[note.start - 1]
    if (over && isHeading(over)) keeps[over.index] = 1
  }
}

function marksIn(line: Line): Mark[] {
  if (line.linkLength === 0) return []
  const links = new Set(line.nodes.flatMap((node) => (isNumber(node) ? (linkRound(node, mostAround) ?? []) : [])))
  return [...links].map((link) => ({ line, link, to: targetOf(link) })).filter(({ to }) => to !== '')
}

const isNumber = (node: Text | Element) => isText(node) && node.data.length <= longestNumber

/** What a link within the page leads to; nothing for others. */
function targetOf({ attribs: { href } }: Element): string {
  return href?.startsWith('#') ? decode(href.slice(1)) : ''
}

/** By what a note may lead back to a number: its link, what stands beside that, or what both stand in. */
function namesOf(link: Element): string[] {
  const round = link.parent && isTag(link.parent) ? [link.parent, ...link.parent.children.slice(0, mostAround)] : []
  return [link, ...round].flatMap((node) => (isTag(node) ? [node.attribs.id, node.attribs.name] : [])).filter(isName)
}

const isName = (name: string | undefined): name is string => name !== undefined && name !== ''

function leadsTo(note: Element, names: string[]): boolean {
  return find(note, (element) => element.name === 'a' && names.includes(targetOf(element)), mostNodes) !== undefined
}
