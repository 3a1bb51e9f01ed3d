/** Blocks of code, however a highlighter wrote them → `pre > code` with nothing but text. */

import type { Element, ElementContent } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { lineText, rawText } from '../../tree/text.ts'
import { findLanguage } from './code-language.ts'
import { codeText, hasClass, isBesideCode } from './code-text.ts'
import { unmask } from './masked-scripts.ts'
import { findBelow, type ShapeContext } from './shape-context.ts'

/** Classes of what stands round a block of code and its line numbers, buttons and title. */
const wrapperClasses = new Set(
  `syntaxhighlighter dp-highlighter highlight chroma lntable highlighter-rouge codehilite sourcecode wp_syntax crayon-syntax
   urvanov-syntax-highlighter-syntax code-block code-wrapper code-toolbar code-snippet codeblock code-block-wrapper
   expressive-code rouge shiki prism-code enlighter-default enlighter listingblock code-example wp-block-code
   hcb_wrap gist blob-wrapper remark-highlight gatsby-highlight`.split(/\s+/),
)
/** Classes of the title of a block of code. */
const titleClasses = new Set(
  `code-title code-block-title filename file-name crayon-title code-caption code-block-caption code-header__title
   gatsby-code-title remark-code-title rehype-code-title listing-title`.split(/\s+/),
)
/** Classes of the cell or box that holds the code beside its line numbers. */
const codeCellClasses = new Set('code rouge-code crayon-code container blob-code hljs-ln-code lntd'.split(' '))

const isPre = (node: Element) => node.tagName === 'pre'
const isCodeOnly = (node: Element) => isPre(node) && !isBesideCode(node) && !isEmptied(node)
/** Whether a `pre` holds nothing but line numbers. */
const isEmptied = (pre: Element) => findBelow(pre, isBesideCode).length > 0 && codeText(pre.children).trim() === ''
const isCaption = (node: Element) =>
  node.tagName === 'figcaption' || node.tagName === 'caption' || hasClass(node, titleClasses)

/** What takes the place of `node` if it is a block of code or what a highlighter put round one; else nothing. */
export function readCode(node: Element, context: ShapeContext): ElementContent[] | undefined {
  if (isPre(node)) return !isCodeOnly(node) ? [] : [captioned(blockOf(node, [], context), titleOf([node]))]
  if (isBareBlock(node)) return [bareBlock(node)]
  if (isExample(node)) return [exampleBlock(node)]
  const isFigure = node.tagName === 'figure'
  const isTable = node.tagName === 'table'
  if (!isFigure && !isTable && !hasClass(node, wrapperClasses)) return undefined
  if (isTable && findBelow(node, isGutter).length === 0) return undefined
  const [code, ...more] = findBelow(node, (inner) => isBesideCode(inner) || isPre(inner)).filter(isCodeOnly)
  if (code && more.length > 0) return undefined
  if (!code && isFigure) return undefined
  if (findBelow(node, isProse).length > 0) return undefined
  const captions = findBelow(node, isCaption)
  const block = code ? blockOf(code, wrappersOf(node, code), context) : laidOut(node)
  if (!block) return undefined
  const [caption] = captions
  return [captioned(block, caption ? caption.children : titleOf(code ? [code, node] : [node]))]
}

/** Code that is a block by its class or style, with no `pre` round it. */
const isBareBlock = (node: Element) =>
  node.tagName === 'code' &&
  (hasClass(node, blockClasses) || /white-space\s*:\s*pre/i.test(String(node.properties.style ?? '')))
const blockClasses = new Set(['block', 'code-block', 'codeblock'])

function bareBlock(node: Element): Element {
  return block(unmask(codeText(node.children)).trim(), { language: findLanguage([node]), start: node.data?.start })
}

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
  return block(code.replace(/^\n+|\n+$/g, ''), { language: findLanguage(pieces), start: node.data?.start })
}

const isGutter = (node: Element) => isBesideCode(node)
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

function holds(node: Element, target: Element): boolean {
  return node === target || node.children.some((child) => isElement(child) && holds(child, target))
}

function blockOf(pre: Element, wrappers: Element[], context: ShapeContext): Element {
  const codes = findBelow(pre, (inner) => inner.tagName === 'code')
  const raw = rawCode(pre, context)
  if (raw !== undefined) context.report('read/raw-code', {}, { at: spanOf(pre) })
  const [only] = codes
  const language = findLanguage([...(codes.length === 1 && only ? [only] : codes.slice(0, 1)), pre, ...wrappers])
  const from = pre.properties.dataLanguageFrom === 'fence' ? 'fence' : 'class'
  return block(raw ?? unmask(codeText(pre.children)), { language, from, start: pre.data?.start })
}

