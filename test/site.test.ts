import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Imported } from '../src/bulk/import-file.ts'
import { importSite, type SiteOptions } from '../src/bulk/site/import-site.ts'
import { openJournal } from '../src/bulk/site/journal.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { profiles } from '../src/meta/profiles.ts'
import { createAddressGuard } from '../src/net/addresses.ts'
import { type ClientOptions, createClient } from '../src/net/client.ts'
import { importArticle } from '../src/pipeline.ts'
import { workspace } from './cli-support.ts'
import { post, posts, serveSite } from './support/wordpress-site.ts'

async function read(site: string, options: Partial<SiteOptions> = {}, client: Partial<ClientOptions> = {}) {
  const guard = createAddressGuard({ allow: ['127.0.0.1'] })
  const opened = createClient({ userAgent: 'alphanode-test', guard, retries: 0, ...client })
  onTestFinished(() => opened.close())
  const results: Imported[] = []
  const all = { profile: profiles.generic, limits: standardLimits, client: opened, types: ['post'], ...options }
  for await (const result of importSite(site, all)) results.push(result)
  const articles = results.flatMap(({ article }) => article ?? [])
  const rules = results
    .flatMap(({ messages }) => messages.map(({ rule }) => rule))
    .filter((rule) => rule.startsWith('net/'))
  return { results, articles, rules, titles: articles.map(({ title }) => title) }
}

const titles = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `Post ${from + index}`)

