/** Finds the meta box in a body, and gives the body without it. */

import type { Element, Nodes, Root, RootContent } from 'hast'
import type { Box } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { element } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { isBlank } from '../../tree/text.ts'
import type { Profile } from '../profile.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { readBox } from './read-box.ts'

export interface FoundBox {
  box: Box
  /** The body without the box, its heading and what was only round them. */
  rest: Root
}

/**
 * Finds the box: our own carriers, or a heading or caption of the profile with a table, `dl`, list or lines with labels
 * that the profile knows, or without one, a table, `dl` or list most of whose labels it knows. Of several it reads the first; the others stay in the body.
 */
export function findBox(body: Root, profile: Profile, report: Report): FoundBox | undefined {
  const candidates = findCandidates(body, profile)
  for (const [index, candidate] of candidates.entries()) {
    const box = readBox(wholeOf(candidate), profile, report)
    if (!box) continue
    const next = candidates[index + 1]?.parts[0]
    if (next) report('read/several-boxes', { count: candidates.length - index }, { at: spanOf(next) })
    return { box, rest: without(body, candidate) }
  }
  return undefined
}

/** One element round the parts of a box, for they may be siblings. */
function wholeOf({ parts }: Candidate): Element {
  const [first, ...others] = parts
  if (first && others.length === 0) return first
  return { ...element('div', {}, parts), ...(first?.data && { data: first.data }) }
}

/** Copies the body without a box. What held it goes too if nothing else is left in it. */
function without(body: Root, { headings, parts, loose = parts }: Candidate): Root {
  return { ...body, children: copyWithout(body.children, new Set<Nodes>([...headings, ...loose])) }
}

function copyWithout<Node extends RootContent>(nodes: readonly Node[], taken: ReadonlySet<Nodes>): Node[] {
  const kept: Node[] = []
  for (const node of nodes) {
    if (taken.has(node)) continue
    const children = node.type === 'element' ? copyWithout(node.children, taken) : []
    const isWhole = node.type !== 'element' || node.children.every((child, index) => child === children[index])
    if (isWhole) kept.push(node)
    else if (!children.every(isBlank)) kept.push({ ...node, children })
  }
  return kept
}
