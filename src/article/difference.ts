/** Where two JSON values part. */

/** Names the first path at which two values differ, and both sides of it; order of keys counts. `undefined` if they are equal. */
export function firstDifference(expected: unknown, actual: unknown, path = ''): string | undefined {
  if (isBranch(expected) && isBranch(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const expectedKeys = Object.keys(expected)
    const actualKeys = Object.keys(actual)
    for (const [index, key] of expectedKeys.entries()) {
      const below = `${path}/${key}`
      if (!Object.hasOwn(actual, key)) return `${below}: expected ${show(expected[key])}, got nothing`
      const difference = firstDifference(expected[key], actual[key], below)
      if (difference) return difference
      if (!Array.isArray(expected) && actualKeys[index] !== key) return `${below}: stands at another place`
    }
    const added = actualKeys.find((key) => !Object.hasOwn(expected, key))
    return added === undefined ? undefined : `${path}/${added}: expected nothing, got ${show(actual[added])}`
  }
  return Object.is(expected, actual) ? undefined : `${path || '/'}: ${showBoth(expected, actual)}`
}

/** Names the first line at which two texts differ. */
export function firstLineDifference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined
  const actualLines = actual.split('\n')
  const expectedLines = expected.split('\n')
  const index = expectedLines.findIndex((line, at) => line !== actualLines[at])
  const at = index < 0 ? expectedLines.length : index
  return `line ${at + 1}: expected ${show(expectedLines[at])}, got ${show(actualLines[at])}`
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Characters of a value that are shown, and of them those before the first that differs. */
const shownLength = 300
const shownBefore = 60

/** Both sides; of long texts, the part in which they begin to differ. */
function showBoth(expected: unknown, actual: unknown): string {
  if (typeof expected !== 'string' || typeof actual !== 'string')
    return `expected ${show(expected)}, got ${show(actual)}`
  let at = 0
  while (at < expected.length && expected[at] === actual[at]) at++
  const start = expected.length > shownLength ? Math.max(0, at - shownBefore) : 0
  const from = (text: string) => (start > 0 ? `…${text.slice(start)}` : text)
  return `expected ${show(from(expected))}, got ${show(from(actual))}`
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}
