/** Lines of a page, and the elements in which they stand. Classes, for the reason that `listOf` gives. */

import type { Element, Text } from 'domhandler'
import { listOf } from '../../../tree/list-of.ts'
import type { Kind } from './kinds.ts'
import { partsOf } from './vocabulary.ts'

/** What is counted of things that are alike. */
class Alike {
  count = 0
}

/** An element that breaks the text, and the run of lines that stands in it. */
export class Region {
  readonly element: Element
  readonly kind: Kind
  readonly parent: Region | undefined
  readonly depth: number
  /** Its lines are those from `start` up to, without, `end`. */
  readonly start: number
  end: number
  /** Kinds of parts its own `class` and `id` name, and those of all elements round it with it. */
  readonly parts: number
  readonly path: number
  /** Kinds of elements round it, with it: bits of `pathTags`. */
  readonly tags: number
  /** Its place among the elements of the same name and class beside it, from 0, and how many they are. */
  readonly place: number
  readonly alike: Alike
  /** Those in it, by their kinds. */
  #inner: Map<Kind, Alike> | undefined

  constructor(element: Element, kind: Kind, parent: Region | undefined, start: number) {
    const { id } = element.attribs
    this.element = element
    this.kind = kind
    this.parent = parent
    this.depth = parent ? parent.depth + 1 : 0
    this.start = start
    this.end = start
    this.parts = id ? kind.said | partsOf(id) : kind.said
    this.path = parent ? parent.path | this.parts : 0
    this.tags = (parent?.tags ?? 0) | kind.tag
    this.alike = parent ? parent.#alikeOf(kind) : new Alike()
    this.place = this.alike.count++
  }

  /** The count of the elements of a kind that stand in it. */
  #alikeOf(kind: Kind): Alike {
    this.#inner ??= new Map()
    const known = this.#inner.get(kind)
    if (known) return known
    const alike = new Alike()
    this.#inner.set(kind, alike)
    return alike
  }
}

/** All lines that stand in elements of the same name and class, in elements of the same name and class. */
export class Signature {
  lines: Line[] = listOf()
  prose = 0
}

const unlike = new Signature()

/** What stands between two breaks of the layout. `cutLines` makes it, `measure` counts in it, `toPage` compares it with others. */
export class Line {
  readonly index: number
  /** The nearest element that breaks the text. */
  readonly region: Region
  /** The nodes that are shown: texts, images and what is embedded. */
  readonly nodes: (Text | Element)[] = listOf()
  text = ''
  /** Characters, without white space folded away, and those of them in links. */
  length = 0
  linkLength = 0
  links = 0
  /** Images, and other things that are no text. */
  images = 0

  words = 0
  letters = 0
  upperWords = 0
  digits = 0
  commas = 0
  sentences = 0
  bars = 0
  /** How the text ends: 2 as a sentence, 1 with a colon, 0 otherwise, -1 with an ellipsis. */
  ending = 0
  startsLower = false
  /** Kinds of lines its words tell, if it is short. */
  kinds = 0
  firstKinds = 0
  kindShare = 0

  /** Words of prose: those of a line that is long enough and not linked. */
  prose = 0
  /** Nearest regions round it that hold ever more lines. */
  readonly rounds: Region[] = listOf()
  signature = unlike
  repeats = 1
  isTitle = false
  /** The nearest heading before it. */
  heading: Line | undefined

  constructor(index: number, region: Region) {
    this.index = index
    this.region = region
  }
}

/** What a value of the lines sums up to before each of them, and after the last. */
export function sums(lines: Line[], value: (line: Line) => number): Float64Array {
  const out = new Float64Array(lines.length + 1)
  lines.forEach((line, index) => {
    out[index + 1] = (out[index] ?? 0) + value(line)
  })
  return out
}

/** What they sum up to from `start` up to, without, `end`. */
export const between = (sums: Float64Array, { start, end }: { start: number; end: number }) =>
  (sums[end] ?? 0) - (sums[start] ?? 0)

/** The words of some lines together. */
export const wordsOf = (lines: Line[]) => lines.reduce((sum, { words }) => sum + words, 0)

/** Whether a line is a heading: `h1` to `h6`, or an `h7` of those who need one more. */
export const isHeading = ({ region: { element } }: Line) =>
  element.name.length === 2 && element.name[0] === 'h' && element.name !== 'hr'
