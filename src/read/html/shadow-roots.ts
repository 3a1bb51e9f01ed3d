/** Shadow trees that a page declares (HTML, `template shadowrootmode`): a browser shows them in the place of their hosts' children. */

import { type ChildNode, type Document, type Element, hasChildren, isTag, isText, type ParentNode } from 'domhandler'
import { findAll, setChildren } from './dom.ts'

/** Whether an element declares the shadow tree of its parent; pages that Chromium saved have the name of an older draft. */
export const isShadowRoot = ({ name, attribs }: Element) =>
  name === 'template' && /^(?:open|closed)$/.test(attribs.shadowrootmode ?? attribs.shadowmode ?? '')

/** Shadow trees in each other that are looked into: every one is walked again for those round it. */
const mostDepth = 10

/**
 * Puts the declared trees into the page as a browser shows them (DOM, flattened tree): children of the host stand where
 * the `slot` for them is. Those for which there is none follow the tree: a browser hides them, but a script may show
 * them. Changes the page, and no other page has them.
 */
export function flattenShadowRoots(page: Document): void {
  const depths = new Map<ParentNode, number>()
  for (const root of findAll(page, isShadowRoot)) depths.set(root, 1 + (depthOf(root.parent, depths) ?? 0))
  // The inner ones first: what is slotted into them may hold slots of the outer.
  for (const [root, depth] of [...depths].reverse()) if (depth <= mostDepth) flatten(root)
}

function depthOf(node: ParentNode | null, depths: Map<ParentNode, number>): number | undefined {
  for (let round = node; round; round = round.parent) if (depths.has(round)) return depths.get(round)
  return undefined
}

function flatten(root: ParentNode): void {
  const host = root.parent
  if (!host) return
  const light = new Map<string, ChildNode[]>()
  for (const child of host.children) {
    if (child === root) continue
    const name = slotOf(child)
    const known = light.get(name)
    if (known) known.push(child)
    else light.set(name, [child])
  }
  const slots = findAll(root, ({ name }) => name === 'slot')
  const filled = new Map<ChildNode, ChildNode[]>()
  for (const slot of slots) {
    const nodes = light.get(slot.attribs.name ?? '')
    if (!nodes?.some(isShown)) continue
    filled.set(slot, nodes)
    light.delete(slot.attribs.name ?? '')
  }
  // A slot that nothing is for shows what stands in it, which may be another: the inner ones first.
  for (const parent of new Set(slots.map((slot) => slot.parent).reverse()))
    if (parent)
      setChildren(
        parent,
        parent.children.flatMap((child) => filled.get(child) ?? ownOf(child)),
      )
  const [content] = root.children
  setChildren(host, [...(content && hasChildren(content) ? content.children : []), ...[...light.values()].flat()])
}

const ownOf = (node: ChildNode) => (isTag(node) && node.name === 'slot' ? node.children : [node])
const slotOf = (node: ChildNode) => (isTag(node) && node.attribs.slot) || ''
const isShown = (node: ChildNode) => isTag(node) || (isText(node) && node.data.trim() !== '')
