/** What an entry shows beside the body that its page marks: a picture over the text, a standfirst, a postscript. */

import { type Element, isTag, isText, type Text } from 'domhandler'
import { countWords } from '../../extract/count-words.ts'
import type { BodyChoice } from './choose-body.ts'
import { descendants, find, isHidden, isSpokenOnly } from './dom.ts'
import { isRead } from './page-parts.ts'

export interface Beside {
  /** Figures with an image, in source order. */
  figures: Element[]
  /** Texts long enough to be a sentence. */
  texts: Text[]
}

/** Words of a text that may be a sentence: what shows facts, and calls on the reader, is shorter. */
const leastWords = 8

/** Looks round the parts of the body, but not into links, navigation and other parts of the page. Linear in the nodes. */
export function besideBody({ parts, entry }: BodyChoice): Beside {
  const beside: Beside = { figures: [], texts: [] }
  if (!entry) return beside
  const enter = (element: Element) =>
    !parts.includes(element) &&
    element.name !== 'figure' &&
    (element === entry || (isRead(element) && !isHidden(element) && !isSpokenOnly(element)))
  for (const node of descendants(entry, enter)) {
    if (isText(node)) {
      if (node.data.length > leastWords && countWords(node.data) >= leastWords) beside.texts.push(node)
    } else if (isTag(node) && node.name === 'figure' && isImage(node)) beside.figures.push(node)
  }
  return beside
}

const isImage = (figure: Element) => find(figure, ({ name }) => name === 'img') !== undefined
