/** Which lines of a dump are texts of images. */

import { fold } from '../../tree/text.ts'
import { codeScore } from './code-signs.ts'
import { widthOf } from './dialects/width.ts'

/** What the box says of an image. */
export interface NamedImage {
  src?: string
  caption: string
}

export interface ImageTexts {
  /** Whether the second line is the caption under the first, the alternative text of an image: it repeats it and goes on. */
  isPair: (alt: string, caption: string) => boolean
  /** Whether a line is the caption of an image that the box names, with a credit after it. */
  isCaption: (line: string) => boolean
  /** Whether a line is the alternative text of an image: the box names it, or it differs from another's by a number only. */
  isAlt: (line: string) => boolean
  /** The URL that the box gives for the image with these texts. */
  findSource: (alt: string | undefined, caption: string | undefined) => string | undefined
}

/** Learns the texts of images from the box and from the pairs among `lines`. Linear in both. */
export function imageTexts(named: readonly NamedImage[], lines: readonly string[]): ImageTexts {
  const sources = new Map<string, string | undefined>()
  for (const { src, caption } of named) {
    const text = plain(caption)
    if (text && !sources.get(text)) sources.set(text, src)
  }
  const patterns = new Set<string>()
  const top = plain(lines.find((line) => line !== '') ?? '')
  /** A page says its title twice, and a menu has two items of one name. */
  const isSaidTwice = (start: string, whole: string) =>
    whole === start && (start === top || widthOf(start) <= widestItem)
  const isPair = (alt: string, caption: string) => {
    if (alt.length < minAltLength || alt.length > maxAltLength || caption.length < alt.length) return false
    const start = plain(alt)
    const whole = plain(caption.slice(0, alt.length + slack))
    if (!whole.startsWith(start)) return false
    if (!sources.has(start) && (codeScore(alt) >= codeLike || isSaidTwice(start, whole))) return false
    return captionGoesOn.test(whole.slice(start.length, start.length + 2))
  }
  for (const [index, line] of lines.entries())
    if (isPair(line, lines[index + 1] ?? '')) patterns.add(plain(line).replace(digits, '#'))
  const findName = (line: string): string | undefined => {
    if (line.length > maxCaptionLength) return undefined
    const text = plain(line)
    for (const end of [text.length, ...creditStarts(text)]) {
      const name = text.slice(0, end)
      if (sources.has(name)) return name
    }
    return undefined
  }
  return {
    isPair,
    isCaption: (line) => {
      const name = findName(line)
      return name !== undefined && name.length < plain(line).length
    },
    isAlt: (line) => {
      if (line.length < minAltLength || line.length > maxAltLength) return false
      const text = plain(line)
      return sources.has(text) || (/\d/.test(text) && patterns.has(text.replace(digits, '#')))
    },
    findSource: (alt, caption) => {
      const name = [caption, alt].map((text) => text && findName(text)).find((found) => found !== undefined)
      return name === undefined ? undefined : sources.get(name)
    },
  }
}

/** Texts compared without what WordPress' typography changes, case and white space. */
function plain(text: string): string {
  return fold(
    text.normalize('NFC').replace(singleQuotes, "'").replace(doubleQuotes, '"').replace(dashes, '-'),
  ).toLowerCase()
}

/** Where a sentence ends inside a caption and the credit may begin. */
function creditStarts(text: string): number[] {
  return [...text.matchAll(sentenceEnd)].map((match) => match.index)
}

const minAltLength = 3
/** Columns of what may be an item of a menu. */
const widestItem = 16
/** Characters; alternative texts and captions are a sentence or two. */
const maxAltLength = 500
const maxCaptionLength = 1000
/** Typography may lengthen the text a little: `...` for `…`. */
const slack = 16
/** A line with this score is code, and code repeats itself too. */
const codeLike = 2
/** After the repeated text comes the end, the end of a sentence, or a bracket or dash before the credit. */
const captionGoesOn = /^(?:$|[.,:;!?،।](?:\s|$)|[。：，]|\s?[([（|-])/u
const sentenceEnd = /[.。।۔](?=\s|$)/gu
const digits = /\d+/g
const singleQuotes = /[‘’‚‛′]/g
const doubleQuotes = /[“”„‟″]|''/g
const dashes = /[–—]|--/g
