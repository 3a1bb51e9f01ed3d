/** The texts and links of the lines that stand round a title, as their bylines are read. */

import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import { foldAll } from '../../tree/text.ts'
import { findDate } from '../dates.ts'
import type { Line } from './extract/line.ts'

/** The text of a line with a space wherever an element begins or ends: "By" and a name may stand side by side. */
export function spacedText({ nodes }: Line): string {
  return joined(nodes, (text) => text)
}

/** The same, with the days that `time` elements state where they show them in numbers, or as "two weeks ago". */
export function datedText({ nodes }: Line): string {
  return joined(nodes, (text, node) => {
    const stated = timeRound(node)?.attribs.datetime
    return stated && isoDay.test(stated) && !findDate(text) ? stated.slice(0, dayLength) : text
  })
}

/** The `time` that a node stands in. */
export function timeRound({ parent }: AnyNode): Element | undefined {
  return parent && isTag(parent) && parent.name === 'time' ? parent : undefined
}

/** The link that a node stands in, up to some elements round it. */
export function linkRound({ parent }: AnyNode, levels = 3): Element | undefined {
  for (let up = parent, level = 0; up && isTag(up) && level < levels; up = up.parent, level++) {
    if (up.name === 'a') return up
  }
  return undefined
}

const isoDay = /^\d{4}-\d{2}-\d{2}/
/** Characters of a day as `2026-01-09`. */
export const dayLength = '2026-01-09'.length

function joined(nodes: Line['nodes'], read: (text: string, node: AnyNode) => string): string {
  return foldAll(nodes.map((node) => (isText(node) ? read(node.data, node) : ' ')).join(' '))
}
