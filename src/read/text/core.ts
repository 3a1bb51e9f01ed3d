/** The article in the dump of a whole page: where it stands among menus, cards, comments and forms. */

import { countWords } from '../../extract/count-words.ts'
import { type Block, linesOf } from './blocks.ts'
import { isSentence } from './chrome.ts'
import type { Line } from './lines.ts'
import { isPage } from './page-signs.ts'
import { beginsComments, isTailLine } from './tail.ts'

/** The blocks from `start` to before `end`. */
export interface Core {
  start: number
  end: number
}

/**
 * Finds the stretch of blocks that holds the most prose for the least of other lines: of all stretches the one whose
 * weights sum to the most (Pasternack and Roth, "Extracting article text from the web with maximum subsequence
 * segmentation", 2009). Nothing if the text is no page, or hardly any of it prose. Linear in the blocks.
 */
export function findCore(blocks: readonly Block[], isLaidOut: boolean): Core | undefined {
  const best = { start: 0, end: 0, sum: 0 }
  let start = 0
  let sum = 0
  for (const [index, block] of blocks.entries()) {
    if (best.sum >= enoughBeforeComments && linesOf(block).some(beginsComments)) break
    if (sum <= 0) {
      start = index
      sum = 0
    }
    sum += weightOf(block)
    if (sum > best.sum) Object.assign(best, { start, end: index + 1, sum })
  }
  const above = blocks.slice(0, best.start)
  const around = [...above, ...blocks.slice(best.end)].flatMap(linesOf)
  return best.sum >= enough && !isBelowArticle(above) && isPage(around, isLaidOut) ? best : undefined
}

/** Whether blocks hold a sentence, and under it what stands under an article: one that is shorter than what follows. */
function isBelowArticle(blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap((block) => (block.kind === 'list' ? [] : linesOf(block)))
  const sentence = lines.findIndex(({ text }) => isSentence(text))
  return sentence >= 0 && lines.slice(sentence).some((line) => isTailLine(line) && !isMore.test(line.text))
}

/** Stands under the cards of menus, too. */
const isMore = /^(?:read )?more\b/i

/** Words of prose that make an article. */
const enough = 60
/** What is above comments is the article, if it is so long; else comments of an article may be all there is of it. */
const enoughBeforeComments = 80

/** How much a block speaks for the article, in words of prose. */
function weightOf(block: Block): number {
  switch (block.kind) {
    case 'text':
      return weightOfText(block.lines)
    case 'list':
      return sumOf(block.lines, (line) => weightOfItem(line))
    case 'heading':
      return isTailLine(block.line) ? -weights.tail : -weights.heading
    case 'table':
      return -weights.row * block.lines.length
    default:
      return 0
  }
}

function weightOfText(lines: readonly Line[]): number {
  const text = lines.map((line) => line.text).join(' ')
  const words = countWords(text)
  if (lines.length > 1 && words < lines.length * wordsOfLine) return sumOf(lines, (line) => weightOfText([line]))
  if (isExcerpt.test(text)) return 0
  if (words >= proseWords || isSentence(text)) return Math.min(words, weights.most)
  return lines.some(isTailLine) ? -weights.tail : -weights.line * lines.length
}

function weightOfItem({ text }: Line): number {
  const words = countWords(text)
  return words >= proseWords || isSentence(text) ? words / 2 : -weights.item
}

/** In words: a paragraph takes at most so much part; against the article speaks each line, item, row or heading so much. */
const weights = { most: 60, heading: 2, line: 6, item: 4, row: 3, tail: 60 }
/** Words from which on a text is prose, however it ends. */
const proseWords = 30
/** Words on a line of prose at the least, on the average: those of menus stand a few on a line. */
const wordsOfLine = 7
/** What a card shows of another article ends in the middle of it. */
const isExcerpt = /(?:…|\.\.\.)\]?$/

function sumOf<T>(values: readonly T[], value: (each: T) => number): number {
  return values.reduce((sum, each) => sum + value(each), 0)
}
