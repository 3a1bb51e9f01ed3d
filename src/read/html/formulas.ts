/** Formulas: what programs draw for a browser → the TeX they were written in, which is text. */

import type { Element as DomElement } from 'domhandler'
import type { Element, ElementContent } from 'hast'
import { isElement, text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { rawText } from '../../tree/text.ts'
import { tableOf } from '../../tree/word-table.ts'
import { hasClass } from './code-text.ts'
import { readFormulaImage } from './formula-images.ts'
import { mathToTex } from './math-to-tex.ts'
import { findBelow, holdsSome, type ShapeContext } from './shape-context.ts'

/** Elements round one formula and all its drawings, by name and by class: MathML, MathJax 3, KaTeX, MediaWiki, Temml. */
const formulaNames = new Set(['math', 'mjx-container'])
const formulaClasses = new Set(
  `katex katex-display mwe-math-element mwe-math-mathml-inline mwe-math-mathml-display math-inline math-block
   hurmet-tex`.split(/\s+/),
)
const displayClasses = new Set(['katex-display', 'mwe-math-mathml-display', 'math-block'])
/**
 * What MathJax 2 draws beside the `script` that holds the source, by its own spelling: authors say `mathjax` of a text
 * that it is to look for formulas in.
 */
const drawing = /(?:^|\s)(?:MathJax(?:_(?:Display|Preview|SVG|SVG_Display|CHTML))?|mjx-chtml)(?:\s|$)/
/** Attributes in which a formula's own TeX stands. */
const texAttributes = ['dataMath', 'dataTex', 'dataLatex', 'dataEntry', 'dataExpr']

/** MathJax 2 keeps the source in `<script type="math/tex; mode=display">` beside its drawing. */
const texScript = /^math\/tex(;\s*mode=display)?$/i

/** Whether an element of a page is a formula. */
export function isFormula({ name, attribs }: DomElement): boolean {
  if (formulaNames.has(name)) return true
  if (name === 'script') return texScript.test(attribs.type ?? '')
  return formulaTable.isIn(attribs.class) || (attribs.class !== undefined && drawing.test(attribs.class))
}

const formulaTable = tableOf(formulaClasses)

/** The formula that an element draws as `$TeX$`, or `$$TeX$$` if it stands alone; `undefined` for what is none. */
export function readFormula(node: Element, context: ShapeContext): ElementContent[] | undefined {
  if (isElement(node, 'script')) {
    const mode = texScript.exec(String(node.properties.type ?? ''))
    return mode ? written(rawText(node), mode[1] !== undefined, node, context) : undefined
  }
  if (isElement(node, 'img')) {
    const drawn = readFormulaImage(node)
    return drawn && written(drawn.tex, drawn.isBlock, node, context)
  }
  if (!formulaNames.has(node.tagName)) {
    if (isDrawing(node)) return []
    if (!hasClass(node, formulaClasses)) return undefined
  }
  const tex = texOf(node)
  return tex === undefined ? undefined : written(tex, isDisplay(node), node, context)
}

function isDrawing({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && drawing.test(className.join(' '))
}

function written(tex: string, isBlock: boolean, node: Element, context: ShapeContext): ElementContent[] {
  context.report('read/formula', {}, { at: spanOf(node) })
  const sign = isBlock ? '$$' : '$'
  return [text(`${sign}${tex.trim().replace(inStyle, '$1')}${sign}`)]
}

function texOf(node: Element): string | undefined {
  for (const name of texAttributes) {
    const value = node.properties[name]
    if (typeof value === 'string' && value.trim()) return value.trim()
  }
  const [annotation] = findBelow(node, isTex, 1)
  if (annotation) return rawText(annotation).trim()
  const math = isElement(node, 'math') ? node : findBelow(node, ({ tagName }) => tagName === 'math', 1)[0]
  if (!math) return undefined
  const { alttext } = math.properties
  if (typeof alttext !== 'string' || !alttext.trim()) return mathToTex(math) || undefined
  return alttext.trim()
}

/** MediaWiki says of every formula how large it is. */
const inStyle = /^\{\\(?:displaystyle|textstyle)\s+([\s\S]*)\}$/

const isTex = ({ tagName, properties }: Element) =>
  tagName === 'annotation' && /^application\/x-tex$/i.test(String(properties.encoding ?? ''))

function isDisplay(node: Element): boolean {
  if (hasClass(node, displayClasses) || node.properties.display === 'true' || node.properties.display === 'block')
    return true
  return holdsSome(node, (inner) => isElement(inner, 'math') && inner.properties.display === 'block')
}
