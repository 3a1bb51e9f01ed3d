import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { toMarkdown } from '../src/render/to-markdown.ts'
import { importFixture, readFixtures } from './support/fixtures.ts'
import { differences, type Way, ways } from './support/limits.ts'
import { type NamedReading, readPosts } from './support/post-folder.ts'

/** The same post gives the same record, whatever it is read from, up to what `docs/formats.md` lists. */

const fixtureWays: Record<string, Way> = {
  export: 'wxr',
  answer: 'rest',
  'answer-edit': 'rest-edit',
  'block-theme': 'page',
  'classic-theme': 'page',
  dump: 'text',
}

async function readFixture(): Promise<NamedReading[]> {
  const fixtures = (await readFixtures()).filter(({ name }) => name.startsWith('same-post/'))
  const readings = await Promise.all(
    fixtures.map(async (fixture) => {
      const name = fixture.name.slice('same-post/'.length)
      const way = fixtureWays[name]
      const { article, messages } = await importFixture(fixture)
      if (!way || !article) throw new Error(`Unexpected fixture ${fixture.name}, expected a way to come by a post`)
      return { name, way, article, messages }
    }),
  )
  const exported = readings.find(({ way }) => way === 'wxr')?.article
  const [again] = exported ? await importSource('a.md', new TextEncoder().encode(toMarkdown(exported))) : []
  if (!again?.article) throw new Error('Unexpected end, expected an export among the fixtures')
  return [...readings, { name: 'markdown', way: 'markdown', article: again.article, messages: again.messages }]
}

/** Every two of them. Markdown is written from the export, so it is compared with that alone. */
function pairs(readings: NamedReading[]): [NamedReading, NamedReading][] {
  return readings
    .flatMap((one, index) => readings.slice(index + 1).map((other): [NamedReading, NamedReading] => [one, other]))
    .filter((pair) => {
      const both = pair.map(({ way }) => way)
      return !both.includes('markdown') || both.includes('wxr')
    })
}

describe('a post of our own', async () => {
  const readings = await readFixture()
  test('is read in every way there is', () => {
    expect(new Set(readings.map(({ way }) => way))).toEqual(new Set(Object.keys(ways)))
  })
  test.each(pairs(readings).map(([one, other]) => [one.name, other.name, one, other] as const))(
    '%s and %s',
    (_, __, one, other) => {
      expect(differences(one, other)).toEqual({})
    },
  )
})

test('what is not listed is a difference', async () => {
  const [one, other] = (await readFixture()).filter(({ way }) => way === 'wxr' || way === 'page')
  if (!one || !other) throw new Error('Unexpected end, expected two readings')
  const { article } = other
  const changed = {
    ...other,
    article: { ...article, slug: 'slow', codeBlocks: [], body: { ...article.body, html: '<p>Changed.</p>' } },
  }
  expect(Object.keys(differences(one, changed)).sort()).toEqual(['codeBlocks', 'html', 'slug'])
})

const folder = process.env.POSTS ?? fileURLToPath(new URL('../../shared/corpus/wordpress', import.meta.url))
const why = existsSync(folder) ? '' : ` (there is no folder ${folder}; POSTS=<folder> names another)`

/** Where a post is said in full. Of a dump, what is not said is guessed: `COUNT=1` shows how often that comes out right. */
const full: Way[] = ['wxr', 'rest-edit', 'rest', 'page', 'markdown']

describe.skipIf(why)(
  `posts that WordPress gave back${why}`,
  async () => {
    const posts = why ? new Map<string, NamedReading[]>() : await readPosts(folder)

    test.each([...posts])('%s', (_, readings) => {
      const different = pairs(readings.filter(({ way }) => full.includes(way))).flatMap(([one, other]) =>
        Object.values(differences(one, other)).map((difference) => `${one.name} and ${other.name} ${difference}`),
      )
      expect(different).toEqual([])
    })

    test.runIf(process.env.COUNT)('counted', () => {
      const rows: Record<string, Record<string, number>> = {}
      for (const readings of posts.values()) {
        for (const [one, other] of pairs(readings).filter((pair) => pair.some(({ way }) => full.includes(way)))) {
          const different = Object.keys(differences(one, other))
          const key = `${one.name} ${other.name}`
          const row = rows[key] ?? { pairs: 0, equal: 0 }
          rows[key] = row
          for (const column of ['pairs', ...(different.length > 0 ? different : ['equal'])])
            row[column] = (row[column] ?? 0) + 1
        }
      }
      console.table(rows)
    })
  },
  120_000,
)
