/** How many columns a terminal gives a text. */

/** The columns of one character: 0 for marks and joiners, 2 for East Asian wide ones and emoji, else 1. */
export function columnsOf(character: string): 0 | 1 | 2 {
  if (plain.test(character)) return 1
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** The columns of a text without control characters. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

const plain = /^[ -~]$/
const zeroWidth = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|[\ufe0e\ufe0f])$/u
// Unicode TR 11: Wide and Fullwidth, by script and block; the half-width forms of those scripts are not.
const wide =
  /^(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]$/u
