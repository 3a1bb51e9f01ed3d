/** The REST API of one site: questions and checked answers. */

import type { Message } from '../../diagnostics/message.ts'
import type { Client } from '../../net/client.ts'
import { type Answer, failureText, type Reply } from '../../net/reply.ts'
import { messageOf } from '../message-of.ts'
import type { Journal, Kept } from './journal.ts'

export interface ApiAnswer extends Kept {
  kind: 'json'
  url: string
  value: unknown
}

export interface ApiProblem {
  kind: 'problem'
  /**
   * What to do about it: `stop` asking, for the site is away or refuses; ask for `less`, for one post may spoil the
   * answer for all; the list has come to its `end`.
   */
  advice: 'stop' | 'less' | 'end'
  /** Of the HTTP answer, if there was one. */
  status?: number
  message: Message
}

export interface Api {
  /** Where a path of the API is, such as `wp/v2/posts`. */
  urlOf(path: string, parameters?: Record<string, string>): string
  get(path: string, parameters: Record<string, string>): Promise<ApiAnswer | ApiProblem>
  /** Since when answers are from an earlier run; nothing if none is. */
  resumedSince(): Date | undefined
}

export interface ApiOptions {
  client: Client
  journal: Journal
  /** The name of the user who is logged in. */
  user?: string | undefined
}

/** 100 posts with all they embed: a megabyte or two; a hundred long reads may have some ten. */
const maxAnswerBytes = 100_000_000

export function openApi(root: string, { client, journal, user }: ApiOptions): Api {
  let since: Date | undefined
  const urlOf: Api['urlOf'] = (path, parameters = {}) => endpointOf(root, path, parameters)
  return {
    urlOf,
    resumedSince: () => since,
    async get(path, parameters) {
      const url = urlOf(path, parameters)
      const question = `${user ?? ''} ${url}`
      const found = await journal.take(question)
      if (found) {
        since ??= found.since
        return { kind: 'json', url, value: JSON.parse(found.kept.text), ...found.kept }
      }
      const reply = await client.get(url, { accept: 'application/json', maxBytes: maxAnswerBytes })
      const checked = check(reply, url, user !== undefined)
      if (checked.kind === 'json') await journal.keep(question, keptOf(checked))
      return checked
    },
  }
}

/** The root is a folder (`/wp-json/`) or, on sites without pretty addresses, a parameter (`/?rest_route=/`). */
function endpointOf(root: string, path: string, parameters: Record<string, string>): string {
  const url = new URL(root)
  const route = url.searchParams.get('rest_route')
  if (route !== null) url.searchParams.set('rest_route', route.replace(/\/?$/, `/${path}`))
  else url.pathname = url.pathname.replace(/\/?$/, `/${path}`)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

function keptOf({ text, total, pages }: ApiAnswer): Kept {
  return { text, ...(total !== undefined && { total }), ...(pages !== undefined && { pages }) }
}

function check(reply: Reply, url: string, login: boolean): ApiAnswer | ApiProblem {
  if (reply.kind === 'failed') {
    const { failure } = reply
    const advice = failure.kind === 'too-large' || failure.kind === 'timeout' ? 'less' : 'stop'
    return { kind: 'problem', advice, message: messageOf(url, 'net/no-answer', { reason: failureText(failure) }) }
  }
  const { status, headers } = reply
  const text = Buffer.from(reply.bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  const value = parse(text)
  if (status === 200 && value !== undefined) {
    return { kind: 'json', url, value, text, ...counts(headers) }
  }
  const code = codeOf(value)
  if (code === pastEnd) {
    return { kind: 'problem', advice: 'end', status, message: messageOf(url, 'net/bad-answer', { seen: code }) }
  }
  if (status === 401 || status === 403 || status === 404) {
    return { kind: 'problem', advice: 'stop', status, message: messageOf(url, 'net/refused', { status, code, login }) }
  }
  const advice = status === 429 ? 'stop' : 'less'
  return {
    kind: 'problem',
    advice,
    status,
    message: messageOf(url, 'net/bad-answer', { seen: seenOf(reply, code, text) }),
  }
}

/** developer.wordpress.org/rest-api: what is said of a page after the last. */
const pastEnd = 'rest_post_invalid_page_number'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The code that an error of WordPress has. */
function codeOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
    ? value.code
    : ''
}

function counts(headers: Answer['headers']): Pick<Kept, 'total' | 'pages'> {
  const total = countOf(headers.get('x-wp-total'))
  const pages = countOf(headers.get('x-wp-totalpages'))
  return { ...(total !== undefined && { total }), ...(pages !== undefined && { pages }) }
}

function countOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : undefined
}

function seenOf({ status, headers }: Answer, code: string, text: string): string {
  const kind = /^\s*</.test(text)
    ? 'a page of HTML'
    : /^\s*[[{]/.test(text) && !code
      ? 'JSON that breaks off'
      : 'an answer'
  const type = headers.get('content-type')?.slice(0, 60)
  const details = [`status ${status}`, code || type].filter(Boolean).join(', ')
  return `${kind} (${details})`
}
