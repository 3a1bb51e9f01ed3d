/** JSON values in the format of PHP's `serialize()`. */

import type { Json } from '../../article/json.ts'
import { type Order, orderedEntries } from '../../meta/to-rows.ts'

/** Where a value stands in the box, to know the order of its keys. */
export interface Placed {
  order?: Order | undefined
  pointer?: string
}

/** What PHP's `serialize()` writes of a value, byte for byte. Objects are arrays. Recurses as deep as the value. */
export function serializePhp(value: Json, { order, pointer = '' }: Placed = {}): string {
  if (value === null) return 'N;'
  if (typeof value === 'string') return `${phpText(value)};`
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`
  if (typeof value === 'number') return phpNumber(value)
  const entries = Array.isArray(value)
    ? value.map((item, index): PhpEntry => [String(index), item, `${pointer}/${index}`])
    : phpEntries(value, { order, pointer })
  const inside = entries.map(([key, item, at]) => phpKey(key) + serializePhp(item, { order, pointer: at }))
  return `a:${entries.length}:{${inside.join('')}}`
}

export type PhpEntry = [key: string, value: Json, pointer: string]

/** The entries of an object as an array of PHP holds them: no key twice. */
export function phpEntries(value: { [key: string]: Json }, { order, pointer = '' }: Placed): PhpEntry[] {
  const entries = orderedEntries(value, order, pointer)
  return new Set(entries.map(([key]) => key)).size === entries.length
    ? entries
    : orderedEntries(value, undefined, pointer)
}

/** Whether PHP makes an integer of a key: decimal, without leading zeros, of 64 bits. */
function isPhpInteger(key: string): boolean {
  return /^(?:0|-?[1-9]\d{0,18})$/.test(key) && BigInt.asIntN(64, BigInt(key)) === BigInt(key)
}

function phpKey(key: string): string {
  return isPhpInteger(key) ? `i:${key};` : `${phpText(key)};`
}

/** With its length in bytes of UTF-8. */
function phpText(text: string): string {
  return `s:${Buffer.byteLength(text)}:"${text}"`
}

function phpNumber(value: number): string {
  return Number.isSafeInteger(value) ? `i:${value};` : `d:${phpFloat(value)};`
}

/** The shortest digits that give the same double: main/snprintf.c, php_gcvt(), with `serialize_precision` -1. */
function phpFloat(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power <= 16) return String(value)
  const mantissa = digits.includes('.') ? digits : `${digits}.0`
  return `${mantissa}E${power < 0 ? '-' : '+'}${Math.abs(power)}`
}
