/** Dumps of whole pages that show no box: the article stands among menus, cards, comments and forms, which are left out. */

import type { Draft } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { linesOf, toBlocks, without } from './blocks.ts'
import { findCore } from './core.ts'
import { guessHeadings } from './headings.ts'
import { imageTexts } from './image-texts.ts'
import { isBlank, type Line, spanOf } from './lines.ts'
import { readPageFront } from './page-front.ts'
import { readTail } from './tail.ts'
import { toBody } from './to-hast.ts'

/** The draft of a page; nothing if the text is none, or all of it may be the article. */
export function readPage(lines: readonly Line[], report: Report): Draft | undefined {
  const images = imageTexts(
    [],
    lines.map((line) => line.text),
  )
  const core = findCore(toBlocks(lines, images, () => {}))
  if (!core) return undefined
  const blocks = toBlocks(lines, images, report)
  const [above, inside, below] = [
    blocks.slice(0, core.start),
    blocks.slice(core.start, core.end),
    blocks.slice(core.end),
  ].map((part) => part.flatMap(linesOf)) as [Line[], Line[], Line[]]
  const front = readPageFront([...above, ...inside], above.length, report)
  const kept = new Set([...above, ...inside].slice(front.start).filter((line) => !front.used.has(line)))
  const gone = new Set([...above, ...inside, ...below].filter((line) => !kept.has(line)))
  const others = [...gone].filter((line) => !front.used.has(line) && !isBlank(line))
  if (others.length > 0) report('read/lines-left-out', { count: others.length }, { at: spanOf(others) })
  return {
    facts: { ...readTail(below, report).facts, ...front.facts },
    body: toBody(guessHeadings(without(blocks, gone), report), { images, report }),
  }
}
