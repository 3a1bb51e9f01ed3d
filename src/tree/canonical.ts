/** Gives a body its canonical shape: blocks in a row, no wrappers, white space as a reader sees it. */

import type { Element, ElementContent, Root } from 'hast'
import { append } from './append.ts'
import { foldSpace } from './fold-space.ts'
import { element, hasOnly, isElement, root, text } from './h.ts'
import { joinAnchors } from './join-anchors.ts'
import { betweenBreaks, withoutOuterBreaks } from './line-breaks.ts'
import { hasItem, inItems, isList } from './list-parts.ts'
import { loneOf } from './lone-of.ts'
import { owners } from './owners.ts'
import { pushIntoBlocks } from './push-into-blocks.ts'
import { runs } from './runs.ts'
import { inCell, inCells, inSections } from './table-parts.ts'
import { breaksText, isBlank, isCell, rawText } from './text.ts'
import { headings, isBlockNode, isEmptyParagraph, textBlocks } from './text-blocks.ts'

/**
 * Unwraps elements that only group (`div`, `section`, `span`, …) so that no two texts run together: bare text of the
 * body becomes a `p`, a picture that stands alone a `figure`. Folds white space outside of `pre`, drops paragraphs that
 * hold nothing or line breaks alone, and puts one line break between the blocks of the body. Doing it twice is doing it
 * once, and a parser reads the result back as it is.
 */
export function canonical(tree: Root): Root {
  const blocks = flow(foldSpace(unwrap(tree.children.filter(isContent), body)))
  return root(blocks.flatMap((block, index) => (index === 0 ? [block] : [text('\n'), block])))
}

/**
 * What an element holds: `flow`: blocks, and bare text becomes paragraphs; `mixed`: blocks or text; `phrasing`: text,
 * and no block of text may stand in it (HTML, content models). Blocks of text hold `phrasing`, `blockquote` holds `flow`, and
 * all others hold `mixed`.
 */
type Content = 'flow' | 'mixed' | 'phrasing'

/** The nearest block round a node. */
interface Parent {
  tagName: string
  content: Content
  /** Whether there is a link round the node: links do not nest. */
  inLink: boolean
}

const body: Parent = { tagName: 'body', content: 'flow', inLink: false }

/** Elements that only group others or carry looks. */
const wrappers = new Set(
  'div section article main header footer nav aside center form fieldset hgroup body html span font big tt nobr picture label o:p'.split(
    ' ',
  ),
)

const isContent = (node: Root['children'][number]): node is ElementContent =>
  node.type === 'element' || node.type === 'text'

/** Takes the wrappers out from among the children of a parent, and shapes what stays, into `out`. */
function unwrap(children: ElementContent[], parent: Parent, out: ElementContent[] = []): ElementContent[] {
  for (const child of children) {
    if (child.type === 'text') out.push(child)
    else if (child.type === 'element') {
      if (isWrapper(child, parent)) unwrapInto(out, child, children, parent)
      else if (breaksText(child.tagName)) {
        const block = shape(child, parent.inLink)
        append(out, finishers.get(child.tagName)?.(block) ?? [block])
      } else {
        const around = child.tagName === 'a' ? { ...parent, inLink: true } : parent
        append(out, pushIntoBlocks({ ...child, children: unwrap(child.children, around) }))
      }
    }
  }
  return out
}

function isWrapper(node: Element, parent: Parent): boolean {
  const { tagName } = node
  if (wrappers.has(tagName)) return true
  if (tagName === 'a' && hasOnly(node)) return true
  // Some indent their text by a list without items.
  if (isList(tagName) && !hasItem(node, (name) => wrappers.has(name))) return true
  if (parent.content === 'phrasing' && textBlocks.has(tagName)) return true
  if (parent.inLink && tagName === 'a') return true
  const owner = owners.get(tagName)
  return owner !== undefined && !owner.includes(parent.tagName)
}

/** Unwraps an element; one that stands in a block beside text becomes blocks, unless it shows only pictures. */
function unwrapInto(out: ElementContent[], wrapper: Element, siblings: ElementContent[], parent: Parent): void {
  const standsAlone = parent.content === 'mixed' && siblings.every((node) => node === wrapper || isBlank(node))
  if (!breaksText(wrapper.tagName) || standsAlone) unwrap(wrapper.children, parent, out)
  else if (parent.content === 'mixed' && !showsOnlyPictures(wrapper)) {
    append(out, flow(unwrap(wrapper.children, { ...parent, content: 'flow' })))
  } else {
    const edge = parent.content === 'flow' ? element('p', {}, []) : text(' ')
    out.push(edge)
    unwrap(wrapper.children, parent, out)
    out.push(edge)
  }
}

