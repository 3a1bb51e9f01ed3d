import { expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { isRestAnswer, restItems } from '../src/split/rest-items.ts'

const post = { id: 1, slug: 'a', status: 'publish', title: { rendered: 'A' }, content: { rendered: '<p>Text.</p>' } }

test('each post of a list is a piece, with its place', () => {
  const text = '[{"a":"]}\\"["},\n {"b":[1]}]'
  expect(restItems(text, () => {})).toEqual([
    { text: '{"a":"]}\\"["}', start: { line: 1, column: 2, offset: 1 } },
    { text: '{"b":[1]}', start: { line: 2, column: 2, offset: 17 } },
  ])
})

test.each([
  [post, true],
  [[post], true],
  [{ version: 1, body: { content: { rendered: '' } } }, false],
  [{ id: 1, content: { rendered: '' }, author_name: 'B' }, false],
  [{ ...post, _embedded: { replies: [[{ id: 2, author_name: 'B', content: { rendered: '' } }]] } }, true],
  [[{ ...post, acf: { author_name: 'B' } }], true],
  [{ name: 'package', in: post }, false],
])('an answer of the API: %j', (value, expected) => {
  expect(isRestAnswer(JSON.stringify(value))).toBe(expected)
})

test('what was shown to nobody is told', async () => {
  const menu = { ...post, type: 'wp_navigation' }
  const imported = await importSource('posts.json', Buffer.from(JSON.stringify([post, menu])))
  expect(imported.map(({ article }) => article?.title)).toEqual(['A', undefined])
  expect(imported[1]?.messages.map(({ rule }) => rule)).toContain('rest/no-post')
})

test('stored values stand beside those that the page shows', async () => {
  const content = '<p>Text.</p><h2>Post meta</h2><table><tr><th>topic</th><td>shown</td></tr></table>'
  const answer = { ...post, content: { rendered: content }, meta: { anp_topic: 'stored', anp_stack: ['sql'] } }
  const [imported] = await importSource('post.json', Buffer.from(JSON.stringify(answer)))
  expect(imported?.article?.meta.values).toEqual({ topic: 'shown', stack: ['sql'] })
})

test('a text behind a password is told to be missing', async () => {
  const answer = { ...post, content: { rendered: '', protected: true } }
  const [imported] = await importSource('post.json', Buffer.from(JSON.stringify(answer)))
  expect(imported?.article?.status).toBe('protected')
  expect(imported?.messages.map(({ rule }) => rule)).toContain('read/protected')
})

test.each([
  ['a list that breaks off', (list: string) => list.slice(0, -20), 'rest/truncated', 2],
  ['a list that breaks off after a post', (list: string) => list.slice(0, -1), 'rest/truncated', 3],
  ['a comma too many', (list: string) => list.replace(/]$/, ',]'), 'rest/damaged', 3],
  ['a notice of PHP between posts', (list: string) => list.replace('},{', '}<b>Notice</b>,{'), 'rest/damaged', 3],
  ['something after the list', (list: string) => `${list}<!-- cached -->`, 'rest/damaged', 3],
])('%s is told', async (_, damage, rule, articles) => {
  const list = JSON.stringify([1, 2, 3].map((id) => ({ ...post, id })))
  const imported = await importSource('posts.json', Buffer.from(damage(list)))
  expect(imported.flatMap(({ messages }) => messages.map(({ rule }) => rule))).toContain(rule)
  expect(imported.flatMap(({ article }) => article ?? [])).toHaveLength(articles)
})

test('an empty list, and one with space in it, are whole', async () => {
  for (const list of ['[]', ' [ ] ', `[ ${JSON.stringify(post)} ,\n${JSON.stringify(post)} ]\n`]) {
    const said: string[] = []
    restItems(list, (id) => said.push(id))
    expect(said).toEqual([])
  }
})

test('a text that nothing ends takes linear time however many quotes are in it', () => {
  // Each of the quotes could begin a text: 10 ** 12 steps if each was looked at.
  const said: string[] = []
  restItems(`[{"a":"${'\\"'.repeat(1_000_000)}`, (id) => said.push(id))
  expect(said).toEqual(['rest/truncated'])
})

test('meta nested without end becomes text', async () => {
  const deep = `${'{"a":'.repeat(5_000)}"low"${'}'.repeat(5_000)}`
  const [imported] = await importSource(
    'posts.json',
    Buffer.from(JSON.stringify([{ ...post, meta: { tide: 0, high: 1 } }]).replace(':0,', `:${deep},`)),
  )
  expect(imported?.article?.meta.values).toMatchObject({ tide: expect.stringMatching(/^a: a: .* a: low$/), high: 1 })
  expect(imported?.messages.map(({ rule }) => rule)).toContain('meta/too-deep')
})
