/** Headings of dumps that do not mark them: short lines that stand alone above something. */

import type { Report } from '../../diagnostics/report.ts'
import type { Block } from './blocks.ts'
import { endsSentence } from './chrome.ts'
import type { Line } from './lines.ts'

/** Turns the short lines that stand over a block into headings of level 2. */
export function guessHeadings(blocks: Block[], report: Report): Block[] {
  if (blocks.some((block) => block.kind === 'heading')) return blocks
  const lines = blocks.map(headingLine)
  return blocks.map((block, index) => {
    const line = lines[index]
    // Of several short lines in a row the last stands over text, and at most one above it is its parent.
    const standsOver = lines[index + 1] === undefined || lines[index + 2] === undefined
    if (!line || index + 1 >= blocks.length || !standsOver) return block
    if (lines[index + 1] && index + 2 >= blocks.length) return block
    report('read/heading-guessed', { text: line.text }, { at: line })
    return { kind: 'heading', line, level: 2 }
  })
}

/** The one line of a block that could be a heading. */
function headingLine(block: Block): Line | undefined {
  const [line, second] = block.kind === 'text' ? block.lines : []
  if (!line || second || line.prose || line.text.length > maxHeadingLength) return undefined
  if (line.text.split(/\s+/).length > maxHeadingWords) return undefined
  return endsSentence(line.text) || noHeading.test(line.text) ? undefined : line
}

/** Characters and words; the longest headings of real posts are a short sentence. */
const maxHeadingLength = 100
const maxHeadingWords = 14
/** A call, a sentence cut short, the source of a quotation, a link, or nothing that is a word. */
const noHeading = /[!…]$|^[—–-]\s?|^https?:\/\/|^[^\p{L}\p{N}]*$/u
