/** Which element holds the article. */

import { type Element, isText } from 'domhandler'
import { bodyParts, nearestAround } from './body-parts.ts'
import { descendants, isWithin } from './dom.ts'
import { chooseLines, type Lines } from './extract/choose-lines.ts'
import type { LinkedFacts } from './json-ld.ts'
import { isRead } from './page-parts.ts'
import type { BodyMark, Survey } from './survey.ts'

export interface BodyChoice {
  element: Element
  /** What in it holds the text, in source order: the element itself, or parts that are marked alike. */
  parts: Element[]
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
  if (lines)
    return { ...whole(lines.element), why: 'holds the lines that look like an article', lines, isGuessed: true }
  return survey.body && { ...whole(survey.body), why: 'nothing marks an article', isGuessed: true }
}

/** An element all of which is the body. */
export function whole(element: Element): Pick<BodyChoice, 'element' | 'parts'> {
  return { element, parts: [element] }
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
    const parts = bodyParts(marked, bodies, lengthOf)
    return {
      element: nearestAround(parts) ?? marked.element,
      parts,
      why: `marked by ${marked.by}${parts.length > 1 ? `, in ${parts.length} parts` : ''}`,
      entry: marked.entry,
    }
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

/** Characters of text below an element that are in blocks of prose and in no link. */
function proseLength(top: Element): number {
  let length = 0
  for (const node of descendants(top, (element) => element === top || isRead(element))) {
    if (isText(node)) length += trimmedLength(node.data)
  }
  return length
}

function trimmedLength(text: string): number {
  return text.trim().length
}