function showsOnlyPictures(node: ElementContent): boolean {
  if (!isElement(node)) return isBlank(node)
  const mayHold = wrappers.has(node.tagName) || node.tagName === 'a'
  return node.tagName === 'img' || (mayHold && node.children.every(showsOnlyPictures))
}

/** Shapes what a block holds. */
function shape(block: Element, inLink: boolean): Element {
  const { tagName } = block
  if (tagName === 'pre') return codeBlock(block)
  const content: Content = textBlocks.has(tagName) ? 'phrasing' : tagName === 'blockquote' ? 'flow' : 'mixed'
  const parts = foldSpace(unwrap(block.children, { tagName, content, inLink }))
  const children = isList(tagName) ? inItems(parts, tagName) : inCells(parts, tagName)
  if (tagName === 'table') return { ...block, children: inSections(children) }
  if (isCell(tagName)) return { ...block, children: inCell(children) }
  if (content === 'phrasing') return { ...block, children: withoutOuterBreaks(children) }
  return { ...block, children: content === 'flow' ? flow(children) : children }
}

/**
 * A paragraph that holds blocks, which a parser would end before the first of them, or rows of line breaks, which a reader
 * sees as the end of a paragraph, as a row of blocks.
 */
function split(paragraph: Element): Element[] {
  const { children } = paragraph
  if (!children.some(isBlockNode) && betweenBreaks(children).length === 1) return [paragraph]
  const [first, ...others] = flow(children)
  if (first?.tagName !== 'p') return first ? [first, ...others] : []
  return [{ ...first, properties: paragraph.properties }, ...others]
}

/** A heading; if it says nothing, the place that it marks, if any. */
function heading(node: Element): Element[] {
  const { id } = node.properties
  if (!node.children.every(isBlank)) return [node]
  return id === undefined ? [] : [element('p', {}, [element('a', { id }, [])])]
}

/** A figure; or, if it holds nothing but a table or code and has no caption, what it holds: some editors frame every table. */
function unframed(figure: Element): Element {
  const only = loneOf(figure.children)
  const saysNothing = figure.properties.id === undefined
  return saysNothing && (isElement(only, 'table') || isElement(only, 'pre')) ? only : figure
}

/**
 * Code stands in one `code`, as text: so it is verbatim, also where it begins with a line break, which `pre` would
 * swallow. Its line ends are those that a parser of HTML makes of any.
 */
function codeBlock(pre: Element): Element {
  const only = loneOf(pre.children)
  const inner = isElement(only, 'code') ? only : undefined
  const code = element('code', inner?.properties ?? {}, [text(rawText(inner ?? pre).replace(/\r\n?/g, '\n'))])
  if (pre.data) code.data = pre.data
  return { ...pre, properties: {}, children: [code] }
}

/** What becomes of a block once its content is known, by its name. */
const finishers = new Map<string, (block: Element) => Element[]>([
  ['p', split],
  ['figure', (figure) => [unframed(figure)]],
  ...[...headings].map((name) => [name, heading] as const),
])

/** Wraps runs of text into paragraphs, drops what is empty, and joins places with what stands behind them. */
function flow(children: ElementContent[]): Element[] {
  const blocks: Element[] = []
  for (const part of runs(children, isBlockNode)) {
    const texts = Array.isArray(part) ? betweenBreaks(part).map((text) => element('p', {}, foldSpace(text))) : [part]
    for (const block of texts)
      if (!isEmptyParagraph(block)) blocks.push(block.tagName === 'p' ? paragraph(block) : block)
  }
  return joinAnchors(blocks)
}

/** A paragraph; or, if it holds nothing but one picture, a figure. */
function paragraph(node: Element): Element {
  const children = withoutOuterBreaks(node.children)
  const only = loneOf(children)
  if (only && isPicture(only)) return element('figure', {}, [only])
  return children === node.children ? node : { ...node, children }
}

/** A picture, also one in a link. */
function isPicture(node: ElementContent): boolean {
  if (!isElement(node)) return false
  return node.tagName === 'img' || (node.tagName === 'a' && isElement(loneOf(node.children), 'img'))
}
