/** Text of sources on a terminal: nothing in it may be obeyed. */

/** Makes control characters, line breaks and bidirectional overrides visible as `\u001b`; the text stays on one line. */
export function printable(text: string): string {
  return text.replace(controls, show)
}

/** The same for text of several lines: line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(controlsButBreaks, show)
}

function show(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

// C0, DEL, C1, line separators, bidirectional marks and overrides (CVE-2021-42574).
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const controlsButBreaks = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
