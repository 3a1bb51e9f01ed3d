/** Inline content as Markdown; what Markdown has no marks for stands between raw HTML tags. */

import type { Element, ElementContent } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { element, isElement, root } from '../tree/h.ts'
import { longestTicks } from '../tree/longest-ticks.ts'
import { rawText } from '../tree/text.ts'
import { escapeText, escapeTitle, linkTarget, nothing } from './markdown-escape.ts'

/** How a line break is written: by a backslash and a line end, or by a tag where all stands on one line. */
export type LineBreak = '\\\n' | '<br>'

/** Writes inline content. Recurses as deep as the content. */
export function inline(nodes: ElementContent[], lineBreak: LineBreak): string {
  let out = ''
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1]
    if (node.type === 'text') out += beforeLink(behindElement(escapeText(node.value), nodes[index - 1]), next)
    else if (isElement(node))
      out += writers.get(node.tagName)?.(node, { lineBreak, before: out, next }) ?? tags(node, lineBreak)
  }
  return out
}

/** Between brackets right behind an element there would be its attributes. */
function behindElement(text: string, last: ElementContent | undefined): string {
  return isElement(last) && text.startsWith('{') ? `{${nothing}${text.slice(1)}` : text
}

/** A `!` before a link would make it an image. */
function beforeLink(text: string, next: ElementContent | undefined): string {
  return text.endsWith('!') && next?.type === 'element' ? `${text.slice(0, -1)}\\!` : text
}

interface Around {
  lineBreak: LineBreak
  /** What is written before the element in the same parent. */
  before: string
  next: ElementContent | undefined
}

type Write = (node: Element, around: Around) => string | undefined

/** Elements that Markdown has marks for; `undefined`: not for this one. */
const writers = new Map<string, Write>([
  ['br', (node, { lineBreak, next }) => (hasProperties(node) || next?.type !== 'text' ? undefined : lineBreak)],
  ['em', (node, around) => marked(node, '*', around)],
  ['strong', (node, around) => marked(node, '**', around)],
  ['del', (node, around) => marked(node, '~~', around)],
  ['code', code],
  ['a', link],
  ['img', (node) => image(node)],
])

/** Marks open and close for certain only between a letter or digit inside and none outside (CommonMark 0.31.2, 6.2). */
function marked(node: Element, mark: string, { lineBreak, before, next }: Around): string | undefined {
  if (hasProperties(node)) return undefined
  const inner = inline(node.children, lineBreak)
  const isFirm = /^[\p{L}\p{N}]/u.test(inner) && /[\p{L}\p{N}]$/u.test(inner)
  const isFree = !/[\p{L}\p{N}*~]$/u.test(before) && isFreeBefore(next)
  // Writing the content once more would double the work at each level.
  return isFirm && isFree ? mark + inner + mark : tags(node, lineBreak, inner)
}

function isFreeBefore(next: ElementContent | undefined): boolean {
  if (next === undefined) return true
  if (next.type === 'text') return !/^[\p{L}\p{N}]/u.test(next.value)
  return isElement(next) && (next.tagName === 'br' || next.tagName === 'code' || next.tagName === 'a')
}

/** Code between more backticks than it holds in a row. */
function code(node: Element, { before, next }: Around): string | undefined {
  const [only] = node.children
  if (hasProperties(node) || node.children.length !== 1 || only?.type !== 'text') return undefined
  const { value } = only
  if (/[\r\n|]|^\s*$/.test(value) || before.endsWith('`') || isElement(next, 'code')) return undefined
  const fence = '`'.repeat(longestTicks(value) + 1)
  const padding = /^`|`$|^ .* $/.test(value) ? ' ' : ''
  return fence + padding + value + padding + fence
}

function link(node: Element, { lineBreak }: Around): string | undefined {
  const { href, title, ...others } = node.properties
  const target = typeof href === 'string' ? linkTarget(href) : undefined
  if (target === undefined || title === '' || Object.keys(others).length > 0) return undefined
  if (title === undefined && rawText(node) === href && autolink.test(href) && isTextOnly(node)) return `<${href}>`
  return `[${inline(node.children, lineBreak)}](${target}${quoted(title)})`
}

const autolink = /^https?:\/\/[^\s<>&\\]+$/

const isTextOnly = (node: Element) => node.children.every((child) => child.type === 'text')

/** An image, with a caption as its title if one is given. */
export function image(node: Element, caption?: string): string | undefined {
  const { src, alt = '', ...others } = node.properties
  const target = typeof src === 'string' ? linkTarget(src) : undefined
  if (!target || Object.keys(others).length > 0 || /[\r\n]/.test(String(alt))) return undefined
  return `![${escapeText(String(alt))}](${target}${quoted(caption)})`
}

function quoted(title: unknown): string {
  return title === undefined ? '' : ` "${escapeTitle(String(title))}"`
}

const hasProperties = (node: Element) => Object.keys(node.properties).length > 0

/** An element between its tags, its content as Markdown. */
function tags(node: Element, lineBreak: LineBreak, inner = inline(node.children, lineBreak)): string {
  const html = toHtml(element(node.tagName, node.properties, []))
  const end = html.lastIndexOf('</')
  return end === -1 ? html : html.slice(0, end) + inner + html.slice(end)
}

const processor = unified().use(rehypeStringify).freeze()

/** An element as HTML without a line break, so that no empty line ends a block of raw HTML, and without what looks like attributes of a link. */
export function toHtml(node: Element): string {
  return processor
    .stringify(root([node]))
    .replace(/\n/g, '&#10;')
    .replaceAll('){', ')&#123;')
}
