/** Which line of a page is its title. */

import { lettersOf } from '../../../tree/letters.ts'
import type { Line } from './line.ts'

/** Whether a block says the title of the page; a first heading may say it with a word more or less. */
export function isTitleOf({ text, region }: Line, titles: Set<string>, starts: Set<string | undefined>): boolean {
  // Nearly all lines begin with another letter, and need no key.
  if (region.element.name !== 'h1' && !starts.has(letter.exec(text)?.[0].toLowerCase()[0])) return false
  const said = lettersOf(text)
  if (titles.has(said)) return true
  if (region.element.name !== 'h1' || said.length < shortestPart) return false
  for (const title of titles) if (title.includes(said) || said.includes(title)) return true
  return false
}

const letter = /[\p{L}\p{N}]/u

/** Letters of a heading that may be a part of the title and no common word. */
const shortestPart = 12

/** The heading that is the title, else the first line that is. */
export function titleOf(lines: Line[]): number {
  const heading = lines.findIndex(({ isTitle, region }) => isTitle && region.element.name === 'h1')
  return heading >= 0 ? heading : lines.findIndex(({ isTitle }) => isTitle)
}
