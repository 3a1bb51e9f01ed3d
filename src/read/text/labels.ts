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
    const more = asciiWord.test(char) ? char.toLowerCase() : foldLabel(char)
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
const asciiWord = /[a-z\d]/i
const labelEnd = /^(?:\s*:(?=\s|$))?\s*/

/** Where the name ends with which an item begins, `name: value`; -1 if it has none. */
export function nameEnd(text: string): number {
  return text.search(/:(?:\s|$)/)
}

/** What a value may begin with that no label goes on with, right after a letter of the label. */
const seams = [
  /^\p{L}[\p{L}\p{M}\d _-]{0,60}?\p{L}(?=[{[]["\]}[{\d])/u, // JSON
  /^\p{L}[\p{L}\p{M}\d _-]{0,60}?\p{L}(?=https?:\/\/)/u, // a URL
  /^\p{L}[\p{L}\p{M}\d _-]{0,60}?\p{L}(?=(?:a:\d+:\{|[OC]:\d+:"|s:\d+:").*["}];?$)/u, // a value as PHP serializes it
  /^-?\d{1,6}(?=(?!(?:st|nd|rd|th)\b)\p{L}{3})/u, // text after the index of an array, but not after an ordinal
  /^\p{L}[\p{L}\p{M} _-]{0,60}?\p{L}(?=\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?$|-?\d+(?:[.,]\d+)*$)/u, // a date or a number alone
  /^\p{Ll}[\p{Ll}\p{M} _-]{1,40}?\p{Ll}(?=\p{Lu}\p{Ll})/u, // a capital after a label in small letters
]

/** Where a value visibly begins in a row whose label is not known: `float0.1`, `demohttps://…`, `authorJane`. */
export function findSeam(text: string): number | undefined {
  for (const seam of seams) {
    const label = seam.exec(text)
    if (label) return label[0].length
  }
  return undefined
}
