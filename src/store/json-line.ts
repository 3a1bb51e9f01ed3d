/** JSON that is safe to print: one line, and nothing a terminal would obey. */

/**
 * The value as JSON on one line. Beyond what JSON asks for, it escapes C1 controls, DEL, bidirectional overrides and the line
 * separators U+2028/9 (which some readers take for line ends); parsing gives the same value.
 */
export function jsonLine(value: object): string {
  return JSON.stringify(value).replace(
    delicate,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const delicate = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g
