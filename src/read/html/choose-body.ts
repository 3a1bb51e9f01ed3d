/** Which element holds the article. */

import { type AnyNode, type Document, type Element, hasChildren, isTag, isText } from 'domhandler'
import { classNames, descendants, isWithin } from './dom.ts'
import { classMarks, idMarks } from './marks.ts'
import type { BodyMark, Survey } from './survey.ts'

export interface BodyChoice {
  element: Element
  /** In words, for `inspect` and messages. */
  why: string
  /** Whether a mark said it; else it is a guess from the text. */
  isMarked: boolean
}

/** How many times as much prose another part must hold, and how much more, to be preferred: the mark is then on a teaser. */
const teaserFactor = 5
const teaserSlack = 400

/**
 * Chooses among what the survey noted: a marked body, else an `article`, else `main`, of several the one with the most
 * prose, and of two that hold the same the inner one; where there is none, the element that holds the most prose.
 */
export function chooseBody({ bodies, body }: Pick<Survey, 'bodies' | 'body'>, page: Document): BodyChoice | undefined {
  const lengths = new Map<Element, number>()
  const lengthOf = (element: Element) => {
    const length = lengths.get(element) ?? proseLength(element)
    lengths.set(element, length)
    return length
  }
  for (const rank of [0, 1, 2] as const) {
    const marked = mostProse(
      bodies.filter((mark) => mark.rank === rank),
      lengthOf,
    )
    if (!marked) continue
    const prose = lengthOf(marked.element)
    if (prose === 0 && rank > 0) continue
    const next = mostProse(
      bodies.filter((mark) => mark.rank > rank),
      lengthOf,
    )
    if (next && lengthOf(next.element) > teaserFactor * prose + teaserSlack) continue
    return { element: marked.element, why: `marked by ${marked.by}`, isMarked: true }
  }
  const voted = vote(page)
  if (voted) return { element: voted, why: 'holds the most paragraphs of the page', isMarked: false }
  return body && { element: body, why: 'nothing marks an article', isMarked: false }
}

function mostProse(marks: BodyMark[], lengthOf: (element: Element) => number): BodyMark | undefined {
  const [first] = marks
  if (marks.length < 2) return first
  let best: { mark: BodyMark; prose: number } | undefined
  for (const mark of marks) {
    const prose = lengthOf(mark.element)
    const isTighter = best && prose >= 0.9 * best.prose && isWithin(mark.element, best.mark.element)
    if (!best || prose > best.prose || isTighter) best = { mark, prose }
  }
  return best?.mark
}

const proseNames = new Set(['p', 'pre', 'blockquote', 'li', 'dd', 'td', 'h2', 'h3'])
const outside = new Set(
  'head script style svg template noscript nav header footer aside form select button textarea a'.split(' '),
)

/** Characters of text below an element that are in blocks of prose and in no link. */
function proseLength(top: Element): number {
  let length = 0
  for (const node of descendants(top, (element) => element === top || isRead(element))) {
    if (isText(node)) length += trimmedLength(node.data)
  }
  return length
}

/** Whether the text of an element may be the article's: it is not linked, navigation or another part of the page. */
function isRead(element: Element): boolean {
  if (outside.has(element.name)) return false
  const { id } = element.attribs
  if (id && isApart(idMarks.get(id.toLowerCase()))) return false
  return !classNames(element).some((name) => isApart(classMarks.get(name)))
}

const isApart = (mark: object | undefined) => mark !== undefined && 'apart' in mark

function trimmedLength(text: string): number {
  return text.trim().length
}

/** Paragraphs shorter than this many characters are captions, labels and buttons more often than prose. */
const shortestVote = 25
/** How much of a paragraph's vote reaches its parent, grandparent and so on. */
const shares = [1, 0.5, 0.25]

/** The element that holds the most prose: every paragraph votes with its length for the elements it stands in. */
function vote(page: Document): Element | undefined {
  const votes = new Map<Element, number>()
  let best: Element | undefined
  for (const node of descendants(page, (element) => isRead(element) || element.name === 'header')) {
    if (!isTag(node) || !(proseNames.has(node.name) || hasBareText(node)) || !isRead(node)) continue
    const length = ownTextLength(node)
    if (length < shortestVote) continue
    let voter: AnyNode | null = proseNames.has(node.name) ? node.parent : node
    for (const share of shares) {
      if (!voter || !isTag(voter)) break
      const sum = (votes.get(voter) ?? 0) + share * length
      votes.set(voter, sum)
      if (!best || sum > (votes.get(best) ?? 0)) best = voter
      voter = voter.parent
    }
  }
  return best
}

/** Whether text stands in the element itself, as in old pages that break lines by `br`. */
function hasBareText(element: Element): boolean {
  return (
    element.name !== 'body' &&
    element.children.some((child) => isText(child) && child.data.trim().length >= shortestVote)
  )
}

/** The text of a block and its inline elements, without that of blocks in it which vote for themselves. */
function ownTextLength(block: Element): number {
  let length = 0
  const mine = (element: Element) =>
    element === block ||
    (!proseNames.has(element.name) && isRead(element) && hasChildren(element) && !hasBareText(element))
  for (const node of descendants(block, mine)) if (isText(node)) length += trimmedLength(node.data)
  return length
}
