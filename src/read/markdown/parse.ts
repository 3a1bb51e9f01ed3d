/** Markdown → mdast: parts parsed one by one, put together to one tree with the offsets of the source. */

import type { List, Nodes, Root, RootContent } from 'mdast'
import type { Report } from '../../diagnostics/report.ts'
import { markdown } from './dialect.ts'
import { definitionsFor, findLabels } from './labels.ts'
import { findExcess } from './limits.ts'
import { type Part, toParts } from './parts.ts'

/** Parses a document whose body begins at `offset` of the file; every node's offsets count from the file's beginning. */
export function parseMarkdown(source: string, offset: number, report: Report): Root {
  const labels = findLabels(source)
  const children: RootContent[] = []
  for (const part of toParts(source)) {
    const blocks = parsePart(part, definitionsFor(part.text, labels), offset, report)
    const [first] = blocks
    const last = children.at(-1)
    if (part.joins && first?.type === 'list' && last?.type === 'list' && first.ordered === last.ordered) {
      join(last, first, part.joins)
      blocks.shift()
    }
    for (const block of blocks) children.push(block)
  }
  return { type: 'root', children }
}

function parsePart(part: Part, definitions: string, offset: number, report: Report): RootContent[] {
  const start = offset + part.start
  const excess = part.verbatim ? undefined : findExcess(part.text)
  if (excess) {
    report('markdown/limit', excess, { at: { start, end: start + part.text.length } })
    return plainParagraphs(part.text, start)
  }
  const tree = markdown.parse(definitions + part.text)
  const blocks = tree.children.filter((node) => (node.position?.start.offset ?? 0) >= definitions.length)
  for (const block of blocks) move(block, start - definitions.length)
  return blocks
}

/** Adds to the offsets of a node and all below it. */
function move(node: Nodes, by: number): void {
  if (node.position) {
    node.position.start.offset = (node.position.start.offset ?? 0) + by
    node.position.end.offset = (node.position.end.offset ?? 0) + by
  }
  if ('children' in node) for (const child of node.children) move(child, by)
}

function join(list: List, rest: List, how: 'tight' | 'loose'): void {
  list.spread = list.spread === true || rest.spread === true || how === 'loose'
  for (const item of rest.children) list.children.push(item)
}

/** Text as it is, a paragraph for each run of lines that are not empty. */
function plainParagraphs(text: string, start: number): RootContent[] {
  const paragraphs: RootContent[] = []
  for (const { 0: value, index } of text.matchAll(linesOfText)) {
    const point = { line: 1, column: 1, offset: start + index }
    const position = { start: point, end: { ...point, offset: point.offset + value.length } }
    paragraphs.push({ type: 'paragraph', children: [{ type: 'text', value }], position })
  }
  return paragraphs
}

const linesOfText = /[^\r\n]+(?:(?:\r\n?|\n)[ \t]*[^\s][^\r\n]*)*/g
