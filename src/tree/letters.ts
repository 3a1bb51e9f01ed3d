/** Letters and digits: what two texts share that a reader would call the same. */

/** Letters and digits alone, in lower case. */
export function lettersOf(text: string): string {
  const low = text.toLowerCase()
  return low.replace(mayHoldOtherLetters(low) ? signs : signsOfAscii, '')
}

/**
 * Whether a text may hold letters and digits that ASCII has not: there are none up to U+00A9 and in General Punctuation,
 * where no-break spaces, dashes and curved quotes stand. V8 asks a function for each character whether it is a letter.
 */
export function mayHoldOtherLetters(text: string): boolean {
  return otherSign.test(text)
}

const otherSign = /[^\0-\xa9\u2000-\u206f]/
const signs = /[^\p{L}\p{N}]+/gu
const signsOfAscii = /[^a-z0-9]+/g
