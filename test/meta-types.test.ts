import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { Json } from '../src/article/json.ts'
import { decodeMeta, encodeMeta, isoDay } from '../src/meta/codecs.ts'
import { defineProfile, type MetaValues, type Profile } from '../src/meta/profile.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import type { generic } from '../src/meta/profiles/generic.ts'
import { profiles } from '../src/meta/profiles.ts'

test('the values of a record have the types of the profile', () => {
  type Values = MetaValues<typeof alphanode>
  expectTypeOf<Values['reading_time']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<Values['stack']>().toEqualTypeOf<string[] | undefined>()
  expectTypeOf<NonNullable<Values['flags']>['has_images']>().toEqualTypeOf<boolean | undefined>()
  expectTypeOf<NonNullable<Values['revision']>['last_reviewed']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Values['something else']>().toExtend<Json | undefined>()
  expectTypeOf<MetaValues<typeof generic>['x']>().toExtend<Json | undefined>()
  expectTypeOf(alphanode).toExtend<Profile>()
  expectTypeOf<MetaValues<typeof profiles.alphanode>>().toEqualTypeOf<Values>()
  expectTypeOf(profiles.other).toEqualTypeOf<Profile | undefined>()
})

test('a profile needs a name and fields only', () => {
  const recipes = defineProfile({
    name: 'recipes',
    fields: z.looseObject({
      minutes: z.number(),
      cooked: isoDay.optional(),
      spice: z.enum(['mild', 'hot']).optional(),
    }),
  })
  type Values = MetaValues<typeof recipes>
  expectTypeOf<Values['minutes']>().toEqualTypeOf<number>()
  expectTypeOf<Values['cooked']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Values['spice']>().toEqualTypeOf<'mild' | 'hot' | undefined>()
  expect(recipes).toMatchObject({ headings: [], prefixes: [], checks: [], display: {}, select: {} })
})

test('codecs give richer values and take them back', () => {
  const values = { revision: { last_reviewed: '2026-01-31', by: 'A.' }, other: ['x'] }
  const decoded = decodeMeta(alphanode, values)
  if (!decoded.success) throw decoded.error
  expectTypeOf(decoded.data.revision?.last_reviewed).toEqualTypeOf<Date | undefined>()
  expect(decoded.data.revision?.last_reviewed).toEqual(new Date('2026-01-31T00:00:00Z'))
  expect(encodeMeta(alphanode, decoded.data)).toEqual(values)
})

test('values that do not fit are no success', () => {
  const decoded = decodeMeta(alphanode, { revision: { last_reviewed: 'soon' }, reading_time: 'six' })
  expect(decoded.error?.issues.map(({ path }) => path.join('.'))).toEqual(['reading_time', 'revision.last_reviewed'])
})
