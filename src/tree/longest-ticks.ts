/** The length of the longest row of backticks in code, of any length. */
export function longestTicks(code: string): number {
  let longest = 0
  for (const [ticks] of code.matchAll(/`+/g)) longest = Math.max(longest, ticks.length)
  return longest
}
