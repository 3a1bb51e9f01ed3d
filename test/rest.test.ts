import { expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { isRestAnswer, restItems } from '../src/split/rest-items.ts'

const post = { id: 1, slug: 'a', status: 'publish', title: { rendered: 'A' }, content: { rendered: '<p>Text.</p>' } }

test('each post of a list is a piece, with its place', () => {
  const text = '[{"a":"]}\\"["},\n {"b":[1]}]'
  expect(restItems(text)).toEqual([
    { text: '{"a":"]}\\"["}', start: { line: 1, column: 2, offset: 1 } },
    { text: '{"b":[1]}', start: { line: 2, column: 2, offset: 17 } },
  ])
})

test.each([
  [post, true],
  [[post], true],
  [{ version: 1, body: { content: { rendered: '' } } }, false],
  [{ id: 1, content: { rendered: '' }, author_name: 'B' }, false],
  [{ name: 'package' }, false],
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