interface BlockFacts {
  language: string | undefined
  from?: 'class' | 'fence'
  start: number | undefined
}

function block(code: string, { language, from = 'class', start }: BlockFacts): Element {
  const named = language ? { className: [`language-${language}`], dataLanguageFrom: from } : {}
  const inner = element('code', named, code ? [text(code)] : [])
  const pre = element('pre', {}, [inner])
  if (start === undefined) return pre
  return { ...pre, children: [{ ...inner, data: { start } }], data: { start } }
}

/** Code without a `pre`, in lines that are elements: SyntaxHighlighter, GitHub's tables. */
function laidOut(node: Element): Element | undefined {
  const cells = findBelow(node, (inner) => hasClass(inner, codeCellClasses))
  const lines = cells.length > 0 ? cells : node.tagName === 'table' ? [] : [node]
  const code = lines.map((cell) => codeText([cell], { isLaidOut: true })).join('\n')
  return code.trim()
    ? block(code, {
        language: findLanguage([...findBelow(node, ({ tagName }) => tagName === 'code').slice(0, 1), node]),
        start: node.data?.start,
      })
    : undefined
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
  'code span a b i em strong u s mark del ins font small sub sup var kbd samp br wbr div p ol ul li table tbody thead tr td th tt q cite abbr img button textarea pre bdi bdo'.split(
    ' ',
  ),
)

/**
 * The code of a block whose markup nobody escaped (`<pre><code><html>…`): the browser made elements of it, so it is
 * taken from the source. Only if no tag in it is escaped, for then both kinds would be mixed.
 */
function rawCode(pre: Element, { source }: ShapeContext): string | undefined {
  const start = pre.data?.start
  if (start === undefined || findBelow(pre, ({ tagName }) => !highlighting.has(tagName)).length === 0) return undefined
  const open = source.indexOf('>', start)
  const end = open + source.slice(open, open + longestRaw).search(/<\/pre/i)
  if (open < 0 || end < open) return undefined
  const inner = source
    .slice(open + 1, end)
    .replace(/^\r?\n/, '')
    .replace(/^\s*<code\b[^>]*>/i, '')
    .replace(/<\/code>\s*$/i, '')
  if (escapedTag.test(inner)) return undefined
  // WordPress escapes a bare ampersand, and nothing else, as `&#038;` (wptexturize).
  return inner.replaceAll('&#038;', '&').replace(/\r\n?/g, '\n')
}

/** Characters of a block that are looked through for its end. */
const longestRaw = 65_536

const escapedTag = /&lt;\/?[a-z]/i

/**
 * Puts together code that WordPress broke into paragraphs: `<p><code>a<br />b</p><p>c</code></p>`. The parser opens
 * the `code` again in the next paragraph; that it has no tag of its own there is the proof.
 */
export function joinBrokenCode(children: ElementContent[], context: ShapeContext): ElementContent[] {
  if (!children.some((child) => codeParagraph(child) !== undefined)) return children
  const out: ElementContent[] = []
  let broken: { code: Element; parts: string[] } | undefined
  const flush = () => {
    if (!broken) return
    context.report('read/code-in-paragraphs', { count: broken.parts.length }, { at: spanOf(broken.code) })
    out.push(
      block(broken.parts.join('\n\n'), { language: findLanguage([broken.code]), start: broken.code.data?.start }),
    )
    broken = undefined
  }
  for (const child of children) {
    const code = codeParagraph(child)
    const isBlank = (child.type === 'text' || isElement(child, 'code')) && rawText(child).trim() === ''
    if (code && broken && isReopened(code, context.source)) broken.parts.push(paragraphCode(code))
    else if (code && hasBreak(code)) {
      flush()
      broken = { code, parts: [paragraphCode(code)] }
    } else if (!(broken && isBlank)) {
      flush()
      out.push(child)
    }
  }
  flush()
  return out
}

/** The `code` that is all a paragraph holds. */
function codeParagraph(node: ElementContent): Element | undefined {
  if (!isElement(node, 'p')) return undefined
  const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return content.length === 1 && isElement(content[0], 'code') ? content[0] : undefined
}

const hasBreak = (code: Element) => findBelow(code, ({ tagName }) => tagName === 'br').length > 0

function isReopened(code: Element, source: string): boolean {
  const start = code.data?.start
  return start !== undefined && source.slice(start, start + 5).toLowerCase() !== '<code'
}

function paragraphCode(code: Element): string {
  return codeText(code.children, { isAutoParagraph: true })
}
