/** HTML put together of parts of a source and of what was made in between, that knows where each part came from. */

import type { Span } from '../../diagnostics/report.ts'
import { lastAtMost } from '../../tree/last-at-most.ts'
import { align } from './align.ts'

export interface Woven {
  html: string
  /** Where a part of `html` stands in the source. */
  toSource: (span: Span) => Span
}

export interface Weaver {
  /** Adds a part of the source as it is. */
  copy(start: number, end: number): void
  /** Adds what was made of a part of the source. */
  make(html: string, from: Span): void
  done(): Woven
}

export function createWeaver(source: string): Weaver {
  const parts: string[] = []
  /** One for each part, ascending by `out`. `exact`: the part is as long as what it came from. */
  const places: { out: number; from: Span; exact: boolean; toSource?: (offset: number) => number }[] = []
  let length = 0
  const add = (html: string, from: Span, exact: boolean) => {
    if (html === '') return
    parts.push(html)
    places.push({ out: length, from, exact })
    length += html.length
  }
  return {
    copy: (start, end) => add(source.slice(start, end), { start, end }, true),
    make: (html, from) => add(html, from, false),
    done: () => ({ html: parts.join(''), toSource: ({ start, end }) => locate(start, end) }),
  }

  function locate(start: number, end: number): Span {
    const index = lastAtMost(places, start, ({ out }) => out)
    const place = places[index]
    if (!place) return { start: 0, end: 0 }
    const { from, exact, out } = place
    if (!exact) place.toSource ??= align(source.slice(from.start, from.end), parts[index] ?? '')
    const inPart = place.toSource?.(start - out) ?? start - out
    const at = Math.min(from.start + inPart, from.end)
    return { start: at, end: Math.min(at + end - start, from.end) }
  }
}
