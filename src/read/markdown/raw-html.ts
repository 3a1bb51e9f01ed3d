/** Raw HTML in Markdown → elements, with the Markdown that stands between its tags inside of them. */

import { type Element as DomElement, isTag, type ParentNode } from 'domhandler'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { removedElements } from '../../clean/policy.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { element, isElement } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { isBlock } from '../../tree/text.ts'
import { closeTextTags } from './text-tags.ts'

/**
 * Puts elements in the place of `raw` nodes. Each run of siblings is parsed once: what is Markdown stands for itself by
 * an empty tag and is never written as HTML, so that code stays verbatim and only the raw HTML costs a parse. Every
 * Markdown node comes out exactly once, whatever the tags around it are.
 */
export function weaveRaw(tree: Root): Root {
  return { ...tree, children: weave(tree.children.filter(isContent)) }
}

type Raw = Extract<ElementContent, { type: 'raw' }>

const isRaw = (node: ElementContent): node is Raw => node.type === 'raw'
const isContent = (node: RootContent): node is ElementContent => node.type !== 'doctype'

function weave(nodes: ElementContent[]): ElementContent[] {
  const woven: ElementContent[] = []
  for (const node of nodes) {
    if (isElement(node) && node.tagName !== 'pre') woven.push({ ...node, children: weave(node.children) })
    else if (node.type !== 'raw') woven.push(node)
    else if (lineBreak.test(node.value)) woven.push(place(element('br', {}, []), node))
    else if (!comment.test(node.value)) woven.push(node)
  }
  return woven.some(isRaw) ? parseRaw(closeTextTags(woven)) : woven
}

const lineBreak = /^<br[ \t]*\/?>$/i
const comment = /^<!--(?:(?!-->)[\s\S])*-->\s*$/

function place(made: Element, from: ElementContent): Element {
  const start = from.position?.start.offset
  return start === undefined ? made : { ...made, data: { start } }
}

function parseRaw(nodes: ElementContent[]): ElementContent[] {
  const { html, toSource } = write(nodes)
  const waiting = new Map(nodes.entries())
  const take = (index: number): ElementContent[] => {
    const node = waiting.get(index)
    waiting.delete(index)
    return node && node.type !== 'raw' ? [node] : []
  }
  const document = parseFragment(html)
  const holders = findHolders(document)
  const replace = (tag: DomElement): ElementContent[] | undefined => {
    const index = tag.attribs[stand]
    if (index !== undefined) return [...take(Number(index)), ...fromDom(tag.children, { replace })]
    // Cleaning removes such elements with their content, which is Markdown here.
    if (removed.has(tag.name) && holders.has(tag)) return fromDom(tag.children, { replace })
    if (tag.startIndex !== null) tag.startIndex = toSource(tag.startIndex)
    return undefined
  }
  const woven = fromDom(document.children, { replace })
  // What stands too deep, or where the parser dropped its stand-in, follows after.
  return [...woven, ...[...waiting.keys()].flatMap(take)]
}

const removed = new Set(removedElements)

/** The elements that have a stand-in for Markdown somewhere inside. */
function findHolders(document: ParentNode): Set<ParentNode> {
  const holders = new Set<ParentNode>()
  const stack: ParentNode[] = [document]
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    for (const child of parent.children) {
      if (!isTag(child)) continue
      stack.push(child)
      if (child.attribs[stand] === undefined) continue
      for (let node = child.parent; node && !holders.has(node); node = node.parent) holders.add(node)
    }
  }
  return holders
}

/** The attribute of a tag that stands for a Markdown node. */
const stand = 'data-markdown-node'

/** The raw HTML of siblings as one text, and the function from its offsets to those of the source. */
function write(nodes: ElementContent[]): { html: string; toSource: (offset: number) => number } {
  let html = ''
  const pieces: { at: number; source: number }[] = []
  for (const [index, node] of nodes.entries()) {
    if (isRaw(node)) {
      pieces.push({ at: html.length, source: node.position?.start.offset ?? 0 })
      html += node.value
    } else {
      const name = isElement(node) && isBlock(node.tagName) ? 'div' : 'span'
      html += `<${name} ${stand}=${index}></${name}>`
    }
  }
  const toSource = (offset: number) => {
    const piece = pieces[lastAtMost(pieces, offset)]
    return piece ? piece.source + offset - piece.at : 0
  }
  return { html, toSource }
}

/** The index of the last piece that begins at or before the offset. */
function lastAtMost(pieces: { at: number }[], offset: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
