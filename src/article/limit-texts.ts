/** Texts of plain values: none is too long, or no text at all. Each function recurses as deep as the value. */

import type { Guard } from '../diagnostics/guard.ts'
import { setKey } from './json.ts'

/** The value with the beginning of each text that is too long. `path` names it in messages. */
export function limitTexts<Value>(value: Value, guard: Guard, path: string[]): Value {
  const { textLength } = guard.limits
  return change(
    value,
    ({ length }) => length > textLength,
    (text, inner) => cut(text, guard, inner),
    path,
  )
}

/** The value with U+FFFD for each half of a surrogate pair, which JSON can name and no file can hold (Encoding Standard). */
export function wellFormedTexts<Value>(value: Value): Value {
  return change(
    value,
    (text) => !text.isWellFormed(),
    (text) => text.toWellFormed(),
    [],
  )
}

/** Changes the texts that are to be changed; what holds none stays the same value. */
function change<Value>(
  value: Value,
  isMeant: (text: string) => boolean,
  changed: (text: string, path: string[]) => string,
  path: string[],
): Value {
  const isHeld = (part: unknown): boolean =>
    typeof part === 'string'
      ? isMeant(part)
      : typeof part === 'object' && part !== null && Object.values(part).some(isHeld)
  const copied = (part: unknown, path: string[]): unknown => {
    if (!isHeld(part)) return part
    if (typeof part === 'string') return changed(part, path)
    if (Array.isArray(part)) return part.map((item, index) => copied(item, [...path, String(index)]))
    const copy: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(Object(part))) setKey(copy, key, copied(inner, [...path, key]))
    return copy
  }
  // What is put in place of a text is a text.
  return isHeld(value) ? (copied(value, path) as Value) : value
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
