/** What elements are by their names and classes: looked up once for every name and every class that a page has. */

import type { Element } from 'domhandler'
import { isBlock } from '../../../tree/text.ts'
import { tableOf } from '../../../tree/word-table.ts'
import { codeHolders } from '../code-marks.ts'
import { isFormula } from '../formulas.ts'
import { partsOf } from './vocabulary.ts'

/** Elements round a block that tell something of it; the order is that of the bits. */
export const pathTags =
  'article main aside footer header nav form ul table figure a details blockquote section ol dl'.split(' ')

/** The bits of some of `pathTags`. */
export function tagBits(names: string[]): number {
  return names.reduce((bits, name) => bits | (1 << pathTags.indexOf(name)), 0)
}

/** Elements that hold no text of the page. */
const silent = new Set(
  `head script style svg template noscript canvas select option textarea button input map
   datalist math dialog`.split(/\s+/),
)
/** Elements that show something and hold no text. */
const pictures = new Set('img iframe object video audio embed'.split(' '))
/** Elements that part texts and that `isBlock` does not know, because they are no blocks in the canonical body. */
const parting = new Set('td th tr tbody thead tfoot hr'.split(' '))

const codeHolderClasses = tableOf(codeHolders)

/** What all elements of one name and class have in common. */
export interface Kind {
  name: string
  /** Whether it shows something that is no text, such as a formula. */
  isPicture: boolean
  isSilent: boolean
  /** Whether text before it and in it is not on one line. */
  parts: boolean
  /** Whether all that stands in it is one block of code. */
  isCode: boolean
  /** Its bit of `pathTags`. */
  tag: number
  /** Kinds of parts that its class names, as bits. */
  said: number
}

/** The kinds of elements of one page. */
export class Kinds {
  readonly #byName = new Map<string, Map<string, Kind>>()

  of(element: Element): Kind {
    const { name, attribs } = element
    const { class: className = '' } = attribs
    const ofName = this.#ofName(name)
    const known = ofName.get(className)
    // Of scripts, the type decides.
    if (known && name !== 'script') return known
    const kind = kindOf(element)
    ofName.set(className, kind)
    return kind
  }

  #ofName(name: string): Map<string, Kind> {
    const known = this.#byName.get(name)
    if (known) return known
    const kinds = new Map<string, Kind>()
    this.#byName.set(name, kinds)
    return kinds
  }
}

function kindOf(element: Element): Kind {
  const { name, attribs } = element
  const bit = pathTags.indexOf(name)
  return {
    name,
    isPicture: pictures.has(name) || isFormula(element),
    isSilent: silent.has(name),
    parts: isBlock(name) || parting.has(name),
    isCode: name === 'pre' || codeHolderClasses.isIn(attribs.class),
    tag: bit < 0 ? 0 : 1 << bit,
    said: attribs.class ? partsOf(attribs.class) : 0,
  }
}
