/** Columns of a terminal: how wide text is shown. */

/** How many columns a text takes: wide characters two, combining ones none. */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length
  let columns = 0
  for (const char of text) columns += widthOfChar(char)
  return columns
}

/** Cuts a text before a column; a wide character that crosses it stays on the left. */
export function cutAt(text: string, column: number): [left: string, right: string] {
  if (ascii.test(text)) return [text.slice(0, column), text.slice(column)]
  let columns = 0
  let at = 0
  for (const char of text) {
    if (columns >= column && widthOfChar(char) > 0) break
    columns += widthOfChar(char)
    at += char.length
  }
  return [text.slice(0, at), text.slice(at)]
}

function widthOfChar(char: string): number {
  if (zeroWidth.test(char)) return 0
  return wide.test(char) ? 2 : 1
}

const ascii = /^[\x20-\x7e]*$/
const zeroWidth = /[\p{Mn}\p{Me}\u200b-\u200f\u2060\ufeff\u00ad]/u
// East Asian Wide and Fullwidth (UAX #11), in the ranges that text is written in.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u

/** Whether a character is of a writing that breaks lines between any two characters. */
export function breaksAnywhere(char: string): boolean {
  return ideograph.test(char)
}

const ideograph = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u
