/** The text of a code block, without what highlighters put round it. */

import type { Element, ElementContent } from 'hast'
import { isElement } from '../../tree/h.ts'
import { isBlock, isCell, rawText } from '../../tree/text.ts'
import { codeLabels, codeLines, lineNumbers } from './code-marks.ts'

/** Elements that stand on a line of their own even without a class. */
const lineElements = new Set(['div', 'p', 'li', 'tr'])

/** Whether an element is a gutter, a button or a label beside the code. */
export function isBesideCode(element: Element): boolean {
  const { style } = element.properties
  if (hasClass(element, codeLabels) || (typeof style === 'string' && unselectable.test(style))) return true
  return hasClass(element, lineNumbers) && !letter.test(rawText(element))
}

const letter = /\p{L}/u

/** Hugo without classes: line numbers are what a reader cannot select. */
const unselectable = /user-select\s*:\s*none/i

export function hasClass({ properties: { className } }: Element, names: Set<string>): boolean {
  return Array.isArray(className) && className.some((name) => names.has(String(name).toLowerCase()))
}

function isLine(element: Element): boolean {
  const { dataLine } = element.properties
  // Prism calls a part of a changed line so, too.
  const isMarked = hasClass(element, codeLines) && !hasClass(element, prismTokens)
  return lineElements.has(element.tagName) || isMarked || dataLine !== undefined
}

const prismTokens = new Set(['token'])

export interface CodeTextOptions {
  /** White space between the elements is layout and not code, as everywhere but in `pre`. */
  isLaidOut?: boolean
  /** A line end after a `br` is layout: WordPress writes `<br />` and a line end for one line end (wpautop). */
  isAutoParagraph?: boolean
}

/**
 * The text of the code below `nodes`, verbatim: `br` and elements that are lines become line ends, and so do the borders
 * of blocks, where a browser begins a new line; cells of a row are parted by tabs.
 */
export function codeText(nodes: ElementContent[], options: CodeTextOptions = {}): string {
  let out = ''
  /** Whether a line has begun that nothing ends, and whether the one that is written shows anything. */
  let isLineOpen = false
  let hasWords = false
  let afterBreak = false
  /** What parts the next words from those before: the border of a block or of a cell stands between them. */
  let border = ''
  /** White space behind the border: it is of the line that comes, if one does. */
  let held = ''
  const add = (value: string): void => {
    const end = value.lastIndexOf('\n')
    if (end >= 0) isLineOpen = false
    hasWords = (end < 0 && hasWords) || value.slice(end + 1).trim() !== ''
    out += value
  }
  const release = (): void => {
    add(held)
    held = ''
  }
  const write = (value: string): void => {
    if (border === '') add(value)
    else if (blank.test(value)) held += value
    else {
      if (hasWords && !endsLine.test(held + value)) add(border)
      border = ''
      release()
      add(value)
    }
  }
  const visit = (node: ElementContent, inLine: boolean): void => {
    if (node.type === 'text') {
      const value = afterBreak && options.isAutoParagraph ? node.value.replace(/^\r?\n/, '') : node.value
      if (!options.isLaidOut) write(value)
      else if (inLine) write(value.replaceAll('\u00a0', ' '))
      afterBreak = false
    } else if (isElement(node, 'br')) {
      release()
      add('\n')
      border = ''
      afterBreak = true
    } else if (isElement(node) && !isBesideCode(node)) {
      const startsLine = !inLine && isLine(node) && !node.children.some((child) => isElement(child) && isLine(child))
      if (startsLine) {
        release()
        if (isLineOpen) add('\n')
        isLineOpen = true
      }
      const own = borderOf(node)
      if (border !== '\n') border = own || border
      for (const child of node.children.filter(isNoNumber))
        visit(child, inLine || startsLine || (options.isLaidOut === true && node.tagName === 'code'))
      border = own || border
    }
  }
  for (const node of nodes.filter(isNoNumber)) visit(node, false)
  return (out + held).replace(/\r\n?/g, '\n')
}

/** Asciidoctor writes the number of a callout for those who see no icons behind the icon: `<i class="conum"></i><b>(1)</b>`. */
function isNoNumber(node: ElementContent, index: number, { [index - 1]: before }: ElementContent[]): boolean {
  return !isElement(node, 'b') || !isElement(before) || !hasClass(before, calloutMarks)
}

const calloutMarks = new Set(['conum'])

/** White space within a line, and that which ends one. */
const blank = /^[^\S\r\n]*$/
const endsLine = /^[^\S\r\n]*[\r\n]/

/** What stands between an element and its neighbours where a page shows it, if that is not nothing. */
function borderOf({ tagName }: Element): string {
  if (isCell(tagName)) return '\t'
  return isBlock(tagName) ? '\n' : ''
}
