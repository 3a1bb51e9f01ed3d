/** What highlighters show beside code: line numbers, and buttons to copy it. */

import type { Report } from '../../diagnostics/report.ts'
import type { Block } from './blocks.ts'
import { codeScore } from './code-signs.ts'
import { isBlank, type Line, spanOf } from './lines.ts'

/** Line numbers that a highlighter showed beside its code: 1, 2, 3, … each on a line of its own. */
export function isGutter(lines: Line[]): boolean {
  return lines.length > 1 && lines.every((line, index) => line.text === String(index + 1))
}

/** Takes out the line numbers before a block of code, or at its beginning. */
export function dropGutters(blocks: Block[], report: Report): Block[] {
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

/** The line numbers at the beginning of code; an empty line parts them from it. A single one stands before a single line. */
function gutterOf(lines: Line[]): Line[] {
  const end = lines.findIndex(isBlank)
  const first = lines.slice(0, Math.max(end, 0))
  const isSingle = first[0]?.text === '1' && first.length === 1 && withoutGap(lines.slice(1)).length === 1
  return isGutter(first) || isSingle ? first : []
}

function withoutGap(lines: Line[]): Line[] {
  return lines.slice(lines.findIndex((line) => !isBlank(line)))
}

type Part = { kind: 'code' | 'text'; lines: Line[] }

/** Cuts out code of which each line has its number before it, and takes the numbers off. */
export function splitNumbered(lines: Line[], report: Report): Part[] {
  const parts: Part[] = []
  let from = 0
  for (let at = 0; at < lines.length; at++) {
    const run = numberedFrom(lines, at)
    if (!run) continue
    if (at > from) parts.push({ kind: 'text', lines: lines.slice(from, at) })
    parts.push({ kind: 'code', lines: run })
    report('read/gutter-dropped', { count: run.length }, { at: spanOf(run) })
    from = at + run.length
    at = from - 1
  }
  if (from < lines.length) parts.push({ kind: 'text', lines: lines.slice(from) })
  return parts
}

/** The lines numbered 1, 2, 3, … from `start` on without their numbers, if what is behind these looks like code. */
function numberedFrom(lines: readonly Line[], start: number): Line[] | undefined {
  const run: Line[] = []
  let score = 0
  for (let line = lines[start]; line; line = lines[start + run.length]) {
    const [, number, raw = ''] = (line.mark === undefined && numbered.exec(line.raw)) || []
    if (Number(number) !== run.length + 1) break
    run.push({ ...line, raw: raw.trimEnd(), text: raw.trim(), code: true })
    score += Math.max(0, codeScore(raw.trim()))
  }
  return run.length > 0 && score >= enoughCode ? dedented(run) : undefined
}

/** The lines without the spaces that each begins with: those of the cell in which the code stands. */
function dedented(lines: Line[]): Line[] {
  const least = (depth: number, { raw }: Line) => (raw === '' ? depth : Math.min(depth, raw.search(/\S/)))
  const depth = lines.reduce(least, Number.POSITIVE_INFINITY)
  return lines.map((line) => ({ ...line, raw: line.raw.slice(depth) }))
}

const numbered = /^\s*(\d{1,5})(?:[ \t](.*))?$/
/** The score of a line that is surely code, or of two that are likely to be. */
const enoughCode = 3

/** Whether a line is the word of a button that copies code. */
export function isButton(line: Line | undefined): boolean {
  return line !== undefined && button.test(line.text)
}

const button =
  /^(?:copy(?: code| to clipboard)?|copied!?|kopieren|copier|copiar|copia|копировать|kopiuj|コピー|复制(?:代码)?|複製|복사)$/iu

/** Takes out the words of buttons that copy code, where they stand right before or behind it. */
export function dropButtons(blocks: Block[], report: Report): Block[] {
  const cut = (lines: Line[], first: boolean, last: boolean) => {
    const from = first && isButton(lines[0]) ? 1 : 0
    const to = last && lines.length > from && isButton(lines[lines.length - 1]) ? lines.length - 1 : lines.length
    for (const line of [...lines.slice(0, from), ...lines.slice(to)])
      report('read/chrome-dropped', { text: line.text }, { at: line })
    return lines.slice(from, to)
  }
  return blocks.flatMap((block, index): Block[] => {
    if (block.kind !== 'code' && block.kind !== 'text') return [block]
    const isCode = block.kind === 'code'
    const isBehind = isCode || blocks[index - 1]?.kind === 'code'
    const isBefore = isCode || blocks[index + 1]?.kind === 'code'
    const lines = cut(block.lines, isBehind, isBefore)
    return lines.length ? [{ ...block, lines }] : []
  })
}
