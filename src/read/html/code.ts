/** Blocks of code, however a highlighter wrote them → `pre > code` with nothing but text. */

import type { Element, ElementContent } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { fold, lineText } from '../../tree/text.ts'
import { dropAddresses } from './code-addresses.ts'
import { block } from './code-block.ts'
import { partImages, withImages } from './code-images.ts'
import { findLanguage, namesLanguage } from './code-language.ts'
import { laidOut, readLaidOut } from './code-lines.ts'
import { codeCells, codeTitles, codeWrappers } from './code-marks.ts'
import { codeText, hasClass, isBesideCode } from './code-text.ts'
import { endOfPre } from './end-of-pre.ts'
import { readImage, readPicture } from './images.ts'
import { unmask } from './masked-scripts.ts'
import { findBelow, holds, holdsSome, type ShapeContext } from './shape-context.ts'
import { absoluteUrl } from './urls.ts'

const isPre = (node: Element) => node.tagName === 'pre'
/** Whether a `pre` holds nothing but line numbers. */
const isEmptied = (pre: Element) => holdsSome(pre, isBesideCode) && codeText(pre.children).trim() === ''
const isCaption = (node: Element) =>
  node.tagName === 'figcaption' || node.tagName === 'caption' || hasClass(node, codeTitles)

/** What takes the place of `node` if it is a block of code or what a highlighter put round one; else nothing. */
export function readCode(node: Element, context: ShapeContext): ElementContent[] | undefined {
  if (isPre(node)) return isBesideCode(node) || isEmptied(node) ? [] : blockOf(node, [], titleOf([node]), context)
  const ofLines = readLaidOut(node)
  if (ofLines) {
    dropAddresses(node, context)
    return [ofLines]
  }
  if (!mayWrap(node)) return undefined
  const [code, another] = firstCodes(node)
  if (another) return undefined
  const label = code ? fold(besides(code, node)) : ''
  if (!isWrapper(node, code, label)) return undefined
  if (findBelow(node, (inner) => isPre(inner) || isProse(inner)).some(isProse)) return undefined
  const [caption] = findBelow(node, isCaption, 1)
  const words = caption ? caption.children : titleOf(code ? [code, node] : [node])
  if (code) {
    const wrappers = wrappersOf(node, code)
    if (words.length === 0 && isTitle(label)) return blockOf(code, wrappers, [text(label)], context)
    if (label && !isSame(label, findLanguage([code, ...wrappers])))
      context.drop('words on a block of code', spanOf(node))
    return blockOf(code, wrappers, words, context)
  }
  const made = laidOut(node)
  if (made) dropAddresses(node, context)
  return made && [captioned(made, words)]
}

const isNamed = ({ tagName }: Element) => tagName === 'figure' || tagName === 'table'

/** Whether an element may be what a highlighter put round a block, by its name, its classes, or the language it names. */
function mayWrap(node: Element): boolean {
  return isNamed(node) || hasClass(node, codeWrappers) || (node.tagName === 'div' && namesLanguage(node))
}

/** Whether one that may wrap `code` does; `label` is what else it shows. */
function isWrapper(node: Element, code: Element | undefined, label: string): boolean {
  if (node.tagName === 'table') return holdsSome(node, isBesideCode)
  const isMarked = hasClass(node, codeWrappers)
  // kramdown gives code within a line the class of a block.
  if (!code) return isMarked && node.tagName !== 'code'
  if (isMarked || node.tagName === 'figure') return label.length <= longestLabel
  // One that only names a language may do so for prose.
  return label === '' || isSame(label, findLanguage([node]))
}

const isSame = (label: string, language: string | undefined) => label.toLowerCase() === language

/** Whether words on a block are its title: a file or a name, and neither a language nor what a button does. */
const isTitle = (label: string) => /\p{L}/u.test(label) && /[\s./]/.test(label) && !deeds.test(label)
const deeds = /^(?:cop(?:y|ied)|run|try|open|edit|view|show|hide|expand|collapse|download|plain)\b/i

/** Characters that a toolbar has at most: `Copy`, `Command line`, the name of a file. */
const longestLabel = 60

/** The text of an element but for one block in it, buttons, titles and line numbers. */
function besides(code: Element, node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (!isElement(node) || node === code || node.tagName === 'button' || isCaption(node) || isBesideCode(node)) return ''
  return node.children.map((child) => besides(code, child)).join('')
}

/** The first two blocks of code below an element, not in a gutter: whether there are more is not asked. */
function firstCodes({ children }: Element, found: Element[] = []): Element[] {
  for (const child of children) {
    if (found.length > 1) break
    if (child.type !== 'element' || isBesideCode(child)) continue
    if (!isPre(child)) firstCodes(child, found)
    else if (!isEmptied(child)) found.push(child)
  }
  return found
}

const isProse = (node: Element) =>
  !isBesideCode(node) &&
  !isPre(node) &&
  (/^h[1-6]$/.test(node.tagName) || ['blockquote', 'img', 'video'].includes(node.tagName))

/** `node`, and what stands between it and `code`, the innermost first: each may name the language. */
function wrappersOf(node: Element, code: Element): Element[] {
  if (node === code) return []
  const next = node.children.find((child): child is Element => isElement(child) && holds(child, code))
  return next ? [...wrappersOf(next, code), node] : [node]
}

