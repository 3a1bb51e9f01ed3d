/** Raw HTML in Markdown → elements, with the Markdown that stands between its tags inside of them. */

import { type Element as DomElement, isTag, type ParentNode } from 'domhandler'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { removedElements } from '../../clean/policy.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Report } from '../../diagnostics/report.ts'
import { fromDom, toElement } from '../../tree/from-dom.ts'
import { element, isElement } from '../../tree/h.ts'
import { lastAtMost } from '../../tree/last-at-most.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { isBlank } from '../../tree/text.ts'
import { embedNames } from '../html/embeds.ts'

/**
 * Puts elements in the place of `raw` nodes: those that a browser makes of the document. What holds no raw HTML stands
 * for itself by an empty tag of its name and is never written as HTML, so that code stays verbatim and only the raw HTML
 * costs a parse. Every such node comes out exactly once, whatever the tags around it are.
 */
export function weaveRaw(tree: Root, guard: Guard): Root {
  const nodes = settle(tree.children.filter(isContent))
  const mixed = new Set<ElementContent>()
  return { ...tree, children: findMixed(nodes, mixed) ? weave(nodes, mixed, guard) : nodes }
}

export type Raw = Extract<ElementContent, { type: 'raw' }>

export const isRaw = (node: ElementContent): node is Raw => node.type === 'raw'
export const isContent = (node: RootContent): node is ElementContent => node.type !== 'doctype'

/** Makes of raw HTML what needs no parser: line breaks become elements, and comments, which nobody sees, go. */
function settle(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (isElement(node) && node.tagName !== 'pre') return { ...node, children: settle(node.children) }
    if (!isRaw(node)) return node
    if (lineBreak.test(node.value)) return place(element('br', {}, []), node)
    return comment.test(node.value) ? [] : node
  })
}

const lineBreak = /^<br[ \t]*\/?>$/i
const comment = /^<!--(?:(?!-->)[\s\S])*-->\s*$/

function place(made: Element, from: ElementContent): Element {
  const start = from.position?.start.offset
  return start === undefined ? made : { ...made, data: { start } }
}

/** Collects the elements that hold raw HTML, and says whether there is any. */
function findMixed(nodes: ElementContent[], mixed: Set<ElementContent>): boolean {
  let found = false
  for (const node of nodes) {
    if (isElement(node) && findMixed(node.children, mixed)) mixed.add(node)
    found ||= isRaw(node) || mixed.has(node)
  }
  return found
}

/** Makes one tree of Markdown nodes and the raw HTML between them. `mixed` are the elements that hold some of it. */
function weave(nodes: ElementContent[], mixed: Set<ElementContent>, { limits, report }: Guard): ElementContent[] {
  const { html, attribute, written, toSource } = write(nodes, mixed)
  const waiting = new Set(written)
  const inSource: Report = (id, details, { at } = {}) =>
    report(id, details, { at: at && { start: toSource(at.start), end: toSource(at.start) + 1 } })
  const document = parseFragment(html, { limits, report: inSource })
  const holders = findHolders(document, attribute)
  const replace = (tag: DomElement, depth: number): ElementContent[] | undefined => {
    const node = written[Number(tag.attribs[attribute])]
    if (!node) {
      if (tag.startIndex !== null) tag.startIndex = toSource(tag.startIndex)
      if (!removed.has(tag.name) || !holders.has(tag)) return undefined
      // Cleaning removes such elements with their content, which is Markdown here.
      const inner = fromDom(tag.children, { replace }, depth + 1)
      if (!embedNames.includes(tag.name)) return inner
      return [toElement(tag, inner.filter(isMediaFile)), ...inner.filter((child) => !isMediaFile(child))]
    }
    const isFirst = waiting.delete(node)
    const inner = fromDom(tag.children, { replace }, depth + 1)
    // The parser opens an element again where tags cross, which makes two of it.
    if (isElement(node) && mixed.has(node)) return [{ ...node, children: inner }]
    return isFirst ? [node, ...inner] : inner
  }
  const woven = fromDom(document.children, { replace })
  // What stands where the parser drops tags follows after.
  return waiting.size === 0 ? woven : [...woven, ...nodes.flatMap((node) => leftOf(node, waiting, mixed))]
}

const removed = new Set(removedElements)

/** Whether a node says what a player plays. */
const isMediaFile = (node: ElementContent) => isElement(node) && ['source', 'track', 'param'].includes(node.tagName)

/** What is left of a node if only what waits is taken, and the white space round it. */
function leftOf(node: ElementContent, waiting: Set<ElementContent>, mixed: Set<ElementContent>): ElementContent[] {
  if (!isElement(node) || !mixed.has(node)) return waiting.has(node) || isBlank(node) ? [node] : []
  const children = node.children.flatMap((child) => leftOf(child, waiting, mixed))
  return waiting.has(node) && children.length > 0 ? [{ ...node, children }] : children
}

/** The elements that have a tag with the attribute somewhere inside. */
function findHolders(document: ParentNode, attribute: string): Set<ParentNode> {
  const holders = new Set<ParentNode>()
  const stack: ParentNode[] = [document]
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    for (const child of parent.children) {
      if (!isTag(child)) continue
      stack.push(child)
      if (child.attribs[attribute] === undefined) continue
      for (let node = child.parent; node && !holders.has(node); node = node.parent) holders.add(node)
    }
  }
  return holders
}

interface Written {
  html: string
  /** The attribute that tells the tags of Markdown nodes from those of the source; its value is an index of `written`. */
  attribute: string
  written: ElementContent[]
  /** From offsets in `html` to those in the source. */
  toSource: (offset: number) => number
}

/** Nodes as HTML: raw HTML as it is, elements that hold some with their tags, all else as an empty element. */
function write(nodes: ElementContent[], mixed: Set<ElementContent>): Written {
  const attribute = freeAttribute(nodes)
  const written: ElementContent[] = []
  const pieces: { at: number; source: number }[] = []
  let html = ''
  const add = (node: ElementContent): void => {
    if (isRaw(node)) {
      pieces.push({ at: html.length, source: node.position?.start.offset ?? 0 })
      html += node.value
    } else if (node.type === 'text' && isBlank(node)) html += node.value
    else {
      const name = isElement(node) ? node.tagName : 'span'
      html += `<${name} ${attribute}=${written.length}>`
      written.push(node)
      if (isElement(node) && mixed.has(node)) node.children.forEach(add)
      if (!isVoid.has(name)) html += `</${name}>`
    }
  }
  nodes.forEach(add)
  const toSource = (offset: number) => {
    const piece = pieces[lastAtMost(pieces, offset, ({ at }) => at)]
    return piece ? piece.source + offset - piece.at : 0
  }
  return { html, attribute, written, toSource }
}

/** The elements of Markdown that have no end tag. */
const isVoid = new Set(['br', 'hr', 'img', 'input'])

/** A name that no raw HTML holds, so that nobody can make one node stand for another. */
function freeAttribute(nodes: ElementContent[]): string {
  let free = 0
  const visit = (node: ElementContent): void => {
    if (isRaw(node)) for (const [, number] of node.value.matchAll(ourName)) free = Math.max(free, Number(number) + 1)
    if (isElement(node)) node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return `data-markdown-${free}`
}

const ourName = /data-markdown-(\d{1,9})/gi
