/** The imprint of a site round an article that nothing marks: `© 2003 Notes Example` below it, `Notes Example` above. */

import { lettersOf } from '../../../tree/letters.ts'
import type { Line } from './line.ts'
import type { Page } from './page.ts'

/** Drops the line below the text that says whose the page is, and the lines above the title that say no more than that name. */
export function dropImprint({ lines, title }: Page, keeps: Uint8Array): void {
  const last = lines.findLastIndex((line) => keeps[line.index] === 1 && line.words > longestImprint)
  const imprint = lines.slice(last + 1).find((line) => imprintOf(line) !== undefined)
  if (!imprint || last < 0) return
  const name = imprintOf(imprint)
  keeps[imprint.index] = 0
  for (const line of lines.slice(0, Math.max(0, title))) if (lettersOf(line.text) === name) keeps[line.index] = 0
}

/** Words; "© 1999–2024 The Example Company of Somewhere. All rights reserved." has eleven. */
const longestImprint = 14

/** Whose a page is, if the line says that and nothing else. A photographer's line stands under a picture. */
function imprintOf({ text, words, region }: Line): string | undefined {
  if (words > longestImprint || region.element.name === 'figcaption') return undefined
  const name = imprint.exec(text)?.[1]
  return name === undefined ? undefined : lettersOf(name)
}

const imprint =
  /^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s*)?(?:by\s)?\s*([^.]{2,80}?)(?:\.|\s+[-|–]|$)/i
