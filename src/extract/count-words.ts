/** The words of a text. */

// V8 keeps a place to go back to for each letter: a word without end would overflow its stack. Longer ones count as several.
const longestTail = 1000
const ideograph = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`
const start = String.raw`[\p{L}\p{N}]`
const tail = String.raw`(?!${ideograph})[\p{L}\p{N}\p{M}'’_-]`
const word = new RegExp(`${ideograph}|${start}(?:${tail}){0,${longestTail}}`, 'gu')

/** Counts words: runs of letters and digits; of Chinese and Japanese writing, which has no spaces, each character. */
export function countWords(text: string): number {
  let count = 0
  /** Characters that the word at hand may still have. */
  let left = 0
  for (let at = 0; at < text.length; at++) {
    const role = roles[text.charCodeAt(at)]
    if (role === undefined || role === other) return text.match(word)?.length ?? 0
    if (role === ideographs) count++
    left = role === starts || role === tails ? left - 1 : -1
    if (left >= 0 || role !== starts) continue
    count++
    left = longestTail
  }
  return count
}

/** Whether a text has some words; most texts are too short for them, and are not counted. */
export function hasWords(text: string, least: number): boolean {
  return text.length > least && countWords(text) >= least
}

const ends = 0
const tails = 1
const starts = 2
const ideographs = 3
const other = 4

/** What European letters and signs are to the expressions; texts of others are left to them, which takes ten times as long. */
const roles = new Uint8Array(0x2070).fill(other)
for (const [from, to] of [
  [0, 0x250],
  [0x2000, 0x2070],
] as const) {
  const signs = Array.from({ length: to - from }, (_, index) => String.fromCharCode(from + index)).join('')
  roles.fill(ends, from, to)
  for (const [role, pattern] of [
    [tails, tail],
    [starts, start],
    [ideographs, ideograph],
  ] as const) {
    for (const { index } of signs.matchAll(new RegExp(pattern, 'gu'))) roles[from + index] = role
  }
}
