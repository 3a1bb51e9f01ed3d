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

const importPost = async (fields: object) => {
  const [imported] = await importSource('post.json', Buffer.from(JSON.stringify({ ...post, ...fields })))
  return { article: imported?.article, messages: imported?.messages ?? [] }
}

test.each([
  [{ author: 3, categories: [7], tags: [], region: [4, 5] }, 'author, categories, region'],
  [{ author: 3, tags: [7], class_list: ['tag-clocks'], _embedded: { author: [{ code: 'x' }] } }, 'author'],
  [{ tags: [7], regions: [4], _embedded: { 'wp:term': [[{ taxonomy: 'region', name: 'N' }]] } }, undefined],
  [{ author: 0, sizes: [], acf: [1] }, 'acf'],
])('names that an answer gives as numbers are told: %j', async (fields, told) => {
  const { messages } = await importPost(fields)
  const [message] = messages.filter(({ rule }) => rule === 'rest/numbers')
  expect(message?.actual).toBe(told && `numbers in place of names (\`${told}\`)`)
})

test.each([
  ['by hand', '<p>By &#8220;hand&#8221; and nobody else.</p>\n', 'By “hand” and nobody else.'],
  [
    'by hand, with the link of a theme',
    '<p>By hand alone. <a href="https://a.example/a/#more">On</a></p>',
    'By hand alone.',
  ],
  ['made of the beginning', '<p>The opening of a text. It goes on [&hellip;]</p>', 'The opening of a text.'],
  ['made of it without code', '<p>The opening of a text. It goes on for a while.</p>', 'The opening of a text.'],
  ['none', '', 'The opening of a text.'],
])('an excerpt %s', async (_, rendered, lead) => {
  const content = '<p>The opening of a text.</p><pre>a = 1</pre><p>It goes on for a while.</p>'
  const fields = {
    link: 'https://a.example/a/',
    content: { rendered: content },
    excerpt: { rendered, protected: false },
  }
  expect((await importPost(fields)).article?.lead).toBe(lead)
})

test('the format of a post is a term, as in an export', async () => {
  const aside = { taxonomy: 'post_format', name: 'Aside', slug: 'post-format-aside' }
  expect((await importPost({ format: 'aside' })).article?.terms).toEqual([aside])
  expect((await importPost({ format: 'standard' })).article?.terms).toBeUndefined()
})

test('slugs of terms are decoded, embedded or in classes', async () => {
  const term = [{ taxonomy: 'post_tag', name: 'Ч', slug: '%d1%87' }]
  expect((await importPost({ _embedded: { 'wp:term': [term] } })).article?.terms?.[0]?.slug).toBe('ч')
  const { article } = await importPost({ class_list: ['tag-%d1%87'] })
  expect(article?.terms).toEqual([{ taxonomy: 'post_tag', name: 'ч', slug: 'ч' }])
})

test.each([
  ['a revision', { ...post, slug: '12-revision-v1' }, 'older text'],
  [
    'an error',
    { code: 'rest_post_invalid_id', message: 'Invalid post ID.', data: { status: 404 } },
    'Invalid post ID.',
  ],
])('%s is no article', async (_, answer, told) => {
  const [imported] = await importSource('answer.json', Buffer.from(JSON.stringify(answer)))
  expect(imported?.article).toBeUndefined()
  expect(imported?.messages.find(({ rule }) => rule === 'rest/no-post')?.actual).toContain(told)
})

const answers: [kind: string, first: object][] = [
  [
    'files of the media library',
    { id: 1, slug: 'a', media_type: 'image', mime_type: 'image/png', source_url: 'a.png' },
  ],
  ['comments', { id: 1, post: 2, author_name: 'B', content: { rendered: '<p>Yes.</p>' } }],
  ['terms', { id: 1, count: 2, slug: 'a', name: 'A', taxonomy: 'category', meta: [] }],
  ['users', { id: 1, name: 'A', slug: 'a', avatar_urls: {} }],
  ['results of a search', { id: 1, title: 'A', url: 'https://a.example/', type: 'post', subtype: 'page' }],
  ['the routes of a site', { name: 'A', namespaces: [], routes: {} }],
]

test.each(answers)('an answer that holds %s is told once', async (kind, first) => {
  for (const answer of [first, [first, first]]) {
    const [imported, ...more] = await importSource('answer.json', Buffer.from(JSON.stringify(answer)))
    expect(more).toEqual([])
    expect(imported?.messages.map(({ rule, actual }) => [rule, actual])).toEqual([
      ['rest/no-post', `JSON that is no post (${kind})`],
    ])
  }
})

test('an answer for a script is read, with its places', async () => {
  const list = JSON.stringify([post, { ...post, id: 2 }])
  for (const [name, text] of [
    ['posts.json', `/**/wp.show(${list})`],
    ['posts', `/**/show(${list});\n`],
    ['post.js', `/**/show(${JSON.stringify(post)})`],
  ] as const) {
    const imported = await importSource(name, Buffer.from(text))
    expect(imported.map(({ article }) => article?.title)).toEqual(text.includes('[') ? ['A', 'A'] : ['A'])
  }
  expect(restItems(`/**/f(${list})`, () => {})[0]?.start).toEqual({ line: 1, column: 8, offset: 7 })
})

test('an answer behind a byte order mark is read', async () => {
  const imported = await importSource('posts.json', Buffer.from(`\ufeff${JSON.stringify([post])}`))
  expect(imported.map(({ article }) => article?.title)).toEqual(['A'])
})

test('what no record holds of a post is told', async () => {
  const { messages } = await importPost({ type: 'recipe', parent: 4, menu_order: 2, sticky: true })
  expect(messages.find(({ rule }) => rule === 'wordpress/beside-text')?.actual).toBe(
    'the type `recipe`, the post `4` above it, the place `2` in its order, that it is sticky',
  )
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

test('numbers that JavaScript does not have keep their digits', async () => {
  const source = JSON.stringify({ ...post, meta: { tweet: 0, far: 1 } }).replace(
    '"tweet":0',
    '"tweet":1234567890123456789',
  )
  const [imported] = await importSource('post.json', Buffer.from(source.replace('"far":1', `"far":${'9'.repeat(400)}`)))
  expect(imported?.article?.meta.values).toEqual({ tweet: '1234567890123456789', far: '9'.repeat(400) })
  const [other] = await importSource('post.json', Buffer.from(source.replace('"id":1', '"id":12345678901234567890')))
  expect(other?.article?.title).toBe('A')
})
