/** Texts as databases can hold them. */

/**
 * A text as a key that no other text has: what a column cannot hold (NUL ends a text or is refused, lone surrogates become one
 * character) is written as in a JSON string, and so are quotes, backslashes and controls.
 */
export function toKey(text: string): string {
  return plain.test(text) ? text : JSON.stringify(text).slice(1, -1)
}

/** The text that a key stands for. */
export function fromKey(key: string): string {
  return key.includes('\\') ? JSON.parse(`"${key}"`) : key
}

// Most keys are paths and URLs that need no escape.
const plain = /^[ !#-[\]-~]*$/

/** A text for people and full-text search, without NUL. */
export function shown(text: string | undefined): string | null {
  return text?.replaceAll('\0', '\ufffd') ?? null
}
