/** JSON values: what meta values are made of. */

import { z } from 'zod'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/** Whether a value is plain JSON that `JSON.parse(JSON.stringify(x))` gives back, but for `-0`. Recurses as deep as the value. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isJson)
  return isJsonObject(value)
}

/** Whether a value is a plain object of JSON values. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson)
}

/** Whether objects and lists are inside each other `most` deep at most. Does not recurse. */
export function isShallow(value: unknown, most: number): boolean {
  let level = [value]
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((outer) => (typeof outer === 'object' && outer !== null ? Object.values(outer) : []))
    if (level.length === 0) return true
  }
  return false
}

/** Reads JSON; nothing for what is none. */
export function findJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON's only way to say that it is none.
    return undefined
  }
}

/**
 * Reads JSON that others wrote; nothing for what is none. Numbers that JavaScript does not have or would round to
 * another integer are the text that stands there: ids of 19 digits, `1e999`.
 */
export function findForeignJson(text: string): Json | undefined {
  const value = findJson(text)
  // What is none is not made one by the quotes; and no number is left that is none of JSON's.
  if (value === undefined || !longNumber.test(text)) return value as Json | undefined
  return JSON.parse(text.replace(textsAndNumbers, quoteLong))
}

/** What such a number has, be it in a string. */
const longNumber = /\d{16}|\d[eE]\+?\d{3}/
const textsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

const quoteLong = (token: string) => (token.startsWith('"') || isSafeNumber(token) ? token : `"${token}"`)

/** Whether JavaScript has a decimal number, and would not round it to another integer. */
export function isSafeNumber(decimal: string): boolean {
  const value = Number(decimal)
  return integer.test(decimal) ? Number.isSafeInteger(value) : Number.isFinite(value)
}

const integer = /^[+-]?\d+$/

// zod's own records skip the key `__proto__`, which is an ordinary key here; so the check is ours.
export const JsonObject = z.custom<JsonObject>(isJsonObject, 'expected an object of JSON values')

/** Sets a key of a record as an own property, also when it is called `__proto__`. */
export function setKey<T>(record: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true })
  else record[key] = value
}