describe('a live site', () => {
  test('is read by the page, in the order of ids, with the names that it embeds', async () => {
    const { origin, requests } = await serveSite({ posts: posts(203), pages: [post(900, { type: 'page' })] })
    const site = await read(`${origin}/`, { types: ['posts', 'page', 'post'] })
    expect(site.titles).toEqual([...titles(1, 203), 'Post 900'])
    expect(site.rules).toEqual([])
    expect(site.articles[0]).toMatchObject({
      authors: [{ name: 'Ada', url: 'https://site.example/author/ada/' }],
      categories: ['Notes'],
      source: { format: 'rest', path: `${origin}/wp-json/wp/v2/posts/1` },
    })
    const asked = requests.map(({ url }) => new URL(url ?? '', origin))
    expect(asked).toHaveLength(5)
    expect(asked[1]?.searchParams.get('orderby')).toBe('id')
    expect(asked.map(({ searchParams }) => searchParams.get('per_page'))).toEqual([null, '100', '100', '100', '100'])
  })

  test('gives the records that its saved answers give, but for their source', async () => {
    const { origin } = await serveSite({ posts: posts(2) })
    const { articles } = await read(origin)
    const bytes = Buffer.from(JSON.stringify(post(2)))
    const { article } = await importArticle(
      { path: 'saved.json', bytes, format: 'rest' },
      { profile: profiles.generic },
    )
    const { path, ...source } = articles[1]?.source ?? {}
    expect(path).not.toBe('saved.json')
    expect({ ...articles[1], source: { ...source, path: 'saved.json' } }).toEqual(article)
  })

  test.each([
    ['at /wp-json/', '/wp-json/'],
    ['as a parameter', '/'],
  ])('is found where it does not name its API, %s', async (_, path) => {
    const { origin } = await serveSite({ posts: posts(1) }, { isNamed: false })
    const isParameter = path === '/'
    const site = await serveSite(
      {},
      {
        instead(request, response, url) {
          const isApi = isParameter ? url.searchParams.has('rest_route') : url.pathname.startsWith('/wp-json')
          if (isApi && isParameter) response.writeHead(307, { location: origin + request.url }).end()
          else if (isApi && url.pathname === '/wp-json/') response.end('{"namespaces":["wp/v2"]}')
          else if (isApi) response.end(JSON.stringify(posts(1)))
          else response.writeHead(url.pathname === '/' ? 200 : 404).end('<title>A site</title>')
          return true
        },
      },
    )
    expect((await read(site.origin)).titles).toEqual(['Post 1'])
  })

  test('is found by the link of its page', async () => {
    const { origin } = await serveSite(
      { posts: posts(1) },
      {
        isNamed: false,
        instead(_, response, url) {
          if (url.searchParams.has('rest_route')) return false
          response.end(`<html><head><link rel='https://api.w.org/' href='/?rest_route=/' /></head></html>`)
          return true
        },
      },
    )
    expect((await read(origin)).titles).toEqual(['Post 1'])
  })

  test('that is none of WordPress, or is away, is told', async () => {
    const { origin } = await serveSite({}, { isNamed: false, instead: (_, response) => Boolean(response.end('hello')) })
    expect(await read(origin)).toMatchObject({ titles: [], rules: ['net/no-api'] })
    expect(await read('http://no-such-host.invalid/')).toMatchObject({ rules: ['net/no-answer'] })
    expect(await read(origin, {}, { guard: createAddressGuard() })).toMatchObject({ rules: ['net/no-answer'] })
  })

  test('has types of its own, by their name or that of their path', async () => {
    const types = { book: { rest_base: 'books' }, wp_block: { rest_base: 'blocks' }, odd: null }
    const { origin } = await serveSite({ posts: posts(1), books: [post(5, { type: 'book' })] }, { types })
    expect((await read(origin, { types: ['books'] })).titles).toEqual(['Post 5'])
    const site = await read(origin, { types: ['book', 'film', 'wp_block', 'post'] })
    expect(site).toMatchObject({ titles: ['Post 5', 'Post 1'], rules: ['net/unknown-type', 'net/unknown-type'] })
    expect(site.results[0]?.messages[0]?.expected).toBe('one of `posts`, `pages`, `books`')
  })

  test('that refuses one type is read on', async () => {
    const { origin } = await serveSite(
      { posts: posts(1), pages: posts(1) },
      {
        instead(_, response, url) {
          if (!url.pathname.endsWith('/posts')) return false
          response.writeHead(401).end('{"code":"rest_forbidden","message":"No."}')
          return true
        },
      },
    )
    expect(await read(origin, { types: ['post', 'page'] })).toMatchObject({
      titles: ['Post 1'],
      rules: ['net/refused'],
    })
  })

  test('is asked for what it does not embed, once each', async () => {
    const bare = (id: number, fields = {}) => post(id, { _embedded: undefined, tags: [9], author: 3, ...fields })
    const shelf = {
      _links: { 'wp:term': [{ taxonomy: 'shelf', href: 'https://x/wp-json/wp/v2/shelves?post=3' }] },
      shelves: [4],
    }
    const { origin, requests } = await serveSite({
      posts: [
        bare(1),
        bare(2, { featured_media: 8, _embedded: { author: [{ code: 'rest_user_invalid_id' }] } }),
        bare(3, shelf),
      ],
      users: [{ id: 3, name: 'Grace', link: 'https://site.example/author/grace/' }],
      categories: [{ id: 7, name: 'Notes', taxonomy: 'category' }],
      tags: [{ id: 9, name: 'cheap &amp; dear', taxonomy: 'post_tag' }],
      media: [{ id: 8, source_url: 'https://site.example/8.jpg', alt_text: 'Eight' }],
      shelves: [{ id: 4, name: 'Low', taxonomy: 'shelf' }],
    })
    const { articles, rules } = await read(origin)
    expect(rules).toEqual([])
    expect(articles[1]?.image).toEqual({ src: 'https://site.example/8.jpg', alt: 'Eight' })
    expect(articles[1]).toMatchObject({ authors: [{ name: 'Grace' }], categories: ['Notes'], tags: ['cheap & dear'] })
    expect(articles[2]).toMatchObject({ categories: [], meta: { values: { shelf: ['Low'] } } })
    expect(requests).toHaveLength(2 + 5)
  })

  test('gives all comments of a post, not only the hundred that it embeds', async () => {
    const comments = Array.from({ length: 230 }, (_, index) => ({
      id: index + 1,
      author_name: 'Reader',
      content: { rendered: `<p>Comment ${index + 1}</p>` },
    }))
    const replies = [comments.slice(0, 100)]
    const { origin, requests } = await serveSite({
      posts: [post(1, { _embedded: { ...post(1)._embedded, replies } }), post(2)],
      comments,
    })
    const { articles } = await read(origin, { comments: true })
    expect(articles[0]?.comments).toHaveLength(230)
    expect(requests.filter(({ url }) => url?.includes('comments?post=1&'))).toHaveLength(3)
    expect(articles[1]?.authors).toEqual(articles[0]?.authors)
  })

  test('that hides its users is told once', async () => {
    const { origin } = await serveSite({
      posts: [1, 2].map((id) => post(id, { _embedded: undefined, categories: [] })),
    })
    expect(await read(origin)).toMatchObject({ titles: ['Post 1', 'Post 2'], rules: ['net/not-told'] })
  })
})

