/** Texts of plain values, none of which is too long. */

import type { Guard } from '../diagnostics/guard.ts'
import { setKey } from './json.ts'

/** The value with the beginning of each text that is too long. `path` names it in messages. Recurses as deep as the value. */
export function limitTexts<Value>(value: Value, guard: Guard, path: string[]): Value {
  if (!holdsLong(value, guard.limits.textLength)) return value
  // What is put in place of a text is a text.
  return cutAll(value, guard, path) as Value
}

function holdsLong(value: unknown, limit: number): boolean {
  if (typeof value === 'string') return value.length > limit
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holdsLong(inner, limit))
}

function cutAll(value: unknown, guard: Guard, path: string[]): unknown {
  if (typeof value === 'string') return value.length > guard.limits.textLength ? cut(value, guard, path) : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, inner, cutAll(inner, guard, [...path, key])] as const,
  )
  if (entries.every(([, before, after]) => before === after)) return value
  if (Array.isArray(value)) return entries.map(([, , after]) => after)
  const copy: Record<string, unknown> = {}
  for (const [key, , after] of entries) setKey(copy, key, after)
  return copy
}

function cut(text: string, { limits, report }: Guard, path: string[]): string {
  const limit = limits.textLength
  report('read/too-long-text', { count: text.length, limit }, { path: path.join('.') })
  return text.slice(0, isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit)
}

/** Whether a character is the first of two that are one sign. */
function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}
