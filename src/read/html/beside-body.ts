/** What an entry shows beside the body that its page marks: a picture over the text, a standfirst, a postscript. */

import { type AnyNode, type Element, isTag, isText, type Text } from 'domhandler'
import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { countWords, hasWords } from '../../extract/count-words.ts'
import { fold } from '../../tree/text.ts'
import type { BodyChoice } from './choose-body.ts'
import { countAround, descendants, find, holdsImage, isHidden, isSpokenOnly, shownText, spanOf } from './dom.ts'
import type { Pictured } from './extract/choose-lines.ts'
import { shows } from './main-image.ts'
import { isRead } from './page-parts.ts'

export interface Beside {
  /** Figures with an image, in source order; of a measured page, the picture over the text. */
  figures: Pictured[]
  /** Texts long enough to be a sentence. */
  texts: Text[]
}

/** Words of a text that may be a sentence: what shows facts, and calls on the reader, is shorter. */
const leastWords = 8

/** Looks round the parts of the body, but not into links, navigation and other parts of the page. Linear in the nodes. */
export function besideBody({ parts, entry, lines }: BodyChoice): Beside {
  const beside: Beside = { figures: lines?.lead ? [lines.lead] : [], texts: [] }
  if (!entry) return beside
  const enter = (element: Element) =>
    !parts.includes(element) &&
    element.name !== 'figure' &&
    (element === entry || (isRead(element) && !isHidden(element) && !isSpokenOnly(element)))
  for (const node of descendants(entry, enter)) {
    if (isText(node)) {
      if (hasWords(node.data, leastWords)) beside.texts.push(node)
    } else if (isTag(node) && node.name === 'figure' && holdsImage(node))
      beside.figures.push({ element: node, caption: captionOf(node) })
  }
  return beside
}

function captionOf(figure: Element): string | undefined {
  const caption = find(figure, ({ name }) => name === 'figcaption')
  return (caption && shownText(caption)) || undefined
}

/** Says what the entry shows beside its body that no fact of the article says. */
export function reportBeside(
  { figures, texts }: Beside,
  { lead, image }: Facts,
  { told, base }: { told: Set<AnyNode>; base: string | undefined },
  report: Report,
): void {
  const others = figures.filter(({ element }) => !(image && shows(element, image, base)))
  const opening = lead?.slice(0, longestLead)
  const sentences = texts.filter((text) => countAround(text, told) === 0 && !opening?.includes(fold(text.data)))
  const [first] = [
    ...others.map(({ element }) => element),
    ...sentences.flatMap(({ parent }) => (parent && isTag(parent) ? parent : [])),
  ]
  const words = sentences.reduce((sum, { data }) => sum + countWords(data), 0)
  if (first) report('read/beside-body', { figures: others.length, words }, { at: spanOf(first) })
}

/** Characters of a lead: what is longer is none. */
const longestLead = 2_000
