/** Lines → blocks: paragraphs, code, lists and images, as far as bare lines show them. */

import type { Report } from '../../diagnostics/report.ts'
import { append } from '../../tree/append.ts'
import { isAdvertLabel } from './chrome.ts'
import { continues, splitCode } from './code-lines.ts'
import { dropButtons, dropGutters, isGutter, splitNumbered } from './gutters.ts'
import type { ImageTexts } from './image-texts.ts'
import { isBlank, type Line } from './lines.ts'

export type Block =
  | { kind: 'text'; lines: Line[] }
  | { kind: 'heading'; line: Line; level: number }
  /** The lines between the first and the last, blank ones too. */
  | { kind: 'code'; lines: Line[]; language?: string }
  | { kind: 'list'; lines: Line[] }
  /** Lines whose cells are parted by tabs. */
  | { kind: 'table'; lines: Line[] }
  /** `line` is the alternative text, if the dump has it. */
  | { kind: 'image'; alt?: Line; caption?: Line; featured?: true }

/** Cuts lines into blocks. Reports what was guessed. Linear in the lines. */
export function toBlocks(lines: readonly Line[], images: ImageTexts, report: Report): Block[] {
  const blocks: Block[] = []
  for (const [index, group] of groupsOf(withoutAdverts(lines, report)).entries()) {
    if (isGutter(group.lines)) {
      blocks.push({ kind: 'text', lines: group.lines })
      continue
    }
    const pieces = splitNumbered(group.lines, report).flatMap((part): Block[] =>
      part.kind === 'code' ? [part] : splitGroup(part.lines, images),
    )
    const before = blocks[blocks.length - 1]
    const first = pieces[0]
    if (index > 0 && before?.kind === 'code' && first && continues(before.lines, first)) {
      for (const line of [...group.gap, ...linesOf(first)]) before.lines.push(line)
      pieces.shift()
    }
    for (const piece of pieces) blocks.push(piece)
  }
  return dropButtons(dropGutters(blocks, report), report)
}

/** The lines of a block, in order. */
export function linesOf(block: Block): Line[] {
  if (block.kind === 'heading') return [block.line]
  if (block.kind === 'image') return [block.alt, block.caption].filter((line) => line !== undefined)
  return block.lines
}

/** The blocks without some lines; a block that loses all of them is gone. Code and images are gone whole, or not at all. */
export function without(blocks: readonly Block[], gone: ReadonlySet<Line>): Block[] {
  return blocks.flatMap((block): Block[] => {
    const lines = linesOf(block)
    const left = lines.filter((line) => !gone.has(line))
    if (left.length === 0 && lines.length > 0) return []
    return block.kind === 'text' || block.kind === 'list' || block.kind === 'table'
      ? [{ ...block, lines: left }]
      : [block]
  })
}

/** The lines with an empty one in place of each label over an advertisement. */
function withoutAdverts(lines: readonly Line[], report: Report): Line[] {
  return lines.map((line) => {
    if (line.level !== undefined || line.code || line.mark !== undefined || !isAdvertLabel(line.text)) return line
    report('read/chrome-dropped', { text: line.text }, { at: line })
    return { ...line, raw: '', text: '' }
  })
}

interface Group {
  /** The blank lines before it. */
  gap: Line[]
  lines: Line[]
}

/** Runs of lines with something on them. */
function groupsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = []
  let group: Group = { gap: [], lines: [] }
  for (const line of lines) {
    if (!isBlank(line)) group.lines.push(line)
    else if (group.lines.length) {
      groups.push(group)
      group = { gap: [line], lines: [] }
    } else group.gap.push(line)
  }
  if (group.lines.length) groups.push(group)
  return groups
}

/** Cuts one group where its lines change their kind: items, images, headings that the dialect marks, code, text. */
function splitGroup(lines: Line[], images: ImageTexts): Block[] {
  const blocks: Block[] = []
  let text: Line[] = []
  const flush = () => {
    append(blocks, isTable(text) ? [{ kind: 'table', lines: text }] : splitCode(text))
    text = []
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line // `at` is in range
    const next = lines[at + 1]
    const last = blocks[blocks.length - 1]
    if (line.code) {
      flush()
      if (last?.kind === 'code') last.lines.push(line)
      else blocks.push({ kind: 'code', lines: [line] })
    } else if (line.mark !== undefined) {
      flush()
      const list = blocks[blocks.length - 1]
      if (list?.kind === 'list') list.lines.push(line)
      else blocks.push({ kind: 'list', lines: [line] })
    } else if (line.level !== undefined) {
      flush()
      blocks.push({ kind: 'heading', line, level: line.level })
    } else if (next && !next.mark && images.isPair(line.text, next.text)) {
      flush()
      blocks.push({ kind: 'image', alt: line, caption: next })
      at++
    } else if (images.isCaption(line.text)) {
      flush()
      blocks.push({ kind: 'image', caption: line })
    } else if (images.isAlt(line.text)) {
      flush()
      blocks.push({ kind: 'image', alt: line })
    } else if (!text.length && last?.kind === 'list' && line.indent > (last.lines[0]?.indent ?? 0))
      last.lines.push(line)
    else text.push(line)
  }
  flush()
  return blocks
}

/** Whether lines are rows of a table as browsers copy it: as many tabs in each, none at the beginning. */
function isTable(lines: Line[]): boolean {
  const cells = cellsOf(lines[0]).length
  return cells > 1 && lines.length > 1 && lines.every((line) => line.indent === 0 && cellsOf(line).length === cells)
}

/** The cells of a line, also empty ones at its end. */
export function cellsOf(line: Line | undefined): string[] {
  return line?.raw.split('\t').map((cell) => cell.trim()) ?? []
}
