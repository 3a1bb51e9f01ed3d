/** Which element holds the article. */

import { type Element, isText } from 'domhandler'
import { classNames, descendants, isWithin } from './dom.ts'
import { chooseLines, type Lines } from './extract/choose-lines.ts'
import type { LinkedFacts } from './json-ld.ts'
import { classMarks, idMarks } from './marks.ts'
import type { BodyMark, Survey } from './survey.ts'

export interface BodyChoice {
  element: Element
  /** In words, for `inspect` and messages. */
  why: string
  /** The entry round it, of which it is marked as the body. */
  entry?: Element | undefined
  /** Whether nothing on the page or in the profile says so. */
  isGuessed?: boolean
  /** Which of what is in it belongs to the article, if that was measured; else all does but what is marked apart. */
  lines?: Lines
}

/** How many times as much prose another part must hold, and how much more, to be preferred: the mark is then on a teaser. */
const teaserFactor = 5
const teaserSlack = 400

/** Chooses the body of an article: the marked one if marks are trusted, else the element round the lines that are judged to be its. */
export function chooseBody(
  survey: Survey,
  linked: LinkedFacts | undefined,
  trustsMarks: boolean,
): BodyChoice | undefined {
  const marked = trustsMarks ? markedBody(survey) : undefined
  if (marked) return marked
  const lines = chooseLines(survey, linked)
  if (lines) return { element: lines.element, why: 'holds the lines that look like an article', lines, isGuessed: true }
  return survey.body && { element: survey.body, why: 'nothing marks an article', isGuessed: true }
}

/**
 * Chooses among what the survey noted: a marked body, else an `article`, else `main`, of several the one with the most
 * prose, and of two that hold the same the inner one.
 */
function markedBody({ bodies }: Pick<Survey, 'bodies'>): BodyChoice | undefined {
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
    return { element: marked.element, why: `marked by ${marked.by}`, entry: marked.entry }
  }
  return undefined
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
export function isRead(element: Element): boolean {
  if (outside.has(element.name)) return false
  const { id } = element.attribs
  if (id && isApart(idMarks.get(id.toLowerCase()))) return false
  return !classNames(element).some((name) => isApart(classMarks.get(name)))
}

const isApart = (mark: object | undefined) => mark !== undefined && 'apart' in mark

function trimmedLength(text: string): number {
  return text.trim().length
}
