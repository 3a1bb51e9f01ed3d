/** Blocks of a body as Markdown; what Markdown has no syntax for is raw HTML. */

import type { Element, ElementContent } from 'hast'
import { hasOnly, isElement } from '../tree/h.ts'
import { longestTicks } from '../tree/longest-ticks.ts'
import { depthOf } from '../tree/shallow.ts'
import { isBlockElement, rawText } from '../tree/text.ts'
import { escapeLineStart, nothing } from './markdown-escape.ts'
import { image, inline, toHtml } from './markdown-inline.ts'
import { table } from './markdown-table.ts'

/** Writes blocks, an empty line between them. Recurses as deep as the blocks. */
export function blocks(nodes: ElementContent[]): string {
  return written(nodes, { isTop: true }).join('\n\n')
}

/**
 * The blocks of a quotation: there the parser takes an empty line between a list and a list or quotation for one within
 * the list (micromark 4.0).
 */
function quotedBlocks(nodes: ElementContent[]): string {
  return written(nodes).reduce((text, block, index, all) => {
    const isTight = listMark.test(all[index - 1] ?? '') && containerMark.test(block)
    return index === 0 ? block : text + (isTight ? '\n' : '\n\n') + block
  }, '')
}

const listMark = /^(?:[-*]|\d+[.)]) /
const containerMark = /^(?:[->*]|\d+[.)])(?: |$)/

interface Place {
  /** The blocks stand in nothing, and how deep they are is not known yet. */
  isTop?: boolean
  /** They stand in an item of a list. */
  inItem?: boolean
}

function written(nodes: ElementContent[], { isTop = false, inItem = false }: Place = {}): string[] {
  const elements = nodes.filter((node) => isElement(node))
  let again = false
  return elements.map((node, index) => {
    again = elements[index - 1]?.tagName === node.tagName && !again
    const isTooDeep = isTop && depthOf([node]) > maxDepth
    return (isTooDeep ? undefined : writers.get(node.tagName)?.(node, { again, inItem })) ?? toHtml(node)
  })
}

/**
 * Levels of elements, above which a block is raw HTML: in Markdown each line repeats the indents of all its levels, and
 * a list that turns out not to be sayable was written in vain, once for each level.
 */
const maxDepth = 64

interface Around {
  /** The block needs other marks than the like block before it. */
  again: boolean
  /** The block stands in an item of a list. */
  inItem: boolean
}

/** Writes one block, or nothing if Markdown cannot say it. */
type Write = (node: Element, around: Around) => string | undefined

const heading: Write = (node) => {
  const words = inline(node.children, '<br>')
  const text = words.replace(/#$/, '\\#').replace(statedId, `{${nothing}#`)
  return hasOnly(node) && words !== '' ? `${'#'.repeat(Number(node.tagName[1]))} ${text}` : undefined
}

/** What a heading would be read as having for an id, and a quote for its kind. */
const statedId = /\{#(?=[^{}]*\}$)/
const statedKind = /^\\?\[(?=!)/

function quote(node: Element): string | undefined {
  const text = quotedBlocks(node.children).replace(statedKind, `$&${nothing}`)
  return hasOnly(node) ? prefixed(text, '> ', '>') : undefined
}

const writers = new Map<string, Write>([
  ['p', plainParagraph],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Write] => [name, heading]),
  ['hr', (node) => (hasOnly(node) ? '---' : undefined)],
  ['blockquote', quote],
  ['pre', (node) => fenced(node)],
  ['figure', figure],
  ['ul', (node, { again }) => list(node, () => (again ? '*' : '-'))],
  ['ol', (node, { again }) => list(node, (number) => `${number}${again ? ')' : '.'}`)],
  ['table', table],
])

/** A paragraph; not one without words or of one tag alone, which would begin a block of raw HTML. */
function plainParagraph(node: Element): string | undefined {
  const words = paragraph(node.children)
  return hasOnly(node) && words !== '' && !isTagAlone(node.children) ? words : undefined
}

/** Whether a line would hold one tag and nothing else: a block of raw HTML, up to the next empty line. */
function isTagAlone(nodes: ElementContent[]): boolean {
  return nodes.length === 1 && /^<(?:br|img|wbr)\b/.test(paragraph(nodes))
}

function paragraph(nodes: ElementContent[]): string {
  return inline(nodes, '\\\n').split('\n').map(escapeLineStart).join('\n')
}

/** Puts a prefix before each line; `blank` before empty ones. */
function prefixed(text: string, prefix: string, blank: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? blank : prefix + line))
    .join('\n')
}

