import { expect, test } from 'vitest'
import { makeSlug } from '../src/extract/slug.ts'

test.each([
  ['Moving to PostgreSQL', 'a.md', 'moving-to-postgresql'],
  ['iPhone & MacBook', 'a.md', 'iphone-and-macbook'],
  ['Über die Grenze', 'a.md', 'ueber-die-grenze'],
  ['x'.repeat(100), 'a.md', 'x'.repeat(80)],
  ['…', 'notes/My Notes.md.gz', 'my-notes'],
  [undefined, '….md', 'article'],
])('the slug of %j in %s is %s', (title, path, slug) => expect(makeSlug(title, path)).toBe(slug))
