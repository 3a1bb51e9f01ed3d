/** Where the `pre` that begins at an offset of the source ends. */

/** The offset of its end tag: that of its own, not that of a `pre` within. Nothing if it has none in `longest` characters. */
export function endOfPre(source: string, start: number, longest: number): number | undefined {
  const part = source.slice(start, start + longest)
  let depth = 0
  for (const { 0: tag, index } of part.matchAll(tags)) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 0) return start + index
  }
  return undefined
}

const tags = /<\/?pre(?=[\s/>])/gi
