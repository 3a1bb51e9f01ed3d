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
  /** The marked element that was not taken, for it holds next to nothing of the text. */
  passedOver?: { why: string; prose: number }
  /** Which of what is in it belongs to the article, if that was measured; else all does but what is marked apart. */
  lines?: Lines
}

/** How many times as much prose another part must hold, and how much more, to be preferred: the mark is then on a teaser. */
const teaserFactor = 3
const teaserSlack = 400

/** Characters of prose from which on the lines of an `article` or `main` are measured. */
const leastMeasured = 1_000

/**
 * Chooses the body of an article: the marked one if marks are trusted, else the element round the lines that are judged
 * to be its. `article` and `main` mark where it stands, but not that nothing else stands there: their lines are measured
 * if they are many and no box stands among them. A marked body that holds next to nothing of the page's prose stays only
 * if no such lines hold much more.
 */
export function chooseBody(
  survey: Survey,
  linked: LinkedFacts | undefined,
  trustsMarks: boolean,
): BodyChoice | undefined {
  const marked = trustsMarks ? markedBody(survey) : undefined
  const isFrame = marked !== undefined && marked.rank > 0 && marked.prose >= leastMeasured && survey.boxes.length === 0
  if (marked && !isFrame && !(survey.body && isTeaser(marked.prose, proseLength(survey.body)))) return marked.choice
  const lines = chooseLines(survey, linked, isFrame ? marked.choice.element : undefined)
  if (marked && !(lines && (isFrame || isTeaser(marked.prose, keptLength(lines))))) return marked.choice
  const passedOver = marked && !isFrame && { passedOver: { why: marked.choice.why, prose: marked.prose } }
  if (lines)
    return {
      ...whole(lines.element),
      ...passedOver,
      why: 'holds the lines that look like an article',
      isGuessed: true,
      lines,
    }
  return survey.body && { ...whole(survey.body), why: 'nothing marks an article', isGuessed: true }
}

/**
 * All of a source that is no page but content, as somebody cut it out of one or a system exports it: it has no part of a
 * page, and marks none. Nothing of it can stand beside an article.
 */
export function chooseContent(source: string, { body, bodies, related }: Survey): BodyChoice | undefined {
  if (!body || bodies.length > 0 || related.length > 0 || partOfPage.test(source)) return undefined
  return { ...whole(body), why: 'content without a page round it' }
}

const partOfPage =
  /<(?:!doctype|html|head|body|title|meta|link|style|script|main|article|nav|header|footer|aside|form)[\s/>]/i

/** Whether so little prose is only a teaser of what another part holds. */
function isTeaser(prose: number, other: number): boolean {
  return other > teaserFactor * prose + teaserSlack
}

/** Characters of the lines that are kept. */
function keptLength({ all, keeps }: Lines): number {
  return all.reduce((sum, { index, text }) => sum + (keeps[index] ? text.length : 0), 0)
}

/** An element all of which is the body. */
export function whole(element: Element): Pick<BodyChoice, 'element' | 'parts'> {
  return { element, parts: [element] }
}

interface Marked extends Pick<BodyMark, 'rank'> {
  choice: BodyChoice
  /** Characters of the prose of its parts. */
  prose: number
}

/**
 * Chooses among what the survey noted: a marked body, else an `article`, else `main`, of several the one with the most
 * prose, and of two that hold the same the inner one.
 */
function markedBody({ bodies }: Pick<Survey, 'bodies'>): Marked | undefined {
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
    if (next && isTeaser(prose, lengthOf(next.element))) continue
    const parts = bodyParts(marked, bodies, lengthOf)
    const choice = {
      element: nearestAround(parts) ?? marked.element,
      parts,
      why: `marked by ${marked.by}${parts.length > 1 ? `, in ${parts.length} parts` : ''}`,
      entry: marked.entry,
    }
    return { choice, rank, prose: parts.reduce((sum, part) => sum + lengthOf(part), 0) }
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
