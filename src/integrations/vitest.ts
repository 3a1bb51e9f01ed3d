/** The door `alphanode/vitest`: fixtures of sources and what they should give, and matchers for articles. */

import './vitest/matchers.ts'

export { type FixtureOptions, fixtures } from './vitest/fixtures.ts'
