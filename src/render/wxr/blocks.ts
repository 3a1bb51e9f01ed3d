/** A body as content of the block editor: stored as it is, and shown as it is, for WordPress' filters leave blocks alone. */

import type { Element, ElementContent, Properties, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { element, hasOnly, isElement, root } from '../../tree/h.ts'
import { isBlank, isBlockElement } from '../../tree/text.ts'
import { writableHtml } from '../xml.ts'

/** Finds the number of the file of the media library that an image is; most images have none. */
export type FindFile = (src: string) => number | undefined

/**
 * Writes each block of a body as the editor's own block of that kind, so that it can be edited; what the editor has no
 * block for is a block of custom HTML. Recurses as deep as the body.
 */
export function blocks({ children }: Root, findFile: FindFile): string {
  const nodes = children.filter((node): node is ElementContent => node.type !== 'doctype' && !isBlank(node))
  return guarded(nodes.map((node) => written(node, findFile)).join('\n\n'))
}

type Attributes = Record<string, string | number | boolean>

/** Writes a block, or nothing if the editor has none for what is in it. */
type Write = (node: Element, findFile: FindFile) => string | undefined

function written(node: ElementContent, findFile: FindFile): string {
  const known = isElement(node) ? writers.get(node.tagName)?.(node, findFile) : undefined
  return known ?? block('html', {}, toHtml(node))
}

const writers = new Map<string, Write>([
  ['p', (node) => (hasOnly(node) ? block('paragraph', {}, toHtml(node)) : undefined)],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Write] => [name, heading]),
  ['ul', list],
  ['ol', list],
  ['blockquote', quote],
  ['pre', code],
  ['figure', figure],
  ['table', (node) => block('table', {}, tags('figure', { className: ['wp-block-table'] }, toHtml(node)))],
  ['hr', (node) => (hasOnly(node) ? block('separator', {}, withClass(node, separatorClasses)) : undefined)],
])

const separatorClasses = ['wp-block-separator', 'has-alpha-channel-opacity']

function heading(node: Element): string | undefined {
  const level = Number(node.tagName.slice(1))
  if (!hasOnly(node, 'id')) return undefined
  return block('heading', level === 2 ? {} : { level }, withClass(node, ['wp-block-heading']))
}

/** A list whose items hold text and lists alone: the editor has no other. */
function list(node: Element): string | undefined {
  const { start, reversed } = node.properties
  const items = node.children.filter((child) => !isBlank(child))
  if (!hasOnly(node, 'start', 'reversed') || !items.every((item) => isElement(item, 'li') && hasOnly(item)))
    return undefined
  const inner: string[] = []
  for (const item of items) {
    const content = isElement(item) ? itemContent(item) : undefined
    if (content === undefined) return undefined
    inner.push(block('list-item', {}, tags('li', {}, content)))
  }
  const isOrdered = node.tagName === 'ol'
  const attributes = {
    ...(isOrdered && { ordered: true }),
    ...(start !== undefined && { start: Number(start) }),
    ...(reversed === true && { reversed: true }),
  }
  return block('list', attributes, tags(node.tagName, node.properties, inner.join('')))
}

function itemContent({ children }: Element): string | undefined {
  const parts = children.map((child) => {
    if (!isBlockElement(child)) return toHtml(child)
    return child.tagName === 'ul' || child.tagName === 'ol' ? list(child) : undefined
  })
  return parts.includes(undefined) ? undefined : parts.join('')
}

function quote(node: Element, findFile: FindFile): string | undefined {
  if (!hasOnly(node)) return undefined
  const inner = node.children.filter((child) => !isBlank(child)).map((child) => written(child, findFile))
  return block('quote', {}, tags('blockquote', { className: ['wp-block-quote'] }, inner.join('')))
}

/** The editor's block of code knows no language; a class of the block says it, as highlighters for WordPress want it. */
function code(node: Element): string | undefined {
  const [inner, ...others] = node.children
  if (!isElement(inner, 'code') || others.length > 0 || !hasOnly(node)) return undefined
  if (!hasOnly(inner, 'className', 'dataLanguageFrom')) return undefined
  const names = Array.isArray(inner.properties.className) ? inner.properties.className.map(String) : []
  const attributes = names.length > 0 ? { className: names.join(' ') } : {}
  const bare = toHtml(element('code', {}, inner.children))
  return block('code', attributes, tags('pre', { className: ['wp-block-code', ...names] }, bare))
}

