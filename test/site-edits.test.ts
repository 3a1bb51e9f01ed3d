import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createStreams, type Random } from '../src/synth/random.ts'
import { workspace } from './cli-support.ts'
import { buildFolder, filesIn, post } from './support/site.ts'

interface Post {
  title: string
  facts: Record<string, unknown>
  text: string
}

/** So many that few articles share some: not all are to be similar. */
const words = ['sail', 'tide', 'anchor', 'lantern', 'harbour', 'voyage', 'island'].flatMap((word) =>
  ['maker', 'less', 'wards', 'ing', 'like', 'ward', 'ness', 'land', 'house', 'keeper'].map((end) => word + end),
)
const sentence = (random: Random) => Array.from({ length: 8 }, () => random.pick(words)).join(' ')

function newPost(random: Random): Post {
  return { title: sentence(random), facts: { date: '2026-01-02' }, text: `${sentence(random)}.` }
}

/** What leaves the layout of the site as it is, but for links and what is similar. */
const quietEdits = ['title', 'text', 'language', 'link']

/** What somebody may change in a post. Terms of one name for files, links to posts that come and go, and names that two want are among them. */
const edits: Record<string, (post: Post, random: Random) => void> = {
  title: (post, random) => Object.assign(post, { title: sentence(random) }),
  text: (post, random) => Object.assign(post, { text: `${post.text}\n\n${sentence(random)}.` }),
  language: (post, random) => Object.assign(post.facts, { lang: random.pick(['de', 'en', 'ar']) }),
  date: (post, random) => Object.assign(post.facts, { date: `2026-0${random.between(1, 3)}-0${random.between(1, 9)}` }),
  modified: (post, random) => Object.assign(post.facts, { lastmod: `2026-05-0${random.between(1, 9)}` }),
  categories: (post, random) =>
    Object.assign(post.facts, { categories: random.some(['C', 'C!', 'c', 'Kind 1', 'Kind-1', 'kind 1'], 2) }),
  tags: (post, random) => Object.assign(post.facts, { tags: random.some(words, 3) }),
  authors: (post, random) => Object.assign(post.facts, { authors: random.some(['Ada', 'Brian', 'Grace'], 2) }),
  slug: (post, random) => Object.assign(post.facts, { slug: random.pick(['one', 'two', 'One']) }),
  address: (post, random) => Object.assign(post.facts, { canonical_url: `https://old.example/${random.below(9)}/` }),
  alias: (post, random) => Object.assign(post.facts, { aliases: [`/${random.below(9)}/`] }),
  link: (post, random) =>
    Object.assign(post, { text: `[a](${random.below(12)}.md#part) [b](https://old.example/${random.below(9)}) b` }),
  heading: (post) => Object.assign(post, { text: `${post.text}\n\n## Part\n\nOf it.` }),
  draft: (post, random) => Object.assign(post.facts, { draft: random.chance(0.5) }),
}

test.each([1, 2, 3])('after any edits, a site is what a build of all gives: %i', { timeout: 240_000 }, async (seed) => {
  const random = createStreams(seed, 0)('edits')
  const folder = workspace({ 'posts/0.md': '' })
  const settings = { url: 'https://site.example/', perPage: 3, hasSearch: false, hasRedirects: true }
  const all = new Map<number, Post>()
  const write = (number: number, post_: Post) => {
    all.set(number, post_)
    writeFileSync(join(folder, `posts/${number}.md`), post(post_.title, post_.facts, post_.text))
  }
  for (let number = 0; number < 9; number += 1) write(number, newPost(random))

  for (let step = 0; step < 40; step += 1) {
    const done: string[] = []
    const isQuiet = random.chance(0.5)
    for (let times = random.between(1, 2); times > 0; times -= 1) {
      const number = random.below(12)
      const edited = all.get(number)
      const [name, edit] = random.pick(Object.entries(edits).filter(([name]) => !isQuiet || quietEdits.includes(name)))
      done.push(`${number}: ${edited ? name : 'new'}`)
      if (edited) edit(edited, random)
      if (edited && !isQuiet && random.chance(0.1)) {
        all.delete(number)
        rmSync(join(folder, `posts/${number}.md`))
      } else write(number, edited ?? newPost(random))
    }
    const { messages } = await buildFolder(folder, { settings })
    rmSync(join(folder, 'fresh-state'), { recursive: true, force: true })
    rmSync(join(folder, 'fresh'), { recursive: true, force: true })
    const fresh = { settings, out: join(folder, 'fresh'), state: join(folder, 'fresh-state') }
    expect(messages, done.join()).toEqual((await buildFolder(folder, fresh)).messages)
    expect(filesIn(join(folder, 'site')), `step ${step}, ${done.join()}`).toEqual(filesIn(fresh.out))
  }
})

test('a title that changes has the pages written that show it, and no others', async () => {
  const texts = ['ships', 'bread', 'music', 'stone', 'paper', 'glass', 'honey']
  const page = (number: number, title = `Post ${number}`) =>
    post(title, { date: `2026-01-0${number + 1}`, slug: `p${number}`, authors: [`A${number % 2}`] }, texts[number])
  const folder = workspace(Object.fromEntries(texts.map((_, number) => [`posts/${number}.md`, page(number)])))
  const settings = { perPage: 2, hasSearch: false }
  await buildFolder(folder, { settings })
  const before = filesIn(join(folder, 'site'))
  writeFileSync(join(folder, 'posts/3.md'), page(3, 'Post three'))
  await buildFolder(folder, { settings })
  const after = filesIn(join(folder, 'site'))
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
    ...['archive/2026-01/2.html', 'archive/2026/2.html'],
    ...['articles/p2.html', 'articles/p3.html', 'articles/p4.html'],
    ...['authors/a1.html', 'page/2.html'],
  ])
})
