/** The meta box of a page: in its body, or beside it. */

import { type AnyNode, type Element, isTag } from 'domhandler'
import type { Root } from 'hast'
import type { Box } from '../../article/draft.ts'
import { findBox } from '../../meta/box/find-box.ts'
import { readBox } from '../../meta/box/read-box.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { isElement, root } from '../../tree/h.ts'
import type { ReadContext } from '../reader.ts'
import { countAround, isWithin } from './dom.ts'

export interface PageBox {
  box?: Box
  /** The body without the box. */
  rest: Root
}

export interface BoxPlaces {
  bodies: Element[]
  /** Where the profile's selectors say that the box is. */
  selected: Element | undefined
  /** Headings and captions of the profile anywhere on the page, and our own boxes. */
  marked: Element[]
}

/** Looks where the profile says, then in the body, then where a heading of the profile stands outside of it. */
export function findPageBox(
  tree: Root,
  { bodies, selected, marked }: BoxPlaces,
  { profile, report }: ReadContext,
): PageBox {
  const box = selected && readDomBox(selected, { profile, report })
  if (box) return { box, rest: tree }
  const inBody = findBox(tree, profile, report)
  if (inBody) return inBody
  const looked = new Set<AnyNode>()
  for (const mark of marked) {
    if (bodies.some((body) => isWithin(mark, body))) continue
    const part = partOf(mark)
    if (looked.has(part) || countAround(part, looked) >= mostAround) continue
    looked.add(part)
    const found = findBox(root(fromDom([part])), profile, report)
    if (found) return { box: found.box, rest: tree }
  }
  return { rest: tree }
}

/** Parts inside each other that are looked at; one that holds many others would be read as many times. */
const mostAround = 4

/** Reads a box from the element that is it. */
export function readDomBox(
  element: Element,
  { profile, report }: Pick<ReadContext, 'profile' | 'report'>,
): Box | undefined {
  const [node] = fromDom([element])
  return isElement(node) ? readBox(node, profile, report) : undefined
}

/** What a heading stands over; one of our own boxes is its own part. */
function partOf(mark: Element): Element {
  const { parent } = mark
  return mark.attribs['data-alphanode-box'] === undefined && parent && isTag(parent) && parent.name !== 'body'
    ? parent
    : mark
}
