import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { articleSchema } from './support/article-schema.ts'
import { formatsPage } from './support/formats-page.ts'
import { isPermissive, licences, licencesPage } from './support/licences-page.ts'
import { limitsPage } from './support/limits-page.ts'
import { messagesPage } from './support/messages-page.ts'
import { synthPage } from './support/synth-page.ts'

/** Pages that are made from the code. `UPDATE=1 npm test` rewrites them. */
const made: [path: string, make: () => string][] = [
  ['docs/messages.md', messagesPage],
  ['docs/limits.md', limitsPage],
  ['docs/licences.md', licencesPage],
  ['docs/formats.md', formatsPage],
  ['docs/article.schema.json', articleSchema],
  ['docs/synth.md', synthPage],
]

test.each(made)('%s says what the code says', (path, make) => {
  const file = new URL(`../${path}`, import.meta.url)
  if (process.env.UPDATE) writeFileSync(file, make())
  expect(readFileSync(file, 'utf8')).toBe(make())
})

test('what comes with an installation has permissive licences', () => {
  const all = licences()
  expect([...all.values()].flat().length).toBeGreaterThan(50)
  expect([...all].filter(([licence]) => !isPermissive(licence))).toEqual([])
  expect(['GPL-3.0', 'unknown', 'MIT AND GPL-2.0'].filter(isPermissive)).toEqual([])
})
