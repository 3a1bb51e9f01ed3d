/** How deep YAML is nested, told without parsing it: the parser's stack overflows at about 800 levels. */

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
