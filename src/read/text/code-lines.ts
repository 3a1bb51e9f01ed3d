/** Code among lines of text that nothing marks. */

import type { Block } from './blocks.ts'
import { isSentence } from './chrome.ts'
import { beginsFile, codeScore, openBrackets } from './code-signs.ts'
import { isButton } from './gutters.ts'
import type { Line } from './lines.ts'

/** Cuts the code out of consecutive text lines. */
export function splitCode(lines: Line[]): Block[] {
  if (!lines.length) return []
  const fenced = fenceOf(lines)
  if (fenced) return [fenced]
  const scores = lines.map((line, at) => (line.prose ? -4 : codeScore(line.text) + placeScore(lines, at)))
  const blocks: Block[] = []
  let done = 0
  let from = 0
  for (let to = 0; to <= lines.length; to++) {
    if (to < lines.length && !isApart(lines[to], scores[to])) continue
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

/** How much the place of a line speaks for code: it is indented, or a button to copy it stands beside it. */
function placeScore(lines: readonly Line[], at: number): number {
  const { text = '', indent = 0 } = lines[at] ?? {}
  const hasButton = isButton(lines[at - 1]) || isButton(lines[at + 1])
  return (indent > 1 ? 2 : 0) + (hasButton && hasSign.test(text) && !isSentence(text) ? sure : 0)
}

/** Code has more than letters; names of networks, which share bars show beside the same button, have not. */
const hasSign = /[^\p{L}\s]/u

/** Whether a line parts one block of code from the next: one that was surely wrapped, or a sentence at the margin. */
function isApart(line: Line | undefined, score = 0): boolean {
  return line !== undefined && (line.prose === true || (score <= 0 && line.indent <= 1 && isSentence(line.text)))
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
  return line !== undefined && !isButton(line) && score >= 0 && (score > 0 || !line.text.includes(' '))
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
export function continues(code: Line[], next: Block): boolean {
  if (next.kind !== 'code' && next.kind !== 'text') return false
  const [first] = next.lines
  if (!first || beginsFile(first.raw)) return false
  if (next.kind === 'code') return true
  if (first.prose) return false
  const isIndented = next.lines.every((line) => line.indent > 1)
  return isIndented && openBrackets(code.map((line) => line.text).join('\n')) > 0
}
