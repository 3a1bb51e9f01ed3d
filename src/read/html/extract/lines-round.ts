/** The lines of a page whose article is marked, for who reads round it. */

import type { Element } from 'domhandler'
import type { LinkedFacts } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import type { Lines } from './choose-lines.ts'
import { cutLines } from './cut-lines.ts'
import { toPage } from './page.ts'
import { tell } from './told.ts'

/** Gives all lines; those in `parts` are kept. Cuts and measures them, and judges none. Linear, without recursion. */
export function linesRound(
  survey: Survey,
  linked: LinkedFacts | undefined,
  parts: Element[],
): Pick<Lines, 'all' | 'keeps' | 'title'> | undefined {
  if (!survey.body) return undefined
  const { lines, regions } = cutLines(survey.body)
  if (lines.length === 0) return undefined
  const { title } = toPage(lines, regions, tell(survey, linked))
  const keeps = new Uint8Array(lines.length)
  const own = new Set(parts)
  for (const { element, start, end } of regions) if (own.has(element)) keeps.fill(1, start, end)
  return { all: lines, keeps, title }
}
