/** Parts of a page that React sends late, in hidden elements at its end: a script moves each to where it belongs. */

import { type ChildNode, type Document, type Element, isTag, type ParentNode } from 'domhandler'
import { descendants, setChildren } from './dom.ts'

/** `<template id="B:1">` holds the place of `<div hidden id="S:1">` (react-dom/server, completeBoundary). */
const place = /^B:[\da-f]+$/
const late = /^S:([\da-f]+)$/

/** Whether an element is such a part. */
export const isStreamedPart = ({ attribs: { id, hidden } }: Element) =>
  id !== undefined && hidden !== undefined && late.test(id)

/** Parts that are moved: real pages have some ten. */
const mostParts = 200

/** Moves the parts to their places; a part that has none is shown where it stands. Changes the page, and no other page has them. */
export function placeStreamedParts(page: Document): void {
  const places = new Map<string, Element>()
  const parts = new Map<string, Element>()
  for (const node of descendants(page)) {
    if (!isTag(node) || node.attribs.id === undefined) continue
    const { id } = node.attribs
    const [, number] = late.exec(id) ?? []
    if (number !== undefined && node.attribs.hidden !== undefined && parts.size < mostParts) parts.set(number, node)
    else if (node.name === 'template' && place.test(id)) places.set(id.slice(2), node)
  }
  for (const [number, part] of parts) {
    delete part.attribs.hidden
    const holder = places.get(number)
    if (holder?.parent && !isInside(holder, part)) replace(holder, holder.parent, part)
  }
}

/** A hostile page may put the place of a part into it, as deep as it likes. */
function isInside(inner: ChildNode, outer: Element): boolean {
  let node: ParentNode | null = inner.parent
  while (node && node !== outer) node = node.parent
  return node === outer
}

function replace(holder: ChildNode, parent: ParentNode, part: Element): void {
  const { children } = part
  part.children = []
  setChildren(
    parent,
    parent.children.flatMap((child) => (child === holder ? children : [child])),
  )
}
