/** Where in a body a meta box may be. */

import type { Element, Nodes, Root } from 'hast'
import { isElement } from '../../tree/h.ts'
import { isBlank } from '../../tree/text.ts'
import type { Profile } from '../profile.ts'
import { isHeading, levelOf, matchHeadings, nearHeading } from './box-heading.ts'
import { countKnownLabels, isLabelled } from './known-labels.ts'
import { looseRows } from './loose-rows.ts'
import { isCarriedBox } from './read-box.ts'
import { isShape, outermostShapes } from './shapes.ts'

/** A possible box: its heading, if that stands outside of it, and the elements of which it is made. */
export interface Candidate {
  headings: Element[]
  parts: Element[]
  /** The nodes of rows that stand in no table or list; `parts` is a list that was made of them. */
  loose?: Nodes[]
}

interface Found {
  candidate: Candidate
  /** Index of the sibling behind it. */
  end: number
}

/** All possible boxes of a body, in document order. Linear in the nodes. */
export function findCandidates(body: Root, profile: Profile): Candidate[] {
  const candidates: Candidate[] = []
  const isBoxHeading = matchHeadings(profile)
  const looseAfter = (siblings: readonly Nodes[], index: number): Found | undefined => {
    const next = nextOf(siblings, index)
    if (isShape(next) || (isElement(next) && isShapeWrapper(next))) return undefined
    const rows = looseRows(siblings, index, profile, isBoxHeading)
    const heading = siblings[index]
    if (!rows || !isElement(heading)) return undefined
    return { candidate: { headings: [heading], parts: [rows.list], loose: rows.taken }, end: index + 1 }
  }
  const visit = (siblings: readonly Nodes[]): void => {
    let skipTo = 0
    for (const [index, node] of siblings.entries()) {
      if (index < skipTo || node.type !== 'element') continue
      if (isCarriedBox(node)) candidates.push({ headings: [], parts: [node] })
      else if (isBoxHeading(node)) {
        const found =
          (isCaption(node) && partsBefore(siblings, index)) ||
          looseAfter(siblings, index) ||
          partsAfter(siblings, index)
        if (!found) continue
        candidates.push(found.candidate)
        skipTo = found.end
      } else if (isShape(node) && node.children.some((child) => captions(child).some(isBoxHeading))) {
        candidates.push({ headings: [], parts: [node] })
      } else visit(node.children)
    }
  }
  visit(body.children)
  return candidates.length > 0 ? candidates : findUnheaded(body, profile)
}

/** A heading that may stand under what it heads. */
const isCaption = (node: Element) => node.tagName === 'figcaption'

/** What in a table may be its heading: the caption, or a first row of one cell. */
function captions(child: Nodes): Element[] {
  if (!isElement(child)) return []
  if (child.tagName === 'caption') return [child]
  const [row] = child.tagName === 'tr' ? [child] : child.children.filter((node) => isElement(node, 'tr'))
  const cells = row?.children.filter((node): node is Element => isElement(node)) ?? []
  return cells.length === 1 ? cells : []
}

/** Other elements that may stand between the heading and the box: a line that introduces it. */
const maxBetween = 1

/**
 * The parts that follow a heading: tables and lists one after the other, and those under deeper headings. A list without
 * labels right after a part is text of the article.
 */
function partsAfter(siblings: readonly Nodes[], index: number): Found | undefined {
  const heading = siblings[index]
  if (!isElement(heading)) return undefined
  const headings = [heading]
  const parts: Element[] = []
  let between = 0
  let end = index + 1
  for (let at = index + 1; at < siblings.length; at++) {
    const node = siblings[at]
    if (!node || isBlank(node)) continue
    if (!isElement(node)) break
    if (isHeading(node)) {
      if (levelOf(node) <= levelOf(heading) || parts.length === 0 || !isShape(nextOf(siblings, at))) break
      headings.push(node)
    } else if (isShape(node) || isShapeWrapper(node)) {
      const continues = parts.length === 0 || headings.at(-1) === lastOf(siblings, at)
      if (!continues && !outermostShapes([node]).every(isLabelled)) break
      parts.push(node)
      end = at + 1
    } else if (parts.length > 0 || ++between > maxBetween) break
  }
  return parts.length > 0 ? { candidate: { headings, parts }, end } : undefined
}

/** The next sibling that shows something. */
function nextOf(siblings: readonly Nodes[], index: number): Nodes | undefined {
  for (let at = index + 1; at < siblings.length; at++) {
    const node = siblings[at]
    if (node && !isBlank(node)) return node
  }
  return undefined
}

/** The sibling before that shows something. */
function lastOf(siblings: readonly Nodes[], index: number): Nodes | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const node = siblings[at]
    if (node && !isBlank(node)) return node
  }
  return undefined
}

/** The part over a caption. */
function partsBefore(siblings: readonly Nodes[], index: number): Found | undefined {
  const heading = siblings[index]
  const part = siblings.findLast((node, at): node is Element => at < index && isShape(node))
  if (!isElement(heading) || !isElement(part)) return undefined
  return { candidate: { headings: [heading], parts: [part] }, end: index + 1 }
}

/** Whether an element is only round tables or lists. */
function isShapeWrapper(node: Element): boolean {
  const content = node.children.filter((child) => !isBlank(child))
  return content.length > 0 && content.every((child) => isShape(child) || (isElement(child) && isShapeWrapper(child)))
}

/** Known labels that a table or list without the right heading must show to be taken for the box, and their least part of all. */
const minKnownLabels = 3
const minKnownPart = 0.5

/** Tables and lists whose labels the profile knows; and the heading over the first, if nothing else stands under it. */
function findUnheaded(body: Root, profile: Profile): Candidate[] {
  const shapes = outermostShapes(body.children).filter((shape) => {
    const { known, all } = countKnownLabels(shape, profile)
    return known >= minKnownLabels && known >= all * minKnownPart
  })
  return shapes.map((shape, index) => {
    const heading = index === 0 ? nearHeading(body, shape) : undefined
    return { headings: heading ? [heading] : [], parts: [shape] }
  })
}