function fenced(pre: Element, title?: string): string | undefined {
  const [code] = pre.children
  if (!hasOnly(pre) || pre.children.length !== 1 || !isElement(code, 'code')) return undefined
  const value = rawText(code)
  const info = [languageOf(code), title && `title="${title}"`].filter(Boolean).join(' ')
  if (title !== undefined && /["\\`&\r\n]/.test(title)) return undefined
  if (value.includes('\r') || !hasOnly(code, 'className', 'dataLanguageFrom')) return undefined
  const fence = '`'.repeat(Math.max(2, longestTicks(value)) + 1)
  return `${fence}${info}\n${value === '' ? '' : `${value}\n`}${fence}`
}

/** The language that a source states; one that was guessed is guessed again. */
function languageOf({ properties }: Element): string | undefined {
  if (properties.dataLanguageFrom !== 'fence' && properties.dataLanguageFrom !== 'class') return undefined
  const [name] = Array.isArray(properties.className) ? properties.className : []
  return String(name ?? '').replace(/^language-/, '') || undefined
}

function figure(node: Element, { inItem }: Around): string | undefined {
  const [content, caption, ...others] = node.children
  if (!hasOnly(node) || others.length > 0 || !isElement(content)) return undefined
  if (caption !== undefined && !(isElement(caption, 'figcaption') && isPlain(caption))) return undefined
  const title = caption && rawText(caption)
  // An image without a caption becomes a figure where only blocks stand; in an item it stays in its paragraph.
  if (title !== title?.trim() || (!title && inItem)) return undefined
  if (content.tagName === 'pre') return title ? fenced(content, title) : undefined
  if (content.tagName === 'img') return image(content, title)
  const [picture] = content.children
  if (content.tagName !== 'a' || content.children.length !== 1 || !isElement(picture, 'img')) return undefined
  const shown = image(picture, title)
  const around = shown && inline([{ ...content, children: [] }], '<br>')
  return around?.startsWith('[](') ? `[${shown}${around.slice(1)}` : undefined
}

const isPlain = (node: Element) => hasOnly(node) && node.children.every((child) => child.type === 'text')

function list(node: Element, marker: (number: number) => string): string | undefined {
  const items = node.children.filter((child) => isElement(child))
  const { start = '1' } = node.properties
  const isList = node.children.every((child) => isSpace(child) || (isElement(child, 'li') && hasOnly(child)))
  if (!isList || !hasOnly(node, 'start') || !/^\d{1,8}$/.test(String(start)) || node.properties.start === '1')
    return undefined
  const contents = items.map(itemOf)
  const separator = separatorOf(contents)
  if (separator === undefined) return undefined
  return contents
    .map((item, index) => {
      const mark = `${marker(Number(start) + index)} `
      const text = itemText(item, separator)
      return mark + prefixed(text, ' '.repeat(mark.length), '').slice(text === '' ? 0 : mark.length)
    })
    .map((item) => item.replace(/ $/, ''))
    .join(separator)
}

/** The content of an item of a list. */
interface Item {
  /** What it begins with that is no block. */
  words: ElementContent[]
  /** The rest, from its first block on. */
  rest: ElementContent[]
  /** The elements of the rest as they are written: how tells whether a list can be, and each is written only once. */
  texts: string[]
}

function itemOf(node: Element): Item {
  const content = withoutOuterSpace(node)
  const first = content.findIndex(isBlockElement)
  const words = first === -1 ? content : content.slice(0, first)
  const rest = content.slice(words.length)
  return { words, rest, texts: written(rest, { inItem: true }) }
}

/** The content of an item, without white space at its ends and round its blocks. */
function withoutOuterSpace({ children }: Element): ElementContent[] {
  const isEdge = (node: ElementContent | undefined) => node === undefined || isBlockElement(node)
  return children.filter((node, at) => !(isSpace(node) && (isEdge(children[at - 1]) || isEdge(children[at + 1]))))
}

/**
 * What stands between the items and their blocks: a line end if all begin with bare text, an empty line if all are made
 * of blocks and there are two to part. Other lists Markdown cannot say.
 */
function separatorOf(items: Item[]): '\n' | '\n\n' | undefined {
  if (items.length === 0) return undefined
  if (items.every(isTight)) return '\n'
  const areBlocks = items.every(
    ({ words, rest }) => words.length === 0 && rest.every(isBlockElement) && isElement(rest[0], 'p'),
  )
  return areBlocks && (items.length > 1 || items.some(({ rest }) => rest.length > 1)) ? '\n\n' : undefined
}

/** Whether an item is text, followed at most by blocks that need no empty line before them. */
function isTight({ words, rest, texts }: Item): boolean {
  if (words.length === 0) return false
  if (rest.length === 0) return true
  return !isTagAlone(words) && rest.every((node, at) => isElement(node) && interrupts(node, texts[at] ?? ''))
}

/** Whether a block, written as `text`, may follow a line of text directly, and is written by its own marks. */
function interrupts(node: Element, text: string): boolean {
  if (text.startsWith('<')) return false // raw HTML
  if (node.tagName === 'ul' || (node.tagName === 'ol' && node.properties.start === undefined)) {
    return !text.includes('\n\n')
  }
  return node.tagName === 'pre' && !/\n\s*\n/.test(rawText(node))
}

function itemText({ words, texts }: Item, separator: '\n' | '\n\n'): string {
  const text = paragraph(words).replace(/^([☐☑])(?= )/, (box) => (box === '☑' ? '[x]' : '[ ]'))
  return [...(words.length > 0 ? [text.replace(/^ | $/g, '')] : []), ...texts].join(separator)
}

const isSpace = (node: ElementContent) => node.type === 'text' && /^[\t\n\r ]*$/.test(node.value)