describe('bad answers', () => {
  const spoil = (isSpoilt: (url: URL) => boolean, body: string, status = 200) => ({
    instead(_: unknown, response: import('node:http').ServerResponse, url: URL) {
      if (!url.pathname.endsWith('/posts') || !isSpoilt(url)) return false
      response.writeHead(status).end(body)
      return true
    },
  })
  /** Whether an answer would hold the post at this place. */
  const holds = (place: number) => (url: URL) => {
    const size = Number(url.searchParams.get('per_page'))
    return Math.floor(place / size) + 1 === Number(url.searchParams.get('page'))
  }

  test.each([
    ['a page of HTML', '<h1>Critical error</h1>', 500],
    ['JSON that breaks off', '[{"id":1,"title":{"rend', 200],
    ['a page of HTML', '<!doctype html><title>Just a moment</title>', 200],
  ])('one post that makes %s of an answer costs that post alone', async (seen, body, status) => {
    const { origin } = await serveSite({ posts: posts(120) }, spoil(holds(33), body, status))
    const site = await read(origin)
    expect(site.titles).toEqual([...titles(1, 33), ...titles(35, 120)])
    expect(site.rules).toEqual(['net/bad-answer'])
    const [message] = site.results.flatMap(({ messages }) => messages.filter(({ rule }) => rule === 'net/bad-answer'))
    expect(message?.actual).toContain(seen)
  })

  test('warnings of PHP round the JSON are told', async () => {
    const noise = '<br />\n<b>Warning</b>: Undefined array key 0 in <b>/x.php</b> [12]<br />\n'
    const { origin } = await serveSite(
      {},
      spoil(() => true, `${noise}${JSON.stringify(posts(2))}\n<!-- 12 queries -->`),
    )
    expect(await read(origin)).toMatchObject({ titles: titles(1, 2), rules: ['net/noise'] })
  })

  test('a question that is refused, however little it asks for, is not asked again and again', async () => {
    const body = '{"code":"rest_invalid_param","message":"Invalid parameter(s): status"}'
    const { origin, requests } = await serveSite(
      {},
      spoil(() => true, body, 400),
    )
    const { results, rules } = await read(origin)
    expect(rules).toEqual(['net/bad-answer'])
    expect(results[0]?.messages[0]?.actual).toBe(
      'an error of the API (400, `rest_invalid_param: Invalid parameter(s): status`)',
    )
    expect(requests).toHaveLength(4)
  })

  test('a site that never answers well is left alone', async () => {
    const { origin, requests } = await serveSite(
      { posts: posts(120) },
      spoil(() => true, 'no', 503),
    )
    expect((await read(origin)).titles).toEqual([])
    expect(requests.length).toBeLessThan(20)
  })

  test('a server that takes fewer at once is asked for fewer', async () => {
    const refuse = (url: URL) => Number(url.searchParams.get('per_page')) > 50
    const { origin, requests } = await serveSite(
      { posts: posts(45) },
      spoil(refuse, '{"code":"rest_invalid_param"}', 400),
    )
    expect(await read(origin)).toMatchObject({ titles: titles(1, 45), rules: [] })
    expect(requests).toHaveLength(1 + 1 + 5)
  })

  test('JSON that is no list is told', async () => {
    const { origin } = await serveSite(
      {},
      spoil(() => true, '{"posts":[]}'),
    )
    expect((await read(origin)).rules).toEqual(['net/bad-answer'])
  })

  test('posts that are deleted meanwhile make no other slip through', async () => {
    const list = { posts: posts(250) }
    let asked = 0
    const { origin } = await serveSite(list, {
      instead(_, __, url) {
        if (url.pathname.endsWith('/posts') && ++asked === 2) list.posts.splice(0, 3)
        return false
      },
    })
    const site = await read(origin)
    expect(site.rules).toEqual(['net/changed'])
    expect(new Set(site.titles)).toEqual(new Set(titles(1, 250)))
    expect(site.titles).toHaveLength(250)
  })

  test('posts that are written meanwhile come at the end', async () => {
    const list = { posts: posts(150) }
    const { origin } = await serveSite(list, {
      instead(_, __, url) {
        if (url.searchParams.get('page') === '2' && list.posts.length === 150) list.posts.push(post(151))
        return false
      },
    })
    expect(await read(origin)).toMatchObject({ titles: titles(1, 151), rules: [] })
  })

  test('a server that always gives the same page is not asked for ever', async () => {
    const body = JSON.stringify(posts(100))
    const { origin } = await serveSite(
      {},
      {
        instead(_, response, url) {
          if (!url.pathname.endsWith('/posts')) return false
          response.writeHead(200, { 'x-wp-totalpages': '1000', 'x-wp-total': '100000' }).end(body)
          return true
        },
      },
    )
    expect(await read(origin)).toMatchObject({ titles: titles(1, 100), rules: ['net/too-few'] })
  })
})