function blockOf(
  outer: Element,
  around: Element[],
  caption: ElementContent[],
  context: ShapeContext,
): ElementContent[] {
  const pre = codeCell(outer)
  const wrappers = [...wrappersOf(outer, pre), ...around]
  const raw = rawCode(pre, context)
  if (raw !== undefined) context.report('read/raw-code', {}, { at: spanOf(pre) })
  else if (isOpen(pre, context)) context.report('read/open-code', {}, { at: spanOf(pre) })
  const codes = findBelow(pre, (inner) => inner.tagName === 'code', 1)
  const language = findLanguage([...codes, pre, ...wrappers])
  const from = pre.properties.dataLanguageFrom === 'fence' ? 'fence' : 'class'
  // What is taken from the source holds its images as code.
  const parts = raw === undefined ? partImages(pre, (image) => readAnyImage(image, context)) : undefined
  if (raw === undefined) dropAddresses(pre, context)
  const images = parts ? parts.images.map((image) => withAddress(image, context)) : []
  const made = block(raw ?? unmask(codeText(withoutButtons(parts?.code ?? []))), {
    language,
    from,
    start: pre.data?.start,
  })
  return withImages(captioned(made, caption), pre, images, context.report)
}

/** What stands in a block, without links beside its `code`: they run it, or copy it. */
function withoutButtons(nodes: ElementContent[]): ElementContent[] {
  return nodes.some((node) => isElement(node, 'code')) ? nodes.filter((node) => !isElement(node, 'a')) : nodes
}

function readAnyImage(image: Element, context: ShapeContext): ElementContent[] {
  return image.tagName === 'picture' ? readPicture(image, context) : readImage(image, context)
}

/** A link round an image leads to where it led on the page. */
function withAddress(node: ElementContent, { base }: ShapeContext): ElementContent {
  if (!isElement(node, 'a') || typeof node.properties.href !== 'string') return node
  return { ...node, properties: { ...node.properties, href: absoluteUrl(node.properties.href, base) } }
}

/** The block itself: CodeRay lays it out in a table within a block, beside one of line numbers. */
function codeCell(pre: Element): Element {
  const [cell] = findBelow(pre, (inner) => inner.tagName === 'td' && hasClass(inner, codeCells), 1)
  const [code = pre] = cell ? findBelow(cell, isPre, 1) : []
  return code
}

function captioned(pre: Element, caption: ElementContent[]): Element {
  const figcaption = element('figcaption', {}, caption)
  return lineText(figcaption) ? element('figure', {}, [pre, figcaption]) : pre
}

/** SyntaxHighlighter writes `brush: php; title: A title; notranslate` into the class. */
const brushTitle = /\btitle\s*:\s*([^;"']+)/

function titleOf(nodes: Element[]): ElementContent[] {
  for (const { properties } of nodes) {
    if (typeof properties.title === 'string' && properties.title.trim()) return [text(properties.title.trim())]
    const classes = Array.isArray(properties.className) ? properties.className.join(' ') : ''
    const words = brushTitle.exec(classes)?.[1]?.trim()
    if (words) return [text(words)]
  }
  return []
}

/** What highlighters put into code; anything else there is code that nobody escaped. */
const highlighting = new Set(
  'code span a b i em strong u s mark del ins font small sub sup var kbd samp br wbr div p ol ul li table tbody thead tr td th tt q cite abbr img picture source button textarea pre bdi bdo'.split(
    ' ',
  ),
)

/**
 * The code of a block whose markup nobody escaped (`<pre><code><html>…`): the browser made elements of it, so it is
 * taken from the source. Only if no tag in it is escaped, for then both kinds would be mixed.
 */
function rawCode(pre: Element, { source }: ShapeContext): string | undefined {
  const start = pre.data?.start
  if (start === undefined) return undefined
  const open = source.indexOf('>', start)
  const end = endOfPre(source, start, longestRaw)
  if (open < 0 || end === undefined) return undefined
  const inner = source
    .slice(open + 1, end)
    .replace(/^\r?\n/, '')
    .replace(/^\s*<code\b[^>]*>/i, '')
    .replace(/<\/code>\s*$/i, '')
  const isMarkup = tagsOfPages.test(inner) || holdsSome(pre, ({ tagName }) => !highlighting.has(tagName))
  if (!isMarkup || escapedTag.test(inner)) return undefined
  // WordPress escapes a bare ampersand, and nothing else, as `&#038;` (wptexturize). A parser drops NUL.
  return inner.replaceAll('&#038;', '&').replaceAll('\0', '').replace(/\r\n?/g, '\n')
}

/** Tags of which a parser makes nothing within a page. */
const tagsOfPages = /<(?:!doctype|\/?(?:html|head|body))\b/i

/** Whether a block with paragraphs or headings in it has no end: the rest of the article may be in it. */
function isOpen(pre: Element, { source }: ShapeContext): boolean {
  const start = pre.data?.start
  if (start === undefined || source.length - start > longestRaw) return false
  return holdsSome(pre, ({ tagName }) => prose.has(tagName)) && endOfPre(source, start, longestRaw) === undefined
}

const prose = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Characters of a block that are looked through for its end. */
const longestRaw = 65_536

const escapedTag = /&lt;\/?[a-z]/i
