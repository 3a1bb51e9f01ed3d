/** One scalar of the box: how it is shown, and what it has to carry so that it can be read back. */

import { safeUrl } from '../clean/url.ts'
import { type CarriedType, isFragile, toCarriedJson } from '../meta/box/carrier.ts'
import { emptyWords, flagWords } from '../meta/box/words.ts'
import type { Display } from '../meta/profile.ts'
import { createDateWriter, locales } from './dates.ts'

/** Exactly one of these is there. Templates are strict: what is not there must be said to be `undefined`. */
export interface Shown {
  /** Words for a value that has no text of its own. */
  empty: string | undefined
  /** Text of one line. */
  text: string | undefined
  /** Text of several lines. */
  lines: string[] | undefined
  link: { href: string; text: string } | undefined
  date: { iso: string; text: string } | undefined
}

/** A text that its element carries: as it is, or as JSON if an attribute could not be trusted to hold it. Neither is ever empty. */
export interface Carried {
  raw: string | undefined
  json: string | undefined
}

export type Scalar = string | number | boolean | null

export interface ScalarView extends Shown, Carried {
  type: CarriedType
}

export function scalarView(value: Scalar, display: Display, language: string | undefined): ScalarView {
  const text = String(value)
  const shown = show(value, text, display, language)
  const isAsShown = value === null || (shown.text === text && !isRisky(text))
  const { raw, json } = isAsShown ? nothingCarried : carry(text)
  const { empty, lines, link, date } = shown
  return { type: typeOf(value), raw, json, empty, text: shown.text, lines, link, date }
}

export const nothingCarried: Carried = { raw: undefined, json: undefined }

/** Chooses how a text is carried. */
export function carry(text: string): Carried {
  return isFragile(text) ? { raw: undefined, json: toCarriedJson(text) } : { raw: text, json: undefined }
}

function typeOf(value: Scalar): CarriedType {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? 'number' : 'boolean'
}

/** The text of a value as the page shows it. */
export function textOf({ empty, text, lines, link, date }: Shown): string {
  return text ?? empty ?? lines?.join('\n') ?? link?.text ?? date?.text ?? ''
}

/** Text with what HTML cannot hold made visible, and every line break the same. */
export function printable(text: string): string {
  if (isPlainAscii.test(text)) return text
  return text.replace(lineBreak, '\n').replace(unprintable, '\ufffd')
}

const isPlainAscii = /^[ -~]*$/

const lineBreak = /\r\n?/g
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

export const nothingShown: Shown = {
  empty: undefined,
  text: undefined,
  lines: undefined,
  link: undefined,
  date: undefined,
}

function show(value: Scalar, text: string, display: Display, language: string | undefined): Shown {
  if (value === null) return { ...nothingShown, empty: emptyWords.null }
  if (typeof value === 'boolean') return { ...nothingShown, text: flagWords[`${value}`] }
  if (typeof value === 'number') return { ...nothingShown, text: showNumber(value, text, display, language) }
  if (text === '') return { ...nothingShown, empty: emptyWords.text }
  if (!ink.test(text)) return { ...nothingShown, empty: emptyWords.blank }
  if (webUrl.test(text) && safeUrl(text) === text && !isControlled(text)) {
    return { ...nothingShown, link: { href: text, text } }
  }
  if (display.as === 'date' && isoDay.test(text)) {
    const written = writeDate(text, language)
    if (written !== text) return { ...nothingShown, date: { iso: text, text: written } }
  }
  const printed = printable(text)
  return printed.includes('\n') ? { ...nothingShown, lines: printed.split('\n') } : { ...nothingShown, text: printed }
}

const ink = /\S/
const webUrl = /^https?:\/\/\S+$/
const isoDay = /^\d{4}-\d{2}-\d{2}$/
const writeDate = createDateWriter()

function isControlled(text: string): boolean {
  return printable(text) !== text
}

function showNumber(value: number, text: string, display: Display, language: string | undefined): string {
  if (display.as === 'flag' && (value === 0 || value === 1)) return flagWords[value ? 'true' : 'false']
  const digits = display.as === 'count' && Number.isSafeInteger(value) ? groupDigits(value, language) : text
  if (display.max !== undefined) return `${digits} / ${display.max}`
  if (display.unit === undefined) return digits
  return `${digits} ${typeof display.unit === 'string' ? display.unit : display.unit[value === 1 ? 'one' : 'other']}`
}

/** Groups digits as the language does, in the digits 0–9, so that the number can be read again. */
function groupDigits(value: number, language = 'en'): string {
  const known = numberFormats.get(language)
  if (known) return known.format(value)
  if (numberFormats.size >= maxFormats) numberFormats.clear()
  const format = new Intl.NumberFormat(locales(language), { numberingSystem: 'latn' })
  numberFormats.set(language, format)
  return format.format(value)
}

/** A format takes longer to make than a whole box, and is the same for all. */
const numberFormats = new Map<string, Intl.NumberFormat>()

/** More languages than a site has; only a list of made-up tags reaches it. */
const maxFormats = 64

/**
 * Whether shown text might not come back as it was: all but words and plain punctuation. Typographic filters change
 * quotes, dashes, dots, `2x3`, `(tm)` and `Wordpress`; white space is folded; other signs may start a shortcode, a
 * smiley, an entity or a link.
 */
function isRisky(text: string): boolean {
  return riskyRuns.test(text) || (!asciiWords.test(text) && riskySigns.test(text))
}

const asciiWords = /^[\w ,./+-]*$/ // most texts, and 4 times faster than by Unicode's tables
const riskyRuns = /[ ._/+-][ ,._/+-]|,[,._/+-]|^[ ,._/+-]|[ _/+-]$|\d[xX]\d|Wordpress/
const riskySigns = /[^\p{L}\p{M}\p{N} ,._/+-]|[\ufe00-\ufe0f]/u
