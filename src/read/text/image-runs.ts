/** Images inside running text: some tools put alternative text and caption of an image on one line with what is round it. */

import type { NamedImage } from './image-texts.ts'
import type { Line } from './lines.ts'

/** Puts the texts of images on lines of their own, where a caption that the box names stands twice in a row. */
export function splitImageRuns(lines: Line[], named: readonly NamedImage[]): Line[] {
  const captions = [...new Set(named.map(({ caption }) => level(caption)))]
    .filter(({ length }) => length >= minLength)
    .slice(0, maxCaptions)
  if (!captions.length) return lines
  return lines.flatMap((line) => {
    const isText = line.mark === undefined && line.level === undefined && !line.code
    return isText && line.text.length <= maxLength ? splitRun(line, captions) : [line]
  })
}

/** Shorter captions are words that any text may repeat. */
const minLength = 8
const maxCaptions = 200
/** Characters; no paragraph with images in it is longer. */
const maxLength = 20_000

interface Pair {
  start: number
  altEnd: number
  captionStart: number
}

function splitRun(line: Line, captions: readonly string[]): Line[] {
  const text = level(line.text)
  const pairs = captions.flatMap((caption) => findPair(text, caption) ?? []).sort((a, b) => a.start - b.start)
  const first = pairs[0]
  if (!first) return [line]
  const part = (from: number, to: number): Line => {
    const shown = line.text.slice(from, to).replace(openBracket, '').trim()
    return { ...line, text: shown, raw: shown, indent: 0 }
  }
  const before = part(0, first.start)
  const images = pairs.flatMap(({ start, altEnd, captionStart }, index) => [
    part(start, altEnd),
    part(captionStart, pairs[index + 1]?.start ?? line.text.length),
  ])
  return before.text ? [before, ...images] : images
}

/** Where a caption stands twice in a row: as alternative text, perhaps in brackets, and at the beginning of the caption. */
function findPair(text: string, caption: string): Pair | undefined {
  const start = text.indexOf(caption)
  const altEnd = start + caption.length
  const captionStart = start < 0 ? -1 : text.indexOf(caption, altEnd)
  if (captionStart < 0 || !between.test(text.slice(altEnd, captionStart))) return undefined
  return { start, altEnd, captionStart }
}

const between = /^\]?\s?$/
const openBracket = /(?<!\s)\s*\[$/

/** A text with typographic marks made plain, character for character, so that places stay. */
function level(text: string): string {
  return text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s/g, ' ')
}
