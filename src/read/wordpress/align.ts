/** Where the words of made HTML stand in what it was made of. */

/**
 * Pairs the words of both in their order, and gives for an offset of `made` that of `source`: exact where the same
 * characters stand on to the next pair, else that of the pair. Words that were made, and tags that paragraphs and code
 * get, are passed over. Linear.
 */
export function align(source: string, made: string): (offset: number) => number {
  const pairs = pair(wordsOf(source), wordsOf(made))
  return (offset) => {
    const next = pairs[firstFrom(pairs, offset)] ?? pairs.at(-1)
    if (!next) return 0
    const between = made.slice(offset, next.made)
    return source.endsWith(between, next.source) ? next.source - between.length : next.source
  }
}

interface Word {
  text: string
  at: number
}

interface Pair {
  made: number
  source: number
}

function wordsOf(text: string): Word[] {
  const bare = text.replace(noWords, (tag) => ' '.repeat(tag.length))
  return Array.from(bare.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({ text: word, at: index }))
}

/** Tags that are put round text, and entities that stand for signs. */
const noWords = /<\/?(?:p|br|pre|code|figure|figcaption)(?:\s[^<>]{0,200})?>|&(?:lt|gt|amp|quot|#\d{1,5});/g

function pair(source: Word[], made: Word[]): Pair[] {
  const pairs: Pair[] = []
  let at = 0
  for (const [index, word] of made.entries()) {
    const found = findWord(source, at, word.text, made[index + 1]?.text)
    const match = found === undefined ? undefined : source[found]
    if (found === undefined || !match) continue
    pairs.push({ made: word.at, source: match.at })
    at = found + 1
  }
  return pairs
}

/** The index of a word: at once, or farther on if the next one follows there too, for a word alone may be another. */
function findWord(words: Word[], from: number, text: string, next: string | undefined): number | undefined {
  if (words[from]?.text === text) return from
  for (let at = from + 1; at < Math.min(words.length, from + farthest); at++) {
    if (words[at]?.text === text && words[at + 1]?.text === next) return at
  }
  return undefined
}

/** Words that may be left out in one place, such as the attributes of a shortcode. */
const farthest = 200

/** The index of the first pair at or after an offset of the made text. */
function firstFrom(pairs: Pair[], offset: number): number {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pairs[middle]?.made ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
