/** Markdown → mdast: parts parsed one by one, put together to one tree with the offsets of the source. */

import type { List, Nodes, Root, RootContent } from 'mdast'
import type { Guard } from '../../diagnostics/guard.ts'
import { findLine, plainRuns } from '../plain-text.ts'
import { type Parse, parse as parseDialect } from './dialect.ts'
import { definitionsFor, findLabels, haveSameLabels, labelsOf } from './labels.ts'
import { countSigns, findExcess } from './limits.ts'
import { type Part, toParts } from './parts.ts'
import { positionOf } from './position.ts'

/** Parses a document whose body begins at `offset` of the file; every node's offsets count from the file's beginning. */
export function parseMarkdown(whole: string, offset: number, guard: Guard, parse: Parse = parseDialect): Root {
  const { limits, report } = guard
  const end = findLine(whole, limits.lines)
  const source = whole.slice(0, end)
  const rest = end === undefined ? [] : plainParagraphs(whole.slice(end), offset + end)
  if (end !== undefined) {
    report('read/too-many-lines', { limit: limits.lines }, { at: { start: offset + end, end: offset + whole.length } })
  }
  const parts = limitAll(
    toParts(source, offset).flatMap((part) => limitOne(part, guard)),
    guard,
  )
  const readable = parts.filter(({ blocks }) => !blocks)

  const supposed = findLabels(source)
  for (const parsed of readable) parsePart(parsed, definitionsFor(parsed.part.text, supposed), parse)
  const defined = labelsOf(parts.flatMap(({ blocks = [] }) => blocks))
  if (!haveSameLabels(supposed, defined)) {
    for (const parsed of readable) {
      const definitions = definitionsFor(parsed.part.text, defined)
      if (definitions !== parsed.definitions) parsePart(parsed, definitions, parse)
    }
  }
  return { type: 'root', children: [...join(parts), ...rest] }
}

/** A part, or if it may cost too much, the smallest parts it can be cut into, those that do as plain text. */
function limitOne(part: Part, { limits, report }: Guard): Parsed[] {
  if (part.ready || !findExcess(part.text, limits)) return [toParsed(part)]
  return toParts(part.text, part.start, 0).map((small, index) => {
    const parsed = toParsed(index === 0 ? { ...small, joins: part.joins } : small)
    const excess = small.ready ? undefined : findExcess(small.text, limits)
    if (!excess) return parsed
    report('markdown/limit', excess, { at: { start: small.start, end: small.start + small.text.length } })
    return asText(parsed)
  })
}

/** Keeps as plain text the parts which together with those before them may cost too much. */
function limitAll(parts: Parsed[], { limits, report }: Guard): Parsed[] {
  let count = 0
  let first: Parsed | undefined
  let end = 0
  const limited = parts.map((parsed) => {
    if (parsed.blocks) return parsed
    count += countSigns(parsed.part.text)
    if (count <= limits.markdownSigns) return parsed
    first ??= parsed
    end = parsed.part.start + parsed.part.text.length
    return asText(parsed)
  })
  const what = 'signs of Markdown in all'
  if (first)
    report('markdown/limit', { what, count, limit: limits.markdownSigns }, { at: { start: first.part.start, end } })
  return limited
}

function asText(parsed: Parsed): Parsed {
  return { ...parsed, blocks: plainParagraphs(parsed.part.text, parsed.part.start) }
}

const toParsed = (part: Part): Parsed => ({ part, definitions: '', blocks: part.ready })

interface Parsed {
  part: Part
  /** The definitions that were put before the part. */
  definitions: string
  blocks: RootContent[] | undefined
}

function parsePart(parsed: Parsed, definitions: string, parse: Parse): void {
  const tree = parse(definitions + parsed.part.text)
  parsed.definitions = definitions
  parsed.blocks = tree.children.filter((node) => (node.position?.start.offset ?? 0) >= definitions.length)
  for (const block of parsed.blocks) move(block, parsed.part.start - definitions.length)
}

/** Adds to the offsets of a node and all below it. */
function move(node: Nodes, by: number): void {
  if (node.position) {
    node.position.start.offset = (node.position.start.offset ?? 0) + by
    node.position.end.offset = (node.position.end.offset ?? 0) + by
  }
  if ('children' in node) for (const child of node.children) move(child, by)
}

/** The blocks of all parts in a row; a list that was cut is one again. */
function join(parts: Parsed[]): RootContent[] {
  const all: RootContent[] = []
  for (const { part, blocks = [] } of parts) {
    for (const [index, block] of blocks.entries()) {
      const last = all.at(-1)
      const isRest = index === 0 && part.joins && block.type === 'list' && last?.type === 'list'
      if (isRest && block.ordered === last.ordered) append(last, block, part.joins === 'loose')
      else all.push(block)
    }
  }
  return all
}

function append(list: List, rest: List, isLoose: boolean): void {
  list.spread = list.spread === true || rest.spread === true || isLoose
  for (const item of rest.children) list.children.push(item)
  if (list.position && rest.position) list.position.end = rest.position.end
}

/** Text as it is, in paragraphs. */
function plainParagraphs(source: string, offset: number): RootContent[] {
  return plainRuns(source).map(({ text, start }) => ({
    type: 'paragraph',
    children: [{ type: 'text', value: text }],
    position: positionOf(offset + start, text.length),
  }))
}
