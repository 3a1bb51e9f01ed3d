import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineProfile } from '../src/meta/profile.ts'
import { profiles } from '../src/meta/profiles.ts'
import { importArticle, importSource } from '../src/pipeline.ts'
import { renderArticle } from '../src/render-article.ts'

const bytes = Buffer.from('# A\n\nText.\n')

test.each([
  ['generic', 'Unexpected profile `generic`'],
  [{ name: 'own', fields: z.looseObject({}) }, 'Unexpected profile without all its parts'],
  [null, 'Unexpected profile `null`'],
])('a program that hands over %j for a profile is told what to hand over', async (value, found) => {
  // As from JavaScript.
  const options = { profile: value as never }
  const said = `${found}, expected \`profiles.alphanode\`, \`profiles.generic\` or what \`defineProfile()\` returns`
  await expect(importSource('a.md', bytes, options)).rejects.toThrow(said)
  await expect(importArticle({ path: 'a.md', bytes, format: 'markdown' }, options)).rejects.toThrow(said)
  const [imported] = await importSource('a.md', bytes)
  expect(() => imported?.article && renderArticle(imported.article, options)).toThrow(said)
})

test('what `defineProfile` returns is a profile', async () => {
  for (const profile of [profiles.generic, defineProfile({ name: 'own', fields: z.looseObject({}) })]) {
    const [imported] = await importSource('a.md', bytes, { profile })
    expect(imported?.article?.meta.profile).toBe(profile.name)
  }
})
