/** What a part of a Markdown source may cost, told before it is parsed by counts that take linear time. */

/** The limits; a part that is over one of them is kept as plain text. */
export const limits = {
  /**
   * Marks that may open or close something, times the length of the part: the parser looks for the other one from each.
   * 10 million are at most 0.15 s (bench/markdown.js).
   */
  search: 10_000_000,
  /** Quotes and lists inside each other; the parser overflows the stack at about 1,000. */
  nesting: 64,
  /** Columns before a list item: one per level at least. */
  indent: 128,
  /** Lines of one part, which has no empty line outside of lists. */
  lines: 3_000,
  /** Cells of a table, each parsed on its own: columns of the widest row times rows, for short rows are filled up. */
  cells: 10_000,
  /** Characters that all references together may put into the article, as a multiple of the source's length. */
  expansion: 10,
}

export interface Excess {
  /** What there is too much of, for people. */
  what: string
  count: number
  limit: number
}

/** The first limit that a part is over. */
export function findExcess(part: string): Excess | undefined {
  const found = { marks: 0, lines: 0, columns: 0, nesting: 0, indent: 0 }
  let columns = 0
  for (const [run] of part.matchAll(countedRuns)) {
    if (run[0] === '\n') columns = 0
    else if (run[0] === '|') columns += run.length
    else found.marks += run.length
    found.columns = Math.max(found.columns, columns)
  }
  for (const [line] of part.matchAll(lineStarts)) {
    found.lines++
    const { nesting, indent } = measure(line)
    found.nesting = Math.max(found.nesting, nesting)
    found.indent = Math.max(found.indent, indent)
  }
  return [
    { what: 'marks to be matched, times characters', count: found.marks * part.length, limit: limits.search },
    { what: 'quotes and lists inside each other', count: found.nesting, limit: limits.nesting },
    { what: 'columns before a list item', count: found.indent, limit: limits.indent },
    { what: 'lines without a break', count: found.lines, limit: limits.lines },
    { what: 'table cells', count: found.columns * found.lines, limit: limits.cells },
  ].find(({ count, limit }) => count > limit)
}

const countedRuns = /[*_~[\]<`:]+|\|+|\n+/g
const lineStarts = /^[ \t>*+\d.)-]*/gm

/** Counts the markers of containers at the beginning of a line, and the columns before the last of them. */
function measure(prefix: string): { nesting: number; indent: number } {
  let nesting = 0
  let indent = 0
  for (let at = 0; at < prefix.length; at++) {
    const isMarker = prefix[at] === '>' || (isListMark(prefix[at]) && isGap(prefix[at + 1]))
    if (!isMarker) continue
    nesting++
    indent = at
  }
  return { nesting, indent }
}

const isListMark = (character: string | undefined) => character !== undefined && '-+*.)'.includes(character)
const isGap = (character: string | undefined) => character === undefined || character === ' ' || character === '\t'