function figure(node: Element, findFile: FindFile): string | undefined {
  if (String(node.properties.className) === 'gallery') return gallery(node, findFile)
  const [content, caption, ...others] = node.children.filter((child) => !isBlank(child))
  if (!hasOnly(node) || others.length > 0 || !isElement(content)) return undefined
  if (caption !== undefined && !(isElement(caption, 'figcaption') && hasOnly(caption))) return undefined
  if (content.tagName === 'table')
    return block('table', {}, tags('figure', { className: ['wp-block-table'] }, toHtml(content) + captionOf(caption)))
  const picture = isElement(content, 'img') ? content : linkedImage(content)
  if (!picture || !hasOnly(picture, 'src', 'alt', 'width', 'height')) return undefined
  return image(content, picture, { caption, id: findFile(String(picture.properties.src ?? '')) })
}

function linkedImage(link: Element): Element | undefined {
  const [only, ...others] = link.children
  return link.tagName === 'a' && hasOnly(link, 'href') && others.length === 0 && isElement(only, 'img')
    ? only
    : undefined
}

function image(
  content: Element,
  picture: Element,
  { caption, id }: { caption: Element | undefined; id: number | undefined },
): string {
  const { src, alt = '', ...sizes } = picture.properties
  const isSized = Object.keys(sizes).length > 0
  const numbers = Object.entries(sizes).map(([name, value]) => [name, Number(value)])
  const properties = { src, alt, ...sizes, ...(id !== undefined && { className: [`wp-image-${id}`] }) }
  const shown = toHtml(element('img', properties, []))
  const html = content === picture ? shown : tags('a', content.properties, shown)
  const attributes = { ...(id !== undefined && { id }), ...Object.fromEntries(numbers) }
  const className = ['wp-block-image', ...(isSized ? ['is-resized'] : [])]
  return block('image', attributes, tags('figure', { className }, html + captionOf(caption)))
}

function captionOf(caption: Element | undefined): string {
  return caption ? withClass(caption, ['wp-element-caption']) : ''
}

function gallery(node: Element, findFile: FindFile): string | undefined {
  const parts = node.children.filter((child) => !isBlank(child))
  const inner: string[] = []
  for (const [index, part] of parts.entries()) {
    const isCaption = index === parts.length - 1 && isElement(part, 'figcaption') && hasOnly(part)
    const html = isCaption ? withClass(part, galleryCaption) : isElement(part, 'figure') && figure(part, findFile)
    if (!html) return undefined
    inner.push(html)
  }
  const className = ['wp-block-gallery', 'has-nested-images', 'columns-default', 'is-cropped', 'gallery']
  return block('gallery', { linkTo: 'none', className: 'gallery' }, tags('figure', { className }, inner.join('')))
}

const galleryCaption = ['blocks-gallery-caption', 'wp-element-caption']

function block(name: string, attributes: Attributes, html: string): string {
  const said = Object.keys(attributes).length > 0 ? `${commentJson(attributes)} ` : ''
  return `<!-- wp:${name} ${said}-->\n${html}\n<!-- /wp:${name} -->`
}

/** JSON that cannot end its comment: wp-includes/blocks.php, serialize_block_attributes(). */
function commentJson(attributes: Attributes): string {
  const escapes: [string, string][] = [
    ['--', '\\u002d\\u002d'],
    ['<', '\\u003c'],
    ['>', '\\u003e'],
    ['&', '\\u0026'],
  ]
  return escapes.reduce((json, [found, code]) => json.replaceAll(found, code), JSON.stringify(attributes))
}

function withClass(node: Element, className: string[]): string {
  return toHtml({ ...node, properties: { ...node.properties, className } })
}

/** HTML between the tags of an element. */
function tags(name: string, properties: Properties, html: string): string {
  const empty = toHtml(element(name, properties, []))
  const end = empty.lastIndexOf('</')
  return empty.slice(0, end) + html + empty.slice(end)
}

const processor = unified().use(rehypeStringify).freeze()

function toHtml(node: ElementContent): string {
  return processor.stringify(root([node]))
}

/**
 * HTML in which WordPress sees no shortcode, and no address on a line of its own, which it would make a player of; the
 * editor writes its blocks of code likewise (packages/block-library/src/code/utils.js).
 */
function guarded(html: string): string {
  return writableHtml(html.replaceAll('[', '&#91;').replace(ownLineUrl, '$1&#47;&#47;').replaceAll('\r', '&#13;'))
}

const ownLineUrl = /((?:^|[\n>])[^\S\n]*https?:)\/\//g
