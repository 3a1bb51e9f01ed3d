/** The text of a code block, without what highlighters put round it. */

import type { Element, ElementContent } from 'hast'
import { isElement } from '../../tree/h.ts'

/** Classes of what is beside the code: line numbers, buttons, labels. */
const besideCode = new Set(
  `gutter lineno linenos linenumber linenumbers line-number line-numbers line-numbers-rows linenodiv lnt ln
   hljs-ln-numbers hljs-ln-n blob-num rouge-gutter crayon-nums crayon-num react-syntax-highlighter-line-number
   code-line-number toolbar copy-btn copy-button btn-copy code-copy code-toolbar-item line-numbers-wrapper code__header code-header hljs-header
   code-block-header code-lang code-label hover-info`.split(/\s+/),
)

/** Classes of one line of code. `code` is the line's own element in SyntaxHighlighter and GitHub, not here. */
const lineClasses = new Set(
  'line code-line view-line token-line cl-line hljs-ln-line blob-code-inner code__line crayon-line ec-line'.split(' '),
)

/** Elements that stand on a line of their own even without a class. */
const lineElements = new Set(['div', 'p', 'li', 'tr'])

/** Whether an element is a gutter, a button or a label beside the code. */
export function isBesideCode(element: Element): boolean {
  const { style } = element.properties
  return hasClass(element, besideCode) || (typeof style === 'string' && unselectable.test(style))
}

/** Hugo without classes: line numbers are what a reader cannot select. */
const unselectable = /user-select\s*:\s*none/i

export function hasClass({ properties: { className } }: Element, names: Set<string>): boolean {
  return Array.isArray(className) && className.some((name) => names.has(String(name).toLowerCase()))
}

function isLine(element: Element): boolean {
  return lineElements.has(element.tagName) || hasClass(element, lineClasses)
}

export interface CodeTextOptions {
  /** White space between the elements is layout and not code, as everywhere but in `pre`. */
  isLaidOut?: boolean
  /** A line end after a `br` is layout: WordPress writes `<br />` and a line end for one line end (wpautop). */
  isAutoParagraph?: boolean
}

/** The text of the code below `nodes`, verbatim: `br` and elements that are lines become line ends. */
export function codeText(nodes: ElementContent[], options: CodeTextOptions = {}): string {
  let out = ''
  let lineStart: number | undefined
  let afterBreak = false
  const visit = (node: ElementContent, inLine: boolean): void => {
    if (node.type === 'text') {
      const value = afterBreak && options.isAutoParagraph ? node.value.replace(/^\r?\n/, '') : node.value
      if (!options.isLaidOut) out += value
      else if (inLine) out += value.replaceAll('\u00a0', ' ')
      afterBreak = false
    } else if (isElement(node, 'br')) {
      out += '\n'
      afterBreak = true
    } else if (isElement(node) && !isBesideCode(node)) {
      const startsLine = !inLine && isLine(node) && !node.children.some((child) => isElement(child) && isLine(child))
      if (startsLine) {
        if (lineStart !== undefined && !out.includes('\n', lineStart)) out += '\n'
        lineStart = out.length
      }
      for (const child of node.children)
        visit(child, inLine || startsLine || (options.isLaidOut === true && node.tagName === 'code'))
    }
  }
  for (const node of nodes) visit(node, false)
  return out.replace(/\r\n?/g, '\n')
}
