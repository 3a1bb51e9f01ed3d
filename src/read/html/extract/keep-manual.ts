/** Pages that explain code: the model, which learned from prose, drops what in them is short, or stands in tables and lists. */

import { isBesideText } from './beside-text.ts'
import { tagBits } from './kinds.ts'
import type { Line, Region } from './line.ts'
import { besideParts, type Page } from './page.ts'
import { partBits } from './vocabulary.ts'

/** Blocks of code from which on a page explains them. */
const fewestBlocks = 3

/**
 * Keeps all that stands in the element round the kept lines from the first of them to the last or to the last block of
 * code, but for what the page says is beside its text. On 1,050 pages with gold text 23 have so much code; of those, this
 * adds to four, at most 56 words to 2,010; of the chapters of manuals, for which it was made, it keeps up to four times as much.
 */
export function keepManual({ lines, parts }: Page, round: Region, keeps: Uint8Array): void {
  const own = lines.slice(round.start, round.end)
  const code = own.filter((line) => line.region.kind.isCode && line.words > 0 && !isBeside(line, parts))
  const last = code.at(-1)
  if (!last || code.length < fewestBlocks) return
  const from = keeps.indexOf(1)
  const to = Math.max(keeps.lastIndexOf(1), last.index)
  for (const line of lines.slice(from, to + 1)) if (line.words > 0 && !isBeside(line, parts)) keeps[line.index] = 1
}

const besideManual = besideParts | partBits(['share', 'advert'])
const besideTags = tagBits(['nav', 'aside', 'footer', 'form'])

function isBeside(line: Line, parts: number): boolean {
  const { path, parts: own, tags } = line.region
  return ((path | own) & besideManual & parts) !== 0 || (tags & besideTags) !== 0 || isBesideText(line)
}
