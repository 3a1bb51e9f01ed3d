/**
 * Carriers: the attributes in which a rendered box carries its values. They stand only on `section div dl dt dd ul ol li`
 * and are named with letters and hyphens, for that is what WordPress keeps (wp-includes/kses.php).
 */

import type { Element } from 'hast'
import { findJson, isJson, type Json } from '../../article/json.ts'

/** Every carrier there is, by its name in hast; in HTML `dataKeyJson` is `data-key-json`. */
const carriers = [
  'dataAlphanodeBox', // on the section: the version of this notation
  'dataHash', // on the section: the hash of the values
  'dataTextHash', // on the section: the hash of the shown texts
  'dataKey', // on a label: the key
  'dataKeyJson', // on a label: the key as JSON, if an attribute cannot hold it
  'dataPosition', // on a label: its place in source order, from 0, if it is shown at another
  'dataType', // on a value: its type
  'dataRaw', // on a scalar: its text, if the shown one differs or could be rewritten
  'dataJson', // on a scalar: the same as JSON, if an attribute cannot hold it
] as const

export type Carrier = (typeof carriers)[number]

/** The types of values, as `data-type` names them; `json` is what is nested too deep to be laid out. */
export type CarriedType = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object' | 'json'

/** What a carrier says, or `undefined` if the element has none of that name. */
export function findCarrier(element: Element, name: Carrier): string | undefined {
  const value = element.properties[name]
  return value === undefined || value === null ? undefined : String(value)
}

/**
 * Whether an attribute may not come back as it was: an empty one may be dropped; control characters, lone halves of pairs and noncharacters cannot
 * stand in HTML; backslashes are eaten by WordPress' un-slashing, `[…]` is read as a shortcode, `<` and `>` end a tag
 * in its filters, and white space at the ends or doubled is trimmed by others.
 */
export function isFragile(text: string): boolean {
  return fragile.test(text)
}

const fragile =
  /[\\[\]<>\u0000-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]|\p{Surrogate}|^\s|\s$|\s\s|^$/u

/**
 * Writes a text as JSON that any attribute can hold: control characters and the like as `\u` escapes, and then what
 * filters would touch, the backslash among it, percent-encoded. `JSON.parse(decodeURIComponent(x))` reads it.
 */
export function toCarriedJson(text: string): string {
  return JSON.stringify(text).replace(unprintable, escapeUnit).replace(touched, encodeURIComponent)
}

const unprintable = /[\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]|(?! )\s/gu
const touched = /[%\\[\]<>]| (?=\s)/g

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Reads what `toCarriedJson` wrote; `undefined` if it was damaged. */
export function fromCarriedJson(carried: string): string | undefined {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(carried))
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined // edited by hand: the shown text is read instead
  }
}

/** Reads the carried or shown text of a value as its type; `undefined` if it is none of that type. */
export function fromCarriedText(type: CarriedType, text: string): Json | undefined {
  switch (type) {
    case 'text':
      return text
    case 'null':
      return null
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'number':
      return jsonNumber.test(text) ? finite(Number(text)) : undefined
    case 'json': {
      const value = findJson(text)
      return isJson(value) ? value : undefined
    }
    default:
      return undefined
  }
}

/** Nothing for a number that is too large for JSON. */
const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)

const jsonNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
