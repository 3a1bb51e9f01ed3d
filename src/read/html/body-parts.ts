/** The other parts of a body that its page shows in several, each marked alike. */

import { type Element, isTag } from 'domhandler'
import { classNames, isWithin, shownText, words } from './dom.ts'
import { classMarks, itempropMarks, type Mark } from './marks.ts'
import { isRead } from './page-parts.ts'
import type { BodyMark } from './survey.ts'

/** Characters of prose that make a part; a caption or a button may be marked like the body. */
const leastProse = 200

/**
 * The elements of an entry that share the word by which one of them is marked, in source order; only that one if the
 * entry has no other. What is in one of them, or beside the article, is no part of its own, nor is a copy of one.
 */
export function bodyParts(
  marked: BodyMark,
  bodies: readonly BodyMark[],
  proseOf: (element: Element) => number,
): Element[] {
  const { element, entry } = marked
  if (!entry || entry === element) return [element]
  const own = bodyWords(element)
  const parts = [element]
  const isLike = (mark: BodyMark) =>
    mark.rank === 0 && mark.entry === entry && bodyWords(mark.element).some((word) => own.includes(word))
  const isCopy = (one: Element, other: Element) =>
    proseOf(one) === proseOf(other) && shownText(one) === shownText(other)
  for (const { element: other } of bodies.filter(isLike)) {
    const isApart = parts.every((part) => !isWithin(other, part) && !isWithin(part, other)) && isReadIn(other, entry)
    if (isApart && proseOf(other) >= leastProse && !parts.some((part) => isCopy(part, other))) parts.push(other)
  }
  return parts.sort((a, b) => (a.startIndex ?? 0) - (b.startIndex ?? 0))
}

/** Whether nothing between an element and its entry is another part of the page. */
function isReadIn(element: Element, entry: Element): boolean {
  for (let around = element.parent; around && around !== entry; around = around.parent)
    if (isTag(around) && !isRead(around)) return false
  return true
}

/** The words that mark an element as a body. */
function bodyWords(element: Element): string[] {
  return [
    ...classNames(element).filter((word) => isBody(classMarks.get(word))),
    ...words(element.attribs.itemprop).filter((word) => isBody(itempropMarks.get(word))),
  ]
}

const isBody = (mark: Mark | undefined) => mark !== undefined && 'body' in mark

/** The nearest element round all of some, or the last there is. */
export function nearestAround(elements: readonly Element[]): Element | undefined {
  const isRound = (around: Element) => elements.every((element) => isWithin(element, around))
  let [around] = elements
  while (around && !isRound(around) && around.parent && isTag(around.parent)) around = around.parent
  return around
}
