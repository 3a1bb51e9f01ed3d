/** Values of a record by place, for checks: only if they have the type that the check needs. */

import type { Json } from '../../article/json.ts'

/** The text at these keys, if there is one. */
export function findText(values: Json, ...keys: string[]): string | undefined {
  const value = findValue(values, keys)
  return typeof value === 'string' && value ? value : undefined
}

/** The number at these keys, if there is one. */
export function findNumber(values: Json, ...keys: string[]): number | undefined {
  const value = findValue(values, keys)
  return typeof value === 'number' ? value : undefined
}

/** The boolean at these keys, if there is one. */
export function findFlag(values: Json, ...keys: string[]): boolean | undefined {
  const value = findValue(values, keys)
  return typeof value === 'boolean' ? value : undefined
}

/** The items of the list at these keys; none if there is no list. */
export function itemsOf(values: Json, ...keys: string[]): Json[] {
  const value = findValue(values, keys)
  return Array.isArray(value) ? value : []
}

/** The texts among the items of the list at these keys. */
export function textsOf(values: Json, ...keys: string[]): string[] {
  return itemsOf(values, ...keys).filter((item) => typeof item === 'string')
}

function findValue(values: Json, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = values
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
      return undefined
    value = value[key]
  }
  return value
}
