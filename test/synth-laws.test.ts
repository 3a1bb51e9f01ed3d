import fc from 'fast-check'
import { expect, test } from 'vitest'
import { laws, prepare } from '../src/laws.ts'
import { sizes, skins, synthesize, tongues } from '../src/synth.ts'

/** `RUNS=10000 npm test -- synth-laws` looks longer, and elsewhere; `npm run laws` far longer. */
const settings = process.env.RUNS ? { numRuns: Number(process.env.RUNS) } : { numRuns: 40, seed: 11 }

/** Shrinks towards the first article, no dial turned, in the first skin: what is left is what broke the law. */
const share = fc.constantFrom(0, 1)
const dials = fc.record({
  noise: fc.constantFrom(0, 0.5, 1),
  languages: fc.constantFrom(...[...tongues.keys()].map((tag) => [tag])),
  sizes: fc.constantFrom(...sizes.map((size) => [size])),
  missing: fc.constantFrom(0, 0.3),
  extra: share,
  deep: share,
  hostile: share,
  wrong: share,
})
const articles = fc.record({ index: fc.integer({ min: 1, max: 100_000 }), dials, skin: fc.constantFrom(...skins) })

test.each(Object.entries(laws))('%s', async (_, law) => {
  await fc.assert(
    fc.asyncProperty(articles, async ({ index, dials, skin }) => {
      expect(await law(await prepare(synthesize(index, dials), skin))).toBeUndefined()
    }),
    settings,
  )
})
