/** The tools whose dumps are known, and how each one's lines become the common ones. */

import type { Line } from './lines.ts'

export interface Dialect {
  name: string
  /** Whether a dump was made by this tool. Looks at marks that only this tool writes. */
  detect: (text: string, lines: readonly Line[]) => boolean
  /** The tool's lines as the common ones. */
  normalize: (lines: Line[], known: ReadonlyMap<string, unknown>, headings: string[]) => Line[]
  /** Empty lines stand between the rows of the box too. */
  hasGaps: boolean
  /** Columns between a list and the list in it, where items without text leave no line of their own. */
  step?: number
}

/** The dialect of extractors such as resiliparse: empty lines between blocks, nothing else. */
export const plain: Dialect = {
  name: 'plain',
  detect: () => true,
  normalize: (lines) => lines,
  hasGaps: false,
  step: 2,
}

/** In the order in which they are tried; the last one takes everything. */
export const dialects: Dialect[] = [plain]
