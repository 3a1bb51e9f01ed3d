/** A server that answers as WordPress' REST API does, from a list of made-up posts. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Served, serve } from './servers.ts'

export interface SitePosts {
  [restBase: string]: { id: number; [field: string]: unknown }[]
}

export interface SiteBehaviour {
  /** Answers in place of the site, if it likes; `true` says that it did. */
  instead?: (request: IncomingMessage, response: ServerResponse, url: URL) => boolean
  /** Whether the front page and the answers name the API. */
  isNamed?: boolean
  types?: Record<string, unknown>
}

/** A post as `/wp/v2/posts` shows it. */
export function post(id: number, fields: Record<string, unknown> = {}) {
  return {
    id,
    date: '2024-03-05T10:00:00',
    date_gmt: '2024-03-05T09:00:00',
    slug: `post-${id}`,
    status: 'publish',
    type: 'post',
    link: `https://site.example/post-${id}/`,
    title: { rendered: `Post ${id}` },
    content: { rendered: `<p>Words of post ${id}.</p>\n`, protected: false },
    excerpt: { rendered: '', protected: false },
    author: 1,
    categories: [7],
    tags: [],
    _embedded: {
      author: [{ id: 1, name: 'Ada', link: 'https://site.example/author/ada/' }],
      'wp:term': [[{ id: 7, name: 'Notes', taxonomy: 'category' }], []],
    },
    ...fields,
  }
}

export const posts = (count: number) => Array.from({ length: count }, (_, index) => post(index + 1))

/** Begins a site. Lists are read anew for every request, so that a test may change them meanwhile. */
export function serveSite(
  lists: SitePosts,
  { instead, isNamed = true, types = {} }: SiteBehaviour = {},
): Promise<Served> {
  return serve((request, response) => {
    const origin = `http://${request.headers.host}`
    const url = new URL(request.url ?? '/', origin)
    if (instead?.(request, response, url)) return
    const route = url.searchParams.get('rest_route') ?? /^\/wp-json(\/.*)$/.exec(url.pathname)?.[1]
    if (isNamed) response.setHeader('link', `<${origin}/wp-json/>; rel="https://api.w.org/"`)
    if (route === undefined || (!isNamed && url.pathname.startsWith('/wp-json'))) {
      response.writeHead(url.pathname === '/' ? 200 : 404, { 'content-type': 'text/html' })
      response.end('<!doctype html><title>A site</title>')
    } else answer(route, url, response, { lists, types })
  })
}

function answer(
  route: string,
  { searchParams }: URL,
  response: ServerResponse,
  { lists, types }: { lists: SitePosts; types: Record<string, unknown> },
): void {
  const list = lists[/^\/wp\/v2\/([\w-]+)$/.exec(route)?.[1] ?? '']
  if (route === '/') send(response, { name: 'A site', namespaces: ['oembed/1.0', 'wp/v2'] })
  else if (route === '/wp/v2/types') send(response, types)
  else if (list) sendPage(response, list, searchParams)
  else fail(response, 'rest_no_route', 404)
}

function sendPage(response: ServerResponse, list: SitePosts[string], parameters: URLSearchParams): void {
  const include = parameters.get('include')?.split(',').map(Number)
  const sorted = list.filter(({ id }) => !include || include.includes(id)).sort((a, b) => a.id - b.id)
  const size = Number(parameters.get('per_page') ?? 10)
  const page = Number(parameters.get('page') ?? 1)
  const pages = Math.ceil(sorted.length / size)
  response.setHeader('x-wp-total', sorted.length)
  response.setHeader('x-wp-totalpages', pages)
  if (page > 1 && page > pages) fail(response, 'rest_post_invalid_page_number', 400)
  else send(response, sorted.slice((page - 1) * size, page * size))
}

function send(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(value))
}

function fail(response: ServerResponse, code: string, status: number): void {
  send(response, { code, message: code, data: { status } }, status)
}
