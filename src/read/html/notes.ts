/**
 * Notes that a page shows beside its text, or on a click alone: side notes and tooltips stand in the midst of a sentence,
 * others are hidden until their number is clicked. In an article they are a list at its end.
 */

import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import type { ElementContent } from 'hast'
import { element, text } from '../../tree/h.ts'
import { lettersOf } from '../../tree/letters.ts'
import {
  type ById,
  findAll,
  find as findIn,
  idFinder,
  isHidden,
  isWithin,
  shownLines,
  shownText,
  topOf,
  words,
} from './dom.ts'

export interface Notes {
  /** What stands in place of an element: the number of a note, or nothing; `undefined` if it stays as it is. */
  at: (element: Element) => ElementContent[] | undefined
  /** The notes whose numbers were asked for, as a list, if there are any; `read` gives what is in one. */
  list: (read: (note: Element) => ElementContent[]) => ElementContent[]
}

/** A note, and where its number is to stand. */
interface Placed {
  note: Element
  place: Element
  /** What else goes: boxes to tick that show the note on small screens. */
  boxes: Element[]
}

/**
 * Finds the notes in the text of some elements: what role or class calls so, and what is hidden and named by an attribute
 * of a number or sign. `isLeft` says whether an element stays in the article. Linear in the elements.
 */
export function findNotes(parts: readonly Element[], isLeft: (element: Element) => boolean): Notes {
  const places = placesOf(parts, isLeft)
  const numbers = new Map<Element, number>()
  const idOf = (note: Element) => note.attribs.id || `note-${numbers.get(note)}`
  return {
    at(node) {
      const note = places.get(node)
      if (!note) return places.has(node) || isArrowBack(node) ? [] : undefined
      const number = numbers.get(note) ?? numbers.size + 1
      numbers.set(note, number)
      return [element('sup', {}, [element('a', { href: `#${idOf(note)}` }, [text(String(number))])])]
    },
    list(read) {
      const items: ElementContent[] = []
      // A note may hold numbers of others, which are added on the way.
      for (const note of numbers.keys()) items.push(element('li', { id: idOf(note) }, read(note)))
      return items.length > 0 ? [element('ol', {}, items)] : []
    },
  }
}

/** Elements that do not stay where they are, and the note whose number takes the place: nothing, if none does. */
function placesOf(parts: readonly Element[], isLeft: (element: Element) => boolean): Map<Element, Element | undefined> {
  const places = new Map<Element, Element | undefined>()
  const byId = idFinder(() => parts.slice(0, 1).map(topOf))
  for (const found of parts.flatMap((part) => findAll(part, mayTell))) {
    const placed = places.has(found) ? undefined : isMark(found) ? behindMark(found, byId) : inSentence(found)
    if (!placed) continue
    const { note, place, boxes } = placed
    for (const gone of [note, ...boxes, ...numberIn(note)]) places.set(gone, undefined)
    const twin = twinOf(placed, byId)
    if (!twin || !isLeft(twin)) places.set(place, note)
  }
  return places
}

const mayTell = (node: Element) => isMark(node) || isNote(node)

const noteNames = new Set(['span', 'small'])
const noteRoles = new Set(['note', 'tooltip', 'doc-footnote'])
/** `sidenote`, `margin-note`, `footnote__note`, `footnote_tooltip`, `tooltiptext`; not `sidenote-number`. */
const noteClass =
  /^(?:side|margin)[-_]?notes?$|^tooltip[-_]?(?:text|content)$|footnote.{0,40}[-_](?:note|text|tooltip|content|body|popup)$/

function isNote(node: Element): boolean {
  if (!noteNames.has(node.name)) return false
  const { role, class: classes } = node.attribs
  if (role !== undefined && noteRoles.has(role)) return true
  if (classes === undefined) return false
  const names = words(classes)
  return names.some((name) => noteClass.test(name)) || (names.includes('footnote') && !isShort(node)) || isTooltip(node)
}

/** Pages call a term that has a tooltip so, too; the tooltip itself is written to the term without a space. */
function isTooltip(node: Element): boolean {
  if (!node.attribs.class?.includes('tooltip')) return false
  return /[\p{L}\p{N}]$/u.test(endOf(node.prev)) && /^[\p{L}\p{N}]/u.test(startOf(node))
}

