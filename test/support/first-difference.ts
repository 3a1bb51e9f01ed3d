/** Where two values part: what the matchers of `alphanode/vitest` say too. */

export { firstDifference, firstLineDifference } from '../../src/article/difference.ts'
