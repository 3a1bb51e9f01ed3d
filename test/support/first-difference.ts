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
  return Object.is(expected, actual) ? undefined : `${path || '/'}: expected ${show(expected)}, got ${show(actual)}`
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

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
