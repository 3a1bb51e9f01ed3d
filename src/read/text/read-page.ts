/** Dumps of whole pages that show no box: the article stands among menus, cards, comments and forms, which are left out. */

import type { Draft } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { linesOf, toBlocks, without } from './blocks.ts'
import { findCore } from './core.ts'
import { guessHeadings } from './headings.ts'
import { imageTexts } from './image-texts.ts'
import type { Line } from './lines.ts'
import { readPageFront } from './page-front.ts'
import { isPage } from './page-signs.ts'
import { readTail, reportLeftOut } from './tail.ts'
import { toBody } from './to-hast.ts'

/** The draft of a page, which a browser may have laid out; nothing if the text is none, or all of it may be the article. */
export function readPage(all: readonly Line[], isLaidOut: boolean, report: Report): Draft | undefined {
  if (!isPage(all, isLaidOut)) return undefined
  const images = imageTexts(
    [],
    all.map((line) => line.text),
  )
  const waiting: (() => void)[] = []
  const blocks = toBlocks(all, images, (id, details, where) => {
    waiting.push(() => report(id, details, where))
  })
  const core = findCore(blocks, isLaidOut)
  if (!core) return undefined
  for (const say of waiting) say()

  const lines = blocks.slice(0, core.end).flatMap(linesOf)
  const above = blocks.slice(0, core.start).flatMap(linesOf)
  const { facts, used, start } = readPageFront(lines, above.length, report)
  const tail = readTail(blocks.slice(core.end).flatMap(linesOf), report)
  const front = lines.slice(0, start)
  reportLeftOut([...front, ...tail.body], used, report)
  const article = without(blocks.slice(0, core.end), new Set([...front, ...used]))
  return { facts: { ...tail.facts, ...facts }, body: toBody(guessHeadings(article, report), { images, report }) }
}
