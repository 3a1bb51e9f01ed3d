/** Lines → blocks: paragraphs, code, lists and images, as far as bare lines show them. */

import type { Report } from '../../diagnostics/report.ts'
import { append } from '../../tree/append.ts'
import { beginsFile, codeScore, openBrackets } from './code-signs.ts'
import type { ImageTexts } from './image-texts.ts'
import { isBlank, type Line, spanOf } from './lines.ts'

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
  for (const [index, group] of groupsOf(lines).entries()) {
    if (isGutter(group.lines)) {
      blocks.push({ kind: 'text', lines: group.lines })
      continue
    }
    const pieces = splitGroup(group.lines, images)
    const before = blocks[blocks.length - 1]
    const first = pieces[0]
    if (index > 0 && before?.kind === 'code' && first && continues(before.lines, first)) {
      for (const line of [...group.gap, ...linesOf(first)]) before.lines.push(line)
      pieces.shift()
    }
    for (const piece of pieces) blocks.push(piece)
  }
  return dropGutters(blocks, report)
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
    append(blocks, splitCode(text))
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

/** Cuts the code out of consecutive text lines. */
function splitCode(lines: Line[]): Block[] {
  if (!lines.length) return []
  const fenced = fenceOf(lines)
  if (fenced) return [fenced]
  if (isTable(lines)) return [{ kind: 'table', lines }]
  const scores = lines.map((line) => (line.prose ? -4 : codeScore(line.text) + (line.indent > 1 ? 2 : 0)))
  const blocks: Block[] = []
  let done = 0
  let from = 0
  // Lines that were surely wrapped part one block of code from the next.
  for (let to = 0; to <= lines.length; to++) {
    if (to < lines.length && !lines[to]?.prose) continue
    const code = findCode(lines.slice(from, to), scores.slice(from, to))
    if (code) {
      const [first, end] = [from + code.first, from + code.end]
      if (first > done) blocks.push({ kind: 'text', lines: lines.slice(done, first) })
      blocks.push({ kind: 'code', lines: lines.slice(first, end) })
      done = end
    }
    from = to + 1
  }
  if (done < lines.length) blocks.push({ kind: 'text', lines: lines.slice(done) })
  return blocks
}

/** Where code begins and ends among lines with these scores. */
function findCode(lines: Line[], scores: number[]): { first: number; end: number } | undefined {
  let first = scores.findIndex((score) => score >= likely)
  if (first < 0) return undefined
  while (first > 0 && (scores[first - 1] ?? 0) > 0) first--
  let last = scores.findLastIndex((score) => score >= likely)
  while (last + 1 < lines.length && isTail(lines[last + 1], scores[last + 1])) last++
  return isCode(scores.slice(first, last + 1)) ? { first, end: last + 1 } : undefined
}

const likely = 2
const sure = 3

/** Whether the scores of a run are those of code: one sure line, or several likely ones, and no prose to speak of. */
function isCode(scores: number[]): boolean {
  const strong = scores.filter((score) => score >= likely).length
  const prose = scores.filter((score) => score < 0).length
  if (scores.length === 1) return (scores[0] ?? 0) >= sure
  return prose * 2 <= strong && (strong >= 2 || scores.some((score) => score > sure)) && strong * 3 >= scores.length
}

/** Whether a line after code still belongs to it: `EOT`, or something with a sign of code. */
function isTail(line: Line | undefined, score = 0): boolean {
  return line !== undefined && score >= 0 && (score > 0 || !line.text.includes(' '))
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

/** A block between Markdown fences. */
function fenceOf(lines: Line[]): Block | undefined {
  const open = fence.exec(lines[0]?.text ?? '')
  if (!open || lines.length < 2 || lines[lines.length - 1]?.text !== open[1]) return undefined
  const code: Block = { kind: 'code', lines: lines.slice(1, -1) }
  return open[2] ? { ...code, language: open[2] } : code
}

const fence = /^(`{3,}|~{3,})\s*([\w+#-]*)$/

/** Whether a block after an empty line goes on with the code before it. */
function continues(code: Line[], next: Block): boolean {
  const first = linesOf(next)[0]
  if (!first || beginsFile(first.raw)) return false
  if (next.kind === 'code') return true
  if (next.kind !== 'text' || first.prose) return false
  const isIndented = next.lines.every((line) => line.indent > 1)
  return isIndented && openBrackets(code.map((line) => line.text).join('\n')) > 0
}

/** Line numbers that a highlighter showed beside its code: 1, 2, 3, … each on a line of its own. */
function isGutter(lines: Line[]): boolean {
  return lines.length > 1 && lines.every((line, index) => line.text === String(index + 1))
}

/** Takes out the line numbers before a block of code, or at its beginning. */
function dropGutters(blocks: Block[], report: Report): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    const next = blocks[index + 1]
    const before = block.kind === 'text' && next?.kind === 'code' && isGutter(block.lines) ? block.lines : []
    const inside = block.kind === 'code' ? gutterOf(block.lines) : []
    const gutter = before.length ? before : inside
    if (!gutter.length) return [block]
    report('read/gutter-dropped', { count: gutter.length }, { at: spanOf(gutter) })
    return before.length || block.kind !== 'code'
      ? []
      : [{ ...block, lines: withoutGap(block.lines.slice(gutter.length)) }]
  })
}

/** The line numbers at the beginning of code; an empty line parts them from it. */
function gutterOf(lines: Line[]): Line[] {
  const end = lines.findIndex(isBlank)
  const first = lines.slice(0, Math.max(end, 0))
  return isGutter(first) ? first : []
}

function withoutGap(lines: Line[]): Line[] {
  return lines.slice(lines.findIndex((line) => !isBlank(line)))
}
