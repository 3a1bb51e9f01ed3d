/** Small questions about DOM nodes. Nothing here recurses: pages may nest as deep as they like. */

import { type AnyNode, type ChildNode, type Element, hasChildren, isTag, isText, type ParentNode } from 'domhandler'
import type { Span } from '../../diagnostics/report.ts'
import { breaksText, fold } from '../../tree/text.ts'
import { tableOf } from '../../tree/word-table.ts'

/** The classes of an element, in lower case. */
export function classNames(element: Element): string[] {
  return words(element.attribs.class)
}

/** The words of an attribute such as `rel` or `itemprop`, in lower case. */
export function words(value: string | undefined): string[] {
  if (!value) return []
  const low = notLow.test(value) ? value.toLowerCase() : value
  return low.split(otherSpace.test(low) ? asciiSpace : ' ')
}

/** What lower case may change, and what parts words besides one space: both are seldom, and cost more. */
const notLow = /[^\0-@[-\x7f]/
const otherSpace = /[\t\n\f\r]| {2}/
const asciiSpace = /[\t\n\f\r ]+/

/** The nodes below `top` in document order, `top` first; `enter` says whether to go below an element. */
export function* descendants(top: AnyNode, enter: (element: Element) => boolean = () => true): Generator<AnyNode> {
  for (let node: AnyNode | undefined = top; node; node = following(node, top, !isTag(node) || enter(node))) yield node
}

/** The node after `node` in document order, if one is left below `top`; the first below it only if it is to be entered. */
function following(node: AnyNode, top: AnyNode, enters = true): AnyNode | undefined {
  const first = enters && hasChildren(node) ? node.children[0] : undefined
  if (first) return first
  for (let at: AnyNode | null = node; at && at !== top; at = at.parent) if (at.next) return at.next
  return undefined
}

/** The elements below `top`, without `top`, that fit. */
export function findAll(top: AnyNode, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  for (let node = following(top, top); node; node = following(node, top))
    if (isTag(node) && fits(node)) found.push(node)
  return found
}

/** The elements below `top`, without `top`, that fit and stand in no other that does. */
export function findOutermost(top: AnyNode, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  for (let node = following(top, top); node; ) {
    const isFound: boolean = isTag(node) && fits(node)
    if (isTag(node) && isFound) found.push(node)
    node = following(node, top, !isFound)
  }
  return found
}

/** The first element below `top` that fits, among the first `limit` nodes. */
export function find(top: AnyNode, fits: (element: Element) => boolean, limit = Infinity): Element | undefined {
  let left = limit
  for (let node = following(top, top); node; node = following(node, top)) {
    if (left-- <= 0) return undefined
    if (isTag(node) && fits(node)) return node
  }
  return undefined
}

/** Finds an element by its id. */
export type ById = (id: string) => Element | undefined

/** Finds elements below some others by their ids, which are looked for once, if at all. */
export function idFinder(tops: () => readonly AnyNode[]): ById {
  let byId: Map<string | undefined, Element> | undefined
  return (id) => {
    byId ??= new Map(
      tops()
        .flatMap((top) => findAll(top, ({ attribs }) => attribs.id !== undefined))
        .map((element) => [element.attribs.id, element]),
    )
    return byId.get(id)
  }
}

/** What a node stands in that stands in nothing: its page. */
export function topOf(node: AnyNode): AnyNode {
  let top = node
  while (top.parent) top = top.parent
  return top
}

/** Whether an image stands below `top`, among the first `limit` nodes. */
export function holdsImage(top: AnyNode, limit = Infinity): boolean {
  return find(top, ({ name }) => name === 'img', limit) !== undefined
}

const textless = new Set(['script', 'style', 'svg', 'template', 'noscript', 'button', 'select', 'textarea'])
/** Classes of what is written for screen readers only. */
export const spokenOnlyClasses = 'screen-reader-text sr-only visually-hidden visuallyhidden element-invisible'
const spokenOnly = tableOf(spokenOnlyClasses.split(' '))

/** Whether an element is written for screen readers only. */
export function isSpokenOnly(element: Element): boolean {
  return spokenOnly.isIn(element.attribs.class)
}

/** Nodes of a fact that are looked at: titles, names and lists of links have fewer. */
export const mostFactNodes = 5_000
/** Characters of the lines of a fact that are looked at: longer ones are a text, round which a hundred marks may stand. */
export const mostFactCharacters = 2_000

const isShown = (node: AnyNode) => !isTag(node) || (!textless.has(node.name) && !isSpokenOnly(node))

/** The text that a reader sees of a node, but for what stands in `without`, on one line; of its first nodes, if it has more than `most`. */
export function shownText(top: AnyNode, most = mostFactNodes, without?: Element): string {
  let out = ''
  let left = most
  for (let node: AnyNode | undefined = top; node && left-- > 0; ) {
    if (isText(node)) out += node.data
    else if (isTag(node) && node.name === 'br') out += ' '
    node = following(node, top, node !== without && isShown(node))
  }
  return fold(out.replaceAll('\u00a0', ' '))
}

const unread = new Set([...textless].filter((name) => name !== 'button'))

/** The text that a reader sees of a node, that of buttons too: a line break where the layout breaks it, a space where an element begins or ends. */
export function shownLines(top: AnyNode): string {
  let out = ''
  let left = mostFactNodes
  let room = mostFactCharacters
  for (const node of descendants(top, (element) => !unread.has(element.name) && !isSpokenOnly(element))) {
    if (left-- === 0 || room < 0) break
    if (isText(node)) {
      out += ` ${node.data.slice(0, room + 1).replaceAll('\n', ' ')}`
      room -= node.data.length
    } else if (isTag(node) && (node.name === 'br' || breaksText(node.name))) out += '\n'
  }
  return out.replace(/[^\S\n]+/gu, ' ').trim()
}

/** Gives an element, or the page, other children. */
export function setChildren(parent: ParentNode, children: ChildNode[]): void {
  parent.children = children
  children.forEach((child, index) => {
    child.parent = parent
    child.prev = children[index - 1] ?? null
    child.next = children[index + 1] ?? null
  })
}

/** Levels that are looked up: browsers stop nesting at 512. */
const highest = 512

/** Whether `inner` is `outer` or stands in it, not too deep. */
export function isWithin(inner: AnyNode, outer: AnyNode): boolean {
  let node: AnyNode | null = inner
  for (let level = 0; node && level < highest; level++, node = node.parent) if (node === outer) return true
  return false
}

/** Whether an element stands in one of a name, not too deep. */
export function isInElement({ parent }: AnyNode, name: string): boolean {
  let node = parent
  for (let level = 0; node && level < highest; level++, node = node.parent)
    if (isTag(node) && node.name === name) return true
  return false
}

/** How many of some nodes stand round `inner`, not too far. */
export function countAround(inner: AnyNode, nodes: ReadonlySet<AnyNode>): number {
  let count = 0
  let node = inner.parent
  for (let level = 0; node && level < highest; level++, node = node.parent) if (nodes.has(node)) count++
  return count
}

/** The start tag's place: from its `<` over its name. */
export function spanOf(element: Element | undefined): Span | undefined {
  if (!element || element.startIndex === null) return undefined
  return { start: element.startIndex, end: element.startIndex + element.name.length + 1 }
}

/**
 * Whether a page says that an element is not shown. What is shown on a click is: the panel of an accordion or of a tab
 * (ARIA Authoring Practices), and what a search in the page opens.
 */
export function isHidden({ attribs }: Element): boolean {
  const { hidden, style, role } = attribs
  if (hidden === undefined && (style === undefined || !hiddenStyle.test(style))) return false
  const isPanel = (role === 'region' || role === 'tabpanel') && attribs['aria-labelledby'] !== undefined
  return !isPanel && hidden?.toLowerCase() !== 'until-found'
}

/** Whether an element is a dialog that readers open (ARIA Authoring Practices). */
export const isClosedDialog = ({ attribs }: Element): boolean =>
  attribs.role === 'dialog' && attribs['aria-hidden'] === 'true'

const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
