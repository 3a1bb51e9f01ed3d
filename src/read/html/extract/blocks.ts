/** One walk over a page that cuts its text into blocks: what stands between two breaks of the layout. */

import { type ChildNode, type Element, isTag, isText, type Text } from 'domhandler'
import { append } from '../../../tree/append.ts'
import { foldAllRuns } from '../../../tree/text.ts'
import { holdsImage, isHidden } from '../dom.ts'
import { type Kind, Kinds } from './kinds.ts'
import { partsOf } from './vocabulary.ts'

/** An element that breaks the text, and the run of blocks that stands in it. */
export interface Region {
  element: Element
  kind: Kind
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
  alike: Alike
  /** Those in it, by their kinds. */
  inner: Map<Kind, Alike> | undefined
}

interface Alike {
  count: number
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

/** More blocks than this are no article: the rest of the page is not looked at. */
const mostBlocks = 20_000

/** Cuts the text below `top` into blocks, in document order; `blanks` are no-break spaces between them. Linear, without recursion. */
export function cutBlocks(top: Element): { blocks: Block[]; regions: Region[]; blanks: Text[] } {
  const blocks: Block[] = []
  const kinds = new Kinds()
  let region = regionOf(top, kinds.of(top), undefined, 0)
  const regions = [region]
  const blanks: Text[] = []
  /** Those which the next block may begin with. */
  let leading: Text[] = []
  let open: Block | undefined
  let inLinks = 0
  /** A block of code is one block, however its lines are laid out. */
  let inCode: Region | undefined
  let breaks = 0

  const close = () => {
    breaks = 0
    append(blanks, leading)
    leading = []
    if (open && finish(open)) blocks.push(open)
    open = undefined
  }
  const grow = (node: Text | Element): Block => {
    open ??= { index: blocks.length, region, nodes: [], text: '', length: 0, linkLength: 0, links: 0, images: 0 }
    append(open.nodes, leading)
    leading = []
    open.nodes.push(node)
    return open
  }
  const leave = (element: Element) => {
    if (kinds.of(element).isLink) inLinks--
    if (element !== region.element) return
    close()
    region.end = blocks.length
    if (inCode === region) inCode = undefined
    region = region.parent ?? region
  }

  let around = top
  let next: ChildNode | null = top.children[0] ?? null
  while (blocks.length < mostBlocks) {
    if (!next) {
      leave(around)
      if (around === top) break
      next = around.next
      // Below `top`, all that was entered stands in an element.
      around = around.parent as Element
      continue
    }
    const node: ChildNode = next
    next = node.next
    if (isText(node)) {
      const { data } = node
      const isBlank = !notSpace.test(data)
      if (!open && isBlank) {
        if (data.includes('\u00a0')) leading.push(node)
        continue
      }
      if (!isBlank) breaks = 0
      const block = grow(node)
      block.text += data
      if (inLinks > 0) block.linkLength += data.trim().length
      continue
    }
    if (!isTag(node)) continue
    const kind = kinds.of(node)
    if (kind.isPicture || (kind.name === 'noscript' && holdsImage(node, fewNodes))) {
      grow(node).images++
      continue
    }
    if (kind.isSilent) continue
    if (kind.name === 'br') {
      breaks++
      if (open) open.text += ' '
      if (breaks > 1 && !inCode) close()
      continue
    }
    if (isHidden(node)) continue
    if (kind.isLink) {
      inLinks++
      if (open) open.links++
    }
    if (kind.parts && !inCode) {
      close()
      region = regionOf(node, kind, region, blocks.length)
      regions.push(region)
      if (kind.isCode) inCode = region
    }
    around = node
    next = node.children[0] ?? null
  }
  close()
  for (let left: Region | undefined = region; left; left = left.parent) left.end = blocks.length
  return { blocks, regions, blanks }
}

/** Nodes of a `noscript` in which the copy stands that scripts leave which load images late. */
const fewNodes = 20

const notSpace = /[^\s\u00a0]/

function finish(block: Block): boolean {
  block.text = foldAllRuns(block.text.trim())
  block.length = block.text.length
  block.linkLength = Math.min(block.linkLength, block.length)
  return block.length > 0 || block.images > 0
}

function regionOf(element: Element, kind: Kind, parent: Region | undefined, start: number): Region {
  const { id } = element.attribs
  const parts = id ? kind.said | partsOf(id) : kind.said
  const alike = parent ? alikeOf(kind, parent) : { count: 0 }
  return {
    element,
    kind,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    start,
    end: start,
    parts,
    path: parent ? parent.path | parts : 0,
    tags: (parent?.tags ?? 0) | kind.tag,
    place: alike.count++,
    alike,
    inner: undefined,
  }
}

/** The count of the elements of a kind that stand in another. */
function alikeOf(kind: Kind, parent: Region): Alike {
  parent.inner ??= new Map()
  const known = parent.inner.get(kind)
  if (known) return known
  const alike = { count: 0 }
  parent.inner.set(kind, alike)
  return alike
}
