/** One scalar of the box: how it is shown, and what it has to carry so that it can be read back. */

import type { Json } from '../article/json.ts'
import { safeUrl } from '../clean/url.ts'
import { type CarriedType, carriers, isFragile, toCarriedJson } from '../meta/box/carrier.ts'
import { emptyWords, flagWords } from '../meta/box/words.ts'
import type { Display } from '../meta/profile.ts'
import { createDateWriter } from './dates.ts'

export interface CarrierView {
  name: string
  value: string
}

/** Exactly one of these is there. */
export interface Shown {
  /** Words for a value that has no text of its own. */
  empty: string | undefined
  /** Text; one entry a line. */
  lines: string[] | undefined
  link: { href: string; text: string } | undefined
  date: { iso: string; text: string } | undefined
}

export type Scalar = Exclude<Json, object> | null

export interface ScalarView {
  shown: Shown
  carriers: CarrierView[]
}

export function scalarView(value: Scalar, display: Display, language: string | undefined): ScalarView {
  const text = String(Object.is(value, -0) ? '-0' : value)
  const shown = show(value, text, display, language)
  const type = value === null ? 'null' : typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean')
  const isAsShown = value === null || (shown.lines?.length === 1 && shown.lines[0] === text && !isRisky(text))
  return { shown, carriers: [typeCarrier(type), ...(isAsShown ? [] : [rawCarrier(text)])] }
}

export function typeCarrier(type: CarriedType): CarrierView {
  return { name: carriers.dataType, value: type }
}

/** The carrier of a text as it is, or as JSON if an attribute could not be trusted to hold it. */
export function rawCarrier(text: string): CarrierView {
  return isFragile(text)
    ? { name: carriers.dataJson, value: toCarriedJson(text) }
    : { name: carriers.dataRaw, value: text }
}

/** The carrier of a key, likewise. */
export function keyCarrier(key: string): CarrierView {
  return isFragile(key)
    ? { name: carriers.dataKeyJson, value: toCarriedJson(key) }
    : { name: carriers.dataKey, value: key }
}

/** The text of a value as the page shows it. */
export function textOf({ empty, lines, link, date }: Shown): string {
  return empty ?? lines?.join('\n') ?? link?.text ?? date?.text ?? ''
}

/** Text with what HTML cannot hold made visible, and every line break the same. */
export function printable(text: string): string {
  return text.replace(lineBreak, '\n').replace(unprintable, '\ufffd')
}

const lineBreak = /\r\n?/g
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

const nothing: Shown = { empty: undefined, lines: undefined, link: undefined, date: undefined }

function show(value: Scalar, text: string, display: Display, language: string | undefined): Shown {
  if (value === null) return { ...nothing, empty: emptyWords.null }
  if (typeof value === 'boolean') return { ...nothing, lines: [flagWords[`${value}`]] }
  if (typeof value === 'number') return { ...nothing, lines: [showNumber(value, text, display, language)] }
  if (text === '') return { ...nothing, empty: emptyWords.text }
  if (!ink.test(text)) return { ...nothing, empty: emptyWords.blank }
  if (webUrl.test(text) && safeUrl(text) === text && !isControlled(text)) {
    return { ...nothing, link: { href: text, text } }
  }
  if (display.as === 'date' && isoDay.test(text)) {
    const written = writeDate(text, language)
    if (written !== text) return { ...nothing, date: { iso: text, text: written } }
  }
  return { ...nothing, lines: printable(text).split('\n') }
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
  return display.unit === undefined ? digits : `${digits} ${display.unit}`
}

/** Groups digits as the language does, in the digits 0–9, so that the number can be read again. */
function groupDigits(value: number, language = 'en'): string {
  try {
    return value.toLocaleString([language, 'en'], { numberingSystem: 'latn' })
  } catch {
    return value.toLocaleString('en') // not a language tag
  }
}

/**
 * Whether shown text might not come back as it was: all but words and plain punctuation. Typographic filters change
 * quotes, dashes, dots, `2x3`, `(tm)` and `Wordpress`; white space is folded; other signs may start a shortcode, a
 * smiley, an entity or a link.
 */
function isRisky(text: string): boolean {
  return risky.test(text)
}

const risky =
  /[^\p{L}\p{M}\p{N} ,._/+-]|[ ._/+-][ ,._/+-]|,[,._/+-]|^[ ,._/+-]|[ _/+-]$|\d[xX]\d|Wordpress|[\ufe00-\ufe0f]/u