/** The text that a node begins or ends with. */
function startOf(node: AnyNode): string {
  let at: AnyNode | null = node
  while (at && isTag(at)) at = at.firstChild
  return at && isText(at) ? at.data : ''
}
function endOf(node: AnyNode | null): string {
  let at = node
  while (at && isTag(at)) at = at.lastChild
  return at && isText(at) ? at.data : ''
}

const markNames = new Set(['a', 'button', 'sup', 'label'])
/** Characters of a number or sign, and nodes of it. */
const longestMark = 10
const mostMarkNodes = 10
const numberOrSign = /^[[(]?(?:\d{1,3}|[*†‡§¶⊕])[\])]?[.:]?$/

/** Whether an element is a number or a sign, as a note has it before it. */
function isMark({ name, children }: Element): boolean {
  return markNames.has(name) && children.length <= mostMarkNodes && children.every(isShort) && isNumber(children)
}

const isShort = (node: AnyNode) => (isText(node) ? node.data : textOf(node)).length <= longestMark
const isNumber = (nodes: AnyNode[]) => numberOrSign.test(nodes.map(textOf).join(''))

const textOf = (node: AnyNode) => shownText(node, mostMarkNodes)

/** Whether an element is an arrow from a note back to its mark, or all those of a note that MediaWiki writes. */
function isArrowBack(node: Element): boolean {
  if (node.attribs.class === 'mw-cite-backlink') return true
  return node.name === 'a' && node.attribs.href?.startsWith('#') === true && arrow.test(textOf(node))
}

/** Arrows, with what says that they are to look like text or like a picture. */
const arrow = /^(?:[↑↩↵⇧⤴⬆⏎^]|\ufe0e|\ufe0f)+$/u

/** Nodes before a note that are looked at. */
const mostBefore = 10

/** A note that has words or a mark before it; what stands alone is no part of a sentence. */
function inSentence(note: Element): Placed | undefined {
  const boxes: Element[] = []
  let node = note.prev
  for (let left = mostBefore; node && left > 0; node = node.prev, left--) {
    if (isTag(node) && node.name === 'input') boxes.push(node)
    else if (isTag(node) && (isMark(node) || (node.name === 'label' && textOf(node) === '')))
      return { note, place: node, boxes }
    else if (!isText(node) || node.data.trim() !== '') break
  }
  return node && textOf(node) !== '' ? { note, place: note, boxes } : undefined
}

/** The hidden element that an attribute of a mark names, or of the element that holds the mark alone. */
function behindMark(mark: Element, byId: ById): Placed | undefined {
  const place = outermost(mark)
  for (const { attribs } of [mark, place]) {
    for (const name in attribs) {
      const value = attribs[name] ?? ''
      const isName = name === 'href' ? value.startsWith('#') : /^(?:aria|data)-/.test(name)
      const note = isName ? byId(value.replace(/^#/, '')) : undefined
      if (note && isHidden(note) && !isWithin(mark, note)) return { note, place, boxes: [] }
    }
  }
  return undefined
}

/** The element that holds nothing but a mark. */
function outermost(mark: Element): Element {
  const { parent } = mark
  return parent && isTag(parent) && parent.children.length === 1 ? parent : mark
}

/** The number with which a note begins. */
function numberIn({ children }: Element): Element[] {
  const first = children.find((node) => !isText(node) || node.data.trim() !== '')
  return first && isTag(first) && isNumber([first]) ? [first] : []
}

/** Where the number of a note leads to, if the same words stand there. */
function twinOf({ note, place }: Placed, byId: ById): Element | undefined {
  const link = place.name === 'a' ? place : findIn(place, ({ name }) => name === 'a', mostMarkNodes)
  const led = link?.attribs.href?.startsWith('#') ? byId(link.attribs.href.slice(1)) : undefined
  const twin = led?.parent
  if (!twin || !isTag(twin) || isWithin(note, twin)) return undefined
  return lettersOf(shownLines(twin)).includes(lettersOf(shownLines(note)).replace(/^\d{1,3}/, '')) ? twin : undefined
}
