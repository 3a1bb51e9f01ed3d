/** How deep YAML is nested, told without parsing it: the parser's stack overflows at about 800 levels. */

import type { Span } from '../../diagnostics/report.ts'

/** Whether YAML may be nested deeper than is read: by brackets, by `- - -`, or by indentation. Linear. */
export function isTooDeep(source: string, maxDepth: number): boolean {
  let open = 0
  for (const [bracket] of source.matchAll(/[[{\]}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1
    if (open > maxDepth) return true
    if (open < 0) open = 0
  }
  for (const [start] of source.matchAll(/^[ ?:-]*/gm)) if (start.length > 2 * maxDepth) return true
  return false
}

/** Keys on a line, from which on it is not parsed. */
const mostKeys = 400

/**
 * A line with so many keys that the parser's stack might overflow, which takes each to stand in the one before it:
 * `a: b: c:`. Nothing if there is none; outside of texts, valid YAML has three on a line at most. Linear.
 */
export function findCrowdedLine(source: string): Span | undefined {
  let start = 0
  let keys = 0
  for (const { 0: sign, index } of source.matchAll(/\n|[:?](?=\s)/g)) {
    if (sign === '\n') {
      start = index + 1
      keys = 0
    } else if (++keys > mostKeys) return { start, end: index + 1 }
  }
  return undefined
}
