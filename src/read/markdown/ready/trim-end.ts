/** A stretch without what ends it. */
export function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
