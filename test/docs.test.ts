import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { articleSchema } from './support/article-schema.ts'
import { formatsPage } from './support/formats-page.ts'
import { limitsPage } from './support/limits-page.ts'
import { messagesPage } from './support/messages-page.ts'
import { synthPage } from './support/synth-page.ts'

/** Pages that are made from the code. `UPDATE=1 npm test` rewrites them. */
const made: [path: string, make: () => string][] = [
  ['docs/messages.md', messagesPage],
  ['docs/limits.md', limitsPage],
  ['docs/formats.md', formatsPage],
  ['docs/article.schema.json', articleSchema],
  ['docs/synth.md', synthPage],
]

test.each(made)('%s says what the code says', (path, make) => {
  const file = new URL(`../${path}`, import.meta.url)
  if (process.env.UPDATE) writeFileSync(file, make())
  expect(readFileSync(file, 'utf8')).toBe(make())
})
