/** Blocks of code that have no `pre` round them: pieces, lines and cells that a site's script or style sheet makes one of. */

import type { Element, ElementContent } from 'hast'
import { isElement } from '../../tree/h.ts'
import { lineText, rawText } from '../../tree/text.ts'
import { block } from './code-block.ts'
import { findLanguage } from './code-language.ts'
import { codeCells, codeHolders, codeLines } from './code-marks.ts'
import { codeText, hasClass, isBesideCode } from './code-text.ts'
import { unmask } from './masked-scripts.ts'
import { findBelow, holdsSome } from './shape-context.ts'

/** The block that an element is by its own marks or its layout; nothing if it is none. */
export function readLaidOut(node: Element): Element | undefined {
  if (isBareBlock(node)) return bareBlock(node)
  if (isExample(node)) return exampleBlock(node)
  return loneCode(node) ?? numberedLines(node) ?? editorLines(node)
}

const isPre = (node: Element) => node.tagName === 'pre'

/** Code that is a block by its class, its style or its element's own name, with no `pre` round it. */
const isBareBlock = (node: Element) =>
  (node.tagName === 'code' &&
    (hasClass(node, blockClasses) || /white-space\s*:\s*pre/i.test(String(node.properties.style ?? '')))) ||
  (isCodeElement(node) && !holdsSome(node, isPre) && rawText(node).trim().includes('\n'))
const blockClasses = new Set(['block', 'code-block', 'codeblock'])
/** `code-block`, `my-highlight-code`: elements that a site's script makes a block of. */
const isCodeElement = ({ tagName }: Element) => tagName.includes('-') && tagName.split('-').includes('code')

function bareBlock(node: Element): Element {
  const all = unmask(codeText(node.children))
  // What a script shows as a block begins with its first line; a piece of code is laid out with its page.
  const code = node.tagName === 'code' ? all.trim() : all.replace(firstBreak, '').trimEnd()
  return block(code, { language: findLanguage([node]), start: node.data?.start })
}

const firstBreak = /^(?:[ \t]*\n)+/

/** An element that holds nothing but code without `pre` and what it prints, piece by piece: one example (Lean's Verso). */
function isExample(node: Element): boolean {
  if (node.tagName !== 'div') return false
  const pieces = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return pieces.length > 1 && pieces.some(isBare) && pieces.every((piece) => isBare(piece) || isElement(piece, 'pre'))
}

const isBare = (node: ElementContent) => isElement(node) && isBareBlock(node)

function exampleBlock(node: Element): Element {
  const pieces = node.children.filter((child) => isElement(child))
  const code = pieces.map((piece) => codeText(piece.children).replace(/\n$/, '')).join('\n')
  return block(code.replace(outerBreaks, ''), { language: findLanguage(pieces), start: node.data?.start })
}

// Looking behind, a run of breaks inside is looked at once, and not from each of its breaks.
const outerBreaks = /^\n+|(?<!\n)\n+$/g

/** The `code` of several lines that is all an element holds; lines that no tag breaks count where a language is named. */
function loneCode(node: Element): Element | undefined {
  if (node.tagName !== 'div') return undefined
  const inner = loneChild(node)
  const code = isElement(inner, 'div') ? loneChild(inner) : inner
  if (!isElement(code, 'code')) return undefined
  const language = findLanguage([code, node])
  if (!hasBreak(code) && (language === undefined || !rawText(code).trim().includes('\n'))) return undefined
  return block(codeText(code.children, { isAutoParagraph: true }), { language, start: code.data?.start })
}

/** The child that is all an element holds. */
function loneChild({ children }: Element): ElementContent | undefined {
  const [child, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return others.length === 0 ? child : undefined
}

/** A table of a number and a line of code in every row, whatever its classes are. */
function numberedLines(node: Element): Element | undefined {
  if (node.tagName !== 'table') return undefined
  const rows = findBelow(node, ({ tagName }) => tagName === 'tr').map((row) =>
    row.children.filter((cell) => isElement(cell)),
  )
  if (rows.length < 2) return undefined
  const first = numberOf(rows[0])
  if (!rows.every((row, index) => numberOf(row) === first + index)) return undefined
  const cells = rows.map((row) => row.slice(1).find((cell) => cell.tagName === 'td' && lineText(cell)) ?? row[1])
  const isCode = cells.some((cell) => cell && holdsSome(cell, ({ tagName }) => tagName === 'pre' || tagName === 'code'))
  if (!isCode) return undefined
  const lines = cells.map((cell) => (cell ? codeText(cell.children).replace(/^\n|\n$/g, '') : ''))
  const pieces = cells.flatMap((cell) => (cell ? findBelow(cell, ({ tagName }) => tagName === 'code', 1) : []))
  return block(lines.join('\n'), { language: findLanguage([...pieces.slice(0, 1), node]), start: node.data?.start })
}

/** The number that the first cell of a row shows, or a style sheet shows in it. */
function numberOf([cell]: Element[] = []): number {
  return cell ? Number(lineText(cell) || cell.properties.dataLineNumber) : Number.NaN
}

/** An editor that shows every line in an element of its own, some in a `pre` each. */
function editorLines(node: Element): Element | undefined {
  if (isPre(node) || !hasClass(node, codeHolders)) return undefined
  if (holdsSome(node, (inner) => isPre(inner) && !hasClass(inner, codeLines))) return undefined
  const lines = findBelow(node, (inner) => isBesideCode(inner) || hasClass(inner, codeLines)).filter(
    (inner) => !isBesideCode(inner),
  )
  if (lines.length === 0) return undefined
  const code = lines
    .map((line) =>
      codeText(line.children)
        .replace(/[\u200b\n]/g, '')
        .replaceAll('\u00a0', ' '),
    )
    .join('\n')
  return block(code, { language: findLanguage([node]), start: node.data?.start })
}

/** Whether code has line ends, with no `pre` to keep them. */
export const hasBreak = (code: Element) => holdsSome(code, ({ tagName }) => tagName === 'br')

/** Code without a `pre`, in lines that are elements: SyntaxHighlighter, GitHub's tables. */
export function laidOut(node: Element): Element | undefined {
  const cells = findBelow(node, (inner) => hasClass(inner, codeCells))
  const lines = cells.length > 0 ? cells : node.tagName === 'table' ? [] : [node]
  const code = lines.map((cell) => codeText([cell], { isLaidOut: true })).join('\n')
  return code.trim()
    ? block(code, {
        language: findLanguage([...findBelow(node, ({ tagName }) => tagName === 'code', 1), node]),
        start: node.data?.start,
      })
    : undefined
}