describe('logged in', () => {
  test('posts are read as they are stored, of every status', async () => {
    const { origin, requests } = await serveSite({ posts: [post(1, { status: 'draft' })] })
    const authorization = { origin, value: 'Basic abc' }
    const { articles } = await read(origin, { user: 'ada' }, { authorization })
    expect(articles[0]?.status).toBe('draft')
    const { searchParams } = new URL(requests[1]?.url ?? '', origin)
    expect(searchParams.get('context')).toBe('edit')
    expect(searchParams.get('status')).toBe('publish,future,draft,pending,private')
    expect(requests[1]?.headers.authorization).toBe('Basic abc')
  })

  test('an API at another origin gets no password', async () => {
    const other = await serveSite({ posts: posts(1) })
    const { origin } = await serveSite(
      {},
      {
        instead(_, response) {
          response.setHeader('link', `<${other.origin}/wp-json/>; rel="https://api.w.org/"`)
          response.end()
          return true
        },
      },
    )
    const site = await read(origin, { user: 'ada' }, { authorization: { origin, value: 'Basic abc' } })
    expect(site).toMatchObject({ titles: [], rules: ['net/login-elsewhere'] })
    expect(other.requests).toEqual([])
    expect((await read(origin)).titles).toEqual(['Post 1'])
  })
})

describe('a journal', () => {
  test('saves asking again, tells so, and is cleared without what is not its own', async () => {
    const folder = join(workspace(), 'journal')
    const { origin, requests } = await serveSite({ posts: posts(150) })
    await read(origin, { journal: openJournal(folder) })
    expect(readdirSync(folder)).toHaveLength(2)
    const again = await read(origin, { journal: openJournal(folder) })
    expect(again).toMatchObject({ titles: titles(1, 150), rules: ['net/resumed'] })
    expect(requests).toHaveLength(3 + 1)
    await openJournal(folder).clear()
    expect(existsSync(folder)).toBe(false)
  })

  test('of one user is none for another', async () => {
    const journal = () => openJournal(folder)
    const folder = join(workspace({ 'journal/other.txt': '' }), 'journal')
    const { origin, requests } = await serveSite({ posts: posts(1) })
    await read(origin, { journal: journal(), user: 'ada' })
    await read(origin, { journal: journal(), user: 'bob' })
    expect(requests).toHaveLength(4)
    await journal().clear()
    expect(readdirSync(folder)).toEqual(['other.txt'])
  })
})
