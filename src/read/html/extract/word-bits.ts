/** Words, and the bits that each stands for. */

import { hashOf, placeOf, places } from '../../../tree/char-hash.ts'

/** Asked by hash first: nearly all words of a page are in no table, and these are not even cut out of their text. */
export class WordBits {
  readonly #bits = new Map<string, number>()
  readonly #mayHold = new Uint8Array(places)

  /** Lists of words, parted by white space; those of one list have one bit, the first list the lowest. */
  constructor(lists: string[]) {
    lists.forEach((list, index) => {
      for (const word of list.split(/\s+/)) {
        this.#bits.set(word, this.of(word) | (1 << index))
        this.#mayHold[placeOf(hashOf(word))] = 1
      }
    })
  }

  /** The bits of a word in lower case. */
  of(word: string): number {
    return this.#bits.get(word) ?? 0
  }

  /** The bits of the word that stands in a text; `hash` is made by `hashed` of its characters in lower case, all of them ASCII. */
  at(text: string, start: number, end: number, hash: number): number {
    return this.#mayHold[placeOf(hash)] ? this.of(text.slice(start, end).toLowerCase()) : 0
  }
}
