/** One walk over a page that cuts its text into blocks: what stands between two breaks of the layout. */

import { type AnyNode, type Element, hasChildren, isTag, isText, type Text } from 'domhandler'
import { isBlock } from '../../../tree/text.ts'
import { codeHolders } from '../code-marks.ts'
import { classNames, find, isHidden } from '../dom.ts'
import { isFormula } from '../formulas.ts'
import { partsOf } from './vocabulary.ts'

/** An element that breaks the text, and the run of blocks that stands in it. */
export interface Region {
  element: Element
  parent: Region | undefined
  depth: number
  /** Its blocks are those from `start` up to, without, `end`. */
  start: number
  end: number
  /** Kinds of parts its own `class` and `id` name, and those of all elements round it with it. */
  parts: number
  path: number
  /** Kinds of elements round it, with it: bits of `pathTags`. */
  tags: number
  /** Its place among the elements of the same name and class beside it, from 0, and how many they are. */
  place: number
  alike: { count: number }
}

export interface Block {
  index: number
  /** The nearest element that breaks the text. */
  region: Region
  /** The nodes that are shown: texts, images and what is embedded. */
  nodes: (Text | Element)[]
  text: string
  /** Characters, without white space folded away, and those of them in links. */
  length: number
  linkLength: number
  links: number
  /** Images, and other things that are no text. */
  images: number
}

/** Elements round a block that tell something of it; the order is that of the bits. */
export const pathTags =
  'article main aside footer header nav form ul table figure a details blockquote section ol dl'.split(' ')
const tagBits = new Map(pathTags.map((name, index) => [name, 1 << index]))

/** Elements that hold no text of the page. */
const silent = new Set(
  `head script style svg template noscript canvas select option textarea button input map
   datalist math dialog`.split(/\s+/),
)
/** Elements that show something and hold no text. */
const pictures = new Set('img iframe object video audio embed'.split(' '))
/** Whether an element shows something that is no text: a formula, or the copy that scripts which load images late leave in a `noscript`. */
const isPicture = (element: Element) =>
  pictures.has(element.name) ||
  isFormula(element) ||
  (element.name === 'noscript' && find(element, isImage, fewNodes) !== undefined)
const isImage = ({ name }: Element) => name === 'img'
const fewNodes = 20
/** Elements that part texts and that `isBlock` does not know, because they are no blocks in the canonical body. */
const parting = new Set('td th tr tbody thead tfoot hr'.split(' '))

/** More blocks than this are no article: the rest of the page is not looked at. */
const mostBlocks = 20_000

interface Frame {
  children: AnyNode[]
  next: number
  /** The region that ends with these children. */
  closes: Region | undefined
  isLink: boolean
}

/** Cuts the text below `top` into blocks, in document order; `blanks` are no-break spaces between them. Linear, without recursion. */
export function cutBlocks(top: Element): { blocks: Block[]; regions: Region[]; blanks: Text[] } {
  const blocks: Block[] = []
  const names: Names = { parts: new Map(), alike: new Map() }
  let region = regionOf(top, undefined, 0, names)
  const regions = [region]
  const blanks: Text[] = []
  /** Those which the next block may begin with. */
  let leading: Text[] = []
  let open: Block | undefined
  let inLinks = 0
  /** A block of code is one block, however its lines are laid out. */
  let inCode: Region | undefined
  let breaks = 0
  const stack: Frame[] = [{ children: top.children, next: 0, closes: region, isLink: false }]

  const close = () => {
    breaks = 0
    blanks.push(...leading)
    leading = []
    if (open && finish(open)) blocks.push(open)
    open = undefined
  }
  const grow = (node: Text | Element): Block => {
    open ??= { index: blocks.length, region, nodes: [], text: '', length: 0, linkLength: 0, links: 0, images: 0 }
    open.nodes.push(...leading, node)
    leading = []
    return open
  }

  for (let frame = stack.at(-1); frame && blocks.length < mostBlocks; frame = stack.at(-1)) {
    const node = frame.children[frame.next++]
    if (!node) {
      stack.pop()
      if (frame.isLink) inLinks--
      if (frame.closes) {
        close()
        frame.closes.end = blocks.length
        if (inCode === frame.closes) inCode = undefined
        region = frame.closes.parent ?? region
      }
      continue
    }
    if (isText(node)) {
      const { data } = node
      if (!open && !notSpace.test(data)) {
        if (data.includes('\u00a0')) leading.push(node)
        continue
      }
      if (notSpace.test(data)) breaks = 0
      const block = grow(node)
      block.text += data
      if (inLinks > 0) block.linkLength += data.trim().length
      continue
    }
    if (!isTag(node) || !hasChildren(node)) continue
    const { name } = node
    if (isPicture(node)) {
      grow(node).images++
      continue
    }
    if (silent.has(name)) continue
    if (name === 'br') {
      breaks++
      if (open) open.text += ' '
      if (breaks > 1 && !inCode) close()
      continue
    }
    if (isHidden(node)) continue
    if (name === 'a') {
      inLinks++
      if (open) open.links++
    }
    const parts = !inCode && (isBlock(name) || parting.has(name))
    if (parts) {
      close()
      region = regionOf(node, region, blocks.length, names)
      regions.push(region)
    }
    if (parts && isCode(node)) inCode = region
    stack.push({ children: node.children, next: 0, closes: parts ? region : undefined, isLink: name === 'a' })
  }
  close()
  for (const { closes } of stack) if (closes) closes.end = blocks.length
  return { blocks, regions, blanks }
}

/** Whether all that stands in an element is one block of code. */
export const isCode = (element: Element) =>
  element.name === 'pre' || classNames(element).some((name) => codeHolders.has(name.toLowerCase()))

const notSpace = /[^\s\u00a0]/
const spaces = /[\s\u00a0]+/g
const foldable = /[^\S ]| {2}/

function finish(block: Block): boolean {
  const text = block.text.trim()
  block.text = foldable.test(text) ? text.replace(spaces, ' ') : text
  block.length = block.text.length
  block.linkLength = Math.min(block.linkLength, block.length)
  return block.length > 0 || block.images > 0
}

/** What is known already by the names of elements and their classes. */
interface Names {
  parts: Map<string, number>
  alike: Map<Region, Map<string, { count: number }>>
}

function regionOf(element: Element, parent: Region | undefined, start: number, names: Names): Region {
  const { class: className, id } = element.attribs
  const name = className ? (id ? `${className} ${id}` : className) : id
  let parts = 0
  if (name) {
    const known = names.parts.get(name)
    parts = known ?? partsOf(name)
    if (known === undefined) names.parts.set(name, parts)
  }
  const alike = alikeOf(element, parent, names)
  const tag = tagBits.get(element.name) ?? 0
  return {
    element,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    start,
    end: start,
    parts,
    path: parent ? parent.path | parts : 0,
    tags: (parent?.tags ?? 0) | tag,
    place: alike.count++,
    alike,
  }
}

/** The count of the elements that are called like one and stand beside it. */
function alikeOf({ name, attribs }: Element, parent: Region | undefined, { alike }: Names): { count: number } {
  if (!parent) return { count: 0 }
  const beside = alike.get(parent) ?? new Map<string, { count: number }>()
  alike.set(parent, beside)
  const called = attribs.class ? `${name}.${attribs.class}` : name
  const known = beside.get(called)
  if (known) return known
  const counted = { count: 0 }
  beside.set(called, counted)
  return counted
}
