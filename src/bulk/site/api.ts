/** The REST API of one site: questions and checked answers. */

import { z } from 'zod'
import { findJson } from '../../article/json.ts'
import type { Message } from '../../diagnostics/message.ts'
import { quote } from '../../diagnostics/rule.ts'
import type { Client } from '../../net/client.ts'
import { type Answer, failureText, type Reply } from '../../net/reply.ts'
import { messageOf } from '../message-of.ts'
import { type Journal, Kept } from './journal.ts'

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
      if (checked.kind === 'json') await journal.keep(question, Kept.parse(checked))
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

function check(reply: Reply, url: string, login: boolean): ApiAnswer | ApiProblem {
  if (reply.kind === 'failed') {
    const { failure } = reply
    const advice = failure.kind === 'too-large' || failure.kind === 'timeout' ? 'less' : 'stop'
    return { kind: 'problem', advice, message: messageOf(url, 'net/no-answer', { reason: failureText(failure) }) }
  }
  const { status, headers } = reply
  const body = Buffer.from(reply.bytes).toString('utf8')
  const found = jsonIn(body)
  if (status === 200 && found) return { kind: 'json', url, ...found, ...counts(headers) }

  const said = errorOf(found?.value)
  const seen = seenOf(reply, body, said)
  if (said?.startsWith(pastEnd)) {
    return { kind: 'problem', advice: 'end', status, message: messageOf(url, 'net/bad-answer', { seen }) }
  }
  if (status === 401 || status === 403 || status === 404) {
    return { kind: 'problem', advice: 'stop', status, message: messageOf(url, 'net/refused', { seen, login }) }
  }
  const advice = status === 429 ? 'stop' : 'less'
  return { kind: 'problem', advice, status, message: messageOf(url, 'net/bad-answer', { seen }) }
}

/** developer.wordpress.org/rest-api: what is said of a page after the last. */
const pastEnd = 'rest_post_invalid_page_number'

/** The JSON of an answer. PHP may print its warnings before and after it. */
function jsonIn(body: string): { text: string; value: unknown; noise?: string } | undefined {
  const text = body.replace(/^\ufeff/, '')
  const whole = findJson(text)
  if (whole !== undefined) return { text, value: whole }
  const start = text.search(/^[[{]/m)
  const end = start < 0 ? -1 : text.lastIndexOf(text.charAt(start) === '[' ? ']' : '}') + 1
  const part = end > start ? text.slice(start, end) : ''
  const value = findJson(part)
  return value === undefined ? undefined : { text: part, value, noise: text.slice(0, start) + text.slice(end) }
}

/** What an error of WordPress says: its code and its sentence. */
function errorOf(value: unknown): string | undefined {
  const error = WordPressError.safeParse(value).data
  return error && [error.code, error.message].filter(Boolean).join(': ')
}

const WordPressError = z.looseObject({ code: z.string(), message: z.string().optional().catch(undefined) })

function counts(headers: Answer['headers']): Pick<Kept, 'total' | 'pages'> {
  const total = countOf(headers.get('x-wp-total'))
  const pages = countOf(headers.get('x-wp-totalpages'))
  return { ...(total !== undefined && { total }), ...(pages !== undefined && { pages }) }
}

function countOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : undefined
}

function seenOf({ status, headers }: Answer, body: string, said: string | undefined): string {
  if (said !== undefined) return `an error of the API (${status}, ${quote(said)})`
  const kinds: [begins: RegExp, kind: string][] = [
    [/^\s*</, 'a page of HTML'],
    [/^\s*[[{]/, 'JSON that breaks off'],
  ]
  const kind = kinds.find(([begins]) => begins.test(body))?.[1] ?? 'an answer'
  return `${kind} (${status}, ${quote(headers.get('content-type') ?? 'of no type')})`
}
