/** One walk over a page that cuts its text into lines. */

import { type ChildNode, type Element, isTag, isText, type Text } from 'domhandler'
import { append } from '../../../tree/append.ts'
import { foldAll } from '../../../tree/text.ts'
import { holdsImage, isHidden } from '../dom.ts'
import { Kinds } from './kinds.ts'
import { Line, Region } from './line.ts'

/** More lines than this are no article: the rest of the page is not looked at. */
const mostLines = 20_000

/** Cuts the text below `top` into lines, in document order; `blanks` are no-break spaces between them. Linear, without recursion. */
export function cutLines(top: Element): { lines: Line[]; regions: Region[]; blanks: Text[] } {
  const lines: Line[] = []
  const kinds = new Kinds()
  let region = new Region(top, kinds.of(top), undefined, 0)
  const regions = [region]
  const blanks: Text[] = []
  /** Those which the next line may begin with. */
  let leading: Text[] = []
  let open: Line | undefined
  let inLinks = 0
  /** A block of code is one block, however its lines are laid out. */
  let inCode: Region | undefined
  let breaks = 0

  const close = () => {
    breaks = 0
    append(blanks, leading)
    leading = []
    if (open && finish(open)) lines.push(open)
    open = undefined
  }
  const grow = (node: Text | Element): Line => {
    open ??= new Line(lines.length, region)
    append(open.nodes, leading)
    leading = []
    open.nodes.push(node)
    return open
  }
  const leave = (element: Element) => {
    if (element.name === 'a') inLinks--
    if (element !== region.element) return
    close()
    region.end = lines.length
    if (inCode === region) inCode = undefined
    region = region.parent ?? region
  }

  let around = top
  let next: ChildNode | null = top.children[0] ?? null
  while (lines.length < mostLines) {
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
      const line = grow(node)
      line.text += data
      if (inLinks > 0) line.linkLength += data.trim().length
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
    if (node.name === 'a') {
      inLinks++
      if (open) open.links++
    }
    if (kind.parts && !inCode) {
      close()
      region = new Region(node, kind, region, lines.length)
      regions.push(region)
      if (kind.isCode) inCode = region
    }
    around = node
    next = node.children[0] ?? null
  }
  close()
  for (let left: Region | undefined = region; left; left = left.parent) left.end = lines.length
  return { lines, regions, blanks }
}

/** Nodes of a `noscript` in which the copy stands that scripts leave which load images late. */
const fewNodes = 20

const notSpace = /[^\s\u00a0]/

function finish(line: Line): boolean {
  line.text = foldAll(line.text)
  line.length = line.text.length
  line.linkLength = Math.min(line.linkLength, line.length)
  return line.length > 0 || line.images > 0
}
