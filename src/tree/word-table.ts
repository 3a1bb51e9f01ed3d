/** Words that are looked for in texts: nearly none of a page is one, and those are not even cut out of their text. */

/** Places for hashes of words; a table has some four hundred. */
const places = 4096

/** The hash of some characters, and the one that follows them. */
export const hashed = (hash: number, code: number) => (Math.imul(hash, 31) + code) | 0

/** What is known of words in lower case; `at` and `in` find those of ASCII. */
export class WordTable<Value> {
  readonly #values: ReadonlyMap<string, Value>
  readonly #mayHold = new Uint8Array(places)

  constructor(values: ReadonlyMap<string, Value>) {
    this.#values = values
    for (const word of values.keys()) this.#mayHold[placeOf(hashOf(word))] = 1
  }

  get(word: string): Value | undefined {
    return this.#values.get(word)
  }

  /** The value of the word that stands in a text; `hash` is made by `hashed` of its characters in lower case, all of them ASCII. */
  at(text: string, start: number, end: number, hash: number): Value | undefined {
    return this.#mayHold[placeOf(hash)] ? this.#values.get(text.slice(start, end).toLowerCase()) : undefined
  }

  /** Whether an attribute such as `class` holds one of the words. */
  isIn(attribute: string | undefined): boolean {
    return this.in(attribute).length > 0
  }

  /** The values of the words of an attribute such as `class`, whatever their case: parted by white space, in their order. */
  in(attribute: string | undefined): readonly Value[] {
    if (!attribute) return none
    let found: Value[] | undefined
    let hash = 0
    let start = 0
    for (let at = 0; at <= attribute.length; at++) {
      const code = at < attribute.length ? attribute.charCodeAt(at) : space
      if (code > space) {
        hash = hashed(hash, lower(code))
        continue
      }
      const value = at > start ? this.at(attribute, start, at, hash) : undefined
      if (value !== undefined) {
        found ??= []
        found.push(value)
      }
      start = at + 1
      hash = 0
    }
    return found ?? none
  }
}

/** The words of a list that is parted by white space, each with one value. */
export function eachWord<Value>(list: string, value: Value): [string, Value][] {
  return list.split(/\s+/).map((word) => [word, value])
}

/** A table of words of which there is nothing to know but that they are in it. */
export function tableOf(words: Iterable<string>): WordTable<true> {
  return new WordTable(new Map([...words].map((word) => [word, true])))
}

const none: readonly never[] = []
const space = 0x20

/** A letter of ASCII in lower case. */
const lower = (code: number) => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code)

/** Names that are found in a source, and given as the very strings that stand here. */
export class NameTable {
  /** By the place of their hash; of two at one place the latter, so that the other is cut out like any name. */
  readonly #names: string[] = Array.from({ length: places }, () => '')

  constructor(names: Iterable<string>) {
    for (const name of names) this.#names[placeOf(hashOf(name))] = name
  }

  /** The name that stands in a source in whatever case, if it is one of these. */
  at(source: string, start: number, end: number): string | undefined {
    let hash = 0
    for (let at = start; at < end; at++) hash = hashed(hash, lower(source.charCodeAt(at)))
    const name = this.#names[placeOf(hash)] ?? ''
    if (name.length !== end - start) return undefined
    for (let i = 0; i < name.length; i++) {
      if (lower(source.charCodeAt(start + i)) !== name.charCodeAt(i)) return undefined
    }
    return name
  }
}

const placeOf = (hash: number) => (hash ^ (hash >>> 12)) & (places - 1)
const hashOf = (word: string) => [...word].reduce((hash, sign) => hashed(hash, sign.charCodeAt(0)), 0)
