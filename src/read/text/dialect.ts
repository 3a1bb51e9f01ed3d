/** The dialects of text dumps: the tools that make them, and how each one's lines become the common ones. */

import { browsers } from './dialects/browsers.ts'
import { fromInnerText, isInnerText } from './dialects/inner-text.ts'
import { fromRendered, type RenderedContext } from './dialects/rendered.ts'
import { fromTextContent, isTextContent } from './dialects/text-content.ts'
import type { Line } from './lines.ts'

export interface Dialect {
  name: string
  /** Whether a dump was made by this tool. */
  detect: (text: string, lines: readonly Line[], context: RenderedContext) => boolean
  /** The tool's lines as the common ones. */
  normalize: (lines: Line[], context: RenderedContext) => Line[]
  /** Empty lines stand between the rows of the box too. */
  hasGaps: boolean
  /** The items of lists run together, so that they cannot be told apart. */
  losesItems?: true
  /** Nothing tells items of lists from other lines. */
  losesMarks?: true
  /** Columns of a tab, where the tool writes spaces for it. */
  tabWidth?: number | undefined
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

const textContent: Dialect = {
  name: 'textContent',
  detect: (_, lines, context) => isTextContent(lines, context),
  normalize: fromTextContent,
  hasGaps: false,
  losesItems: true,
  losesMarks: true,
}

const innerText: Dialect = {
  name: 'innerText',
  detect: (_, lines, context) => isInnerText(lines, context),
  normalize: fromInnerText,
  hasGaps: false,
  losesMarks: true,
}

/** In the order in which they are tried; a text that none of them knows is plain. */
export const dialects: Dialect[] = [
  ...browsers.map(
    ({ name, detect, layout }): Dialect => ({
      name,
      detect,
      normalize: (lines, context) => fromRendered(lines, layout, context),
      hasGaps: true,
      tabWidth: layout.tabWidth,
    }),
  ),
  textContent,
  innerText,
]
