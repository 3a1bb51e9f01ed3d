/** Dumps of whole pages that show no box: the article stands among menus, cards, comments and forms, which are left out. */

import type { Draft } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { linesOf, toBlocks, without } from './blocks.ts'
import { findCore } from './core.ts'
import { guessHeadings } from './headings.ts'
import { imageTexts } from './image-texts.ts'
import type { Line } from './lines.ts'
import { readPageFront } from './page-front.ts'
import { readTail, reportLeftOut } from './tail.ts'
import { toBody } from './to-hast.ts'

/** The draft of a page, which a browser may have laid out; nothing if the text is none, or all of it may be the article. */
export function readPage(all: readonly Line[], isLaidOut: boolean, report: Report): Draft | undefined {
  const images = imageTexts(
    [],
    all.map((line) => line.text),
  )
  const core = findCore(
    toBlocks(all, images, () => {}),
    isLaidOut,
  )
  if (!core) return undefined
  const blocks = toBlocks(all, images, report)
  const [above, inside, below] = [
    blocks.slice(0, core.start),
    blocks.slice(core.start, core.end),
    blocks.slice(core.end),
  ].map((part) => part.flatMap(linesOf)) as [Line[], Line[], Line[]]
  const lines = [...above, ...inside]
  const front = readPageFront(lines, above.length, report)
  const kept = new Set(lines.slice(front.start).filter((line) => !front.used.has(line)))
  const tail = readTail(below, report)
  reportLeftOut([...lines, ...tail.body], new Set([...kept, ...front.used]), report)
  const gone = new Set([...lines, ...below].filter((line) => !kept.has(line)))
  return {
    facts: { ...tail.facts, ...front.facts },
    body: toBody(guessHeadings(without(blocks, gone), report), { images, report }),
  }
}
