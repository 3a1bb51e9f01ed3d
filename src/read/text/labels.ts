/** Known labels at the beginning of lines, where a dump has run label and value together. */

import { foldLabel } from '../../meta/label.ts'

/** A line taken apart: the label as it is written, and what follows it. */
export interface LabelSplit {
  label: string
  value: string
  /** Where the value begins in the text. */
  at: number
}

/** The longest known label that `text` begins with. `known` holds folded labels. Costs the longest label, not the text. */
export function splitLabel(text: string, known: ReadonlyMap<string, unknown>): LabelSplit | undefined {
  let best: number | undefined
  let folded = ''
  let read = 0
  for (const char of text) {
    if (read >= maxLabelLength) break
    read += char.length
    const more = foldLabel(char)
    folded += more
    // A separator belongs to what follows it, so a label ends at a character that counts.
    if (more && known.has(folded)) best = read
  }
  if (best === undefined) return undefined
  const label = text.slice(0, best)
  const between = labelEnd.exec(text.slice(best, best + maxLabelLength))?.[0].length ?? 0
  return { label, value: text.slice(best + between), at: best + between }
}

/** Characters; labels of boxes are a few words. */
const maxLabelLength = 100
const labelEnd = /^(?:\s*:(?=\s|$))?\s*/
