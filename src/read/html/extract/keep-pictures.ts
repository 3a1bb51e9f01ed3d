/** Pictures that stand in a text are kept with it, whatever the chances of their lines. */

import { isUnseen } from './beside-text.ts'
import { type Captioned, captionedPictures } from './captioned.ts'
import type { Line, Region } from './line.ts'

/** Lines before the first and after the last kept one that still stand in the text, if they are images or code. */
const reach = 2

/** Tells whether a line stands among those that are kept now, or next to them. */
export function nearKept(keeps: Uint8Array): (index: number) => boolean {
  const from = keeps.indexOf(1)
  const to = keeps.lastIndexOf(1)
  return (index) => index >= from - reach && index <= to + reach
}

/** Keeps the pictures that stand among kept lines. Gives all of the page that have a caption. */
export function keepPictures(lines: Line[], regions: Region[], keeps: Uint8Array): Captioned[] {
  const isNear = nearKept(keeps)
  const texts = keeps.slice()
  const captioned = captionedPictures(lines, regions)
  const pictures = picturesOf(lines, captioned)
  const isOfPicture = new Uint8Array(lines.length)
  for (const { start, end } of pictures) isOfPicture.fill(1, start, end)
  for (const { start, end, holder, own } of pictures) {
    if (!isNear(start) && !isNear(end - 1)) continue
    const before = textBeside(lines, isOfPicture, start, -1)
    const after = textBeside(lines, isOfPicture, end - 1, 1)
    const isCaptioned = own.length > 1
    if (stands({ before, after, holder }, texts) || (isCaptioned && isAmong(start, end, texts)))
      for (const { index } of own) keeps[index] = 1
  }
  return captioned
}

/** A line that no words speak for: an image, a formula, a sign such as `* * *`; the caption of an image; or both together. */
interface Picture extends Pick<Region, 'start' | 'end'> {
  /** What is kept of its lines. */
  own: Line[]
  /** What it stands in. */
  holder: Region | undefined
}

function picturesOf(lines: Line[], captioned: Captioned[]): Picture[] {
  const pictures: Picture[] = []
  let done = 0
  const addLone = (end: number) => {
    for (const line of lines.slice(done, end)) {
      const { index, words, region, rounds } = line
      if (words > 0 && region.element.name !== 'figcaption') continue
      pictures.push({ start: index, end: index + 1, own: [line], holder: figureOf(region)?.parent ?? rounds[0] })
    }
  }
  for (const { region, lines: own } of captioned) {
    const { start, end, parent } = region
    addLone(start)
    pictures.push({ start, end, own, holder: parent })
    done = end
  }
  addLone(lines.length)
  return pictures
}

/** The lines of text on either side of a picture. */
interface Standing extends Pick<Picture, 'holder'> {
  before: Line | undefined
  after: Line | undefined
}

/** Whether a picture stands among kept lines, or beside one in what it stands in. */
function stands({ before, after, holder }: Standing, keeps: Uint8Array): boolean {
  const keepsBefore = before !== undefined && keeps[before.index] === 1
  const keepsAfter = after !== undefined && keeps[after.index] === 1
  if (keepsBefore && keepsAfter) return true
  const shares = (other: Line | undefined) =>
    other !== undefined && holder !== undefined && other.index >= holder.start && other.index < holder.end
  return (keepsBefore && shares(before)) || (keepsAfter && shares(after))
}

/** Whether lines are kept before and after some, whatever stands between: other pictures, or links beside the text. */
function isAmong(start: number, end: number, keeps: Uint8Array): boolean {
  return keeps.slice(Math.max(0, start - farthest), start).includes(1) && keeps.slice(end, end + farthest).includes(1)
}

/** The nearest line that is no part of a picture, nor unseen: Drupal writes "Image" over its pictures, for those who do not see them. */
function textBeside(lines: Line[], isOfPicture: Uint8Array, index: number, step: 1 | -1): Line | undefined {
  for (let far = 1; far <= farthest; far++) {
    const line = lines[index + far * step]
    if (!line || !(isOfPicture[line.index] || isUnseen(line))) return line
  }
  return undefined
}

const farthest = 12

/** The outermost figure near a region: a gallery is a figure of figures. */
function figureOf(region: Region | undefined): Region | undefined {
  let figure: Region | undefined
  for (let at = region, level = 0; at && level < 3; at = at.parent, level++)
    if (at.element.name === 'figure') figure = at
  return figure
}
