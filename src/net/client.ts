/** The one way to the network: GET requests that cannot reach private addresses, cannot take for ever, and cannot fill memory. */

import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { Agent, fetch, type Response } from 'undici'
import { type AddressGuard, createAddressGuard } from './addresses.ts'
import { AddressRefused, guardedConnector } from './connector.ts'
import type { Failure, Reply } from './reply.ts'
import { maxWaitMs, mayPass, waitMs } from './retry.ts'
import { createSilentHosts, maxSilence } from './silent-hosts.ts'
import { createTurns } from './turns.ts'

export interface ClientOptions {
  /** How we name ourselves to servers. */
  userAgent: string
  /** Default: only public addresses. */
  guard?: AddressGuard
  /** Sent to this origin only, whatever redirects say, and only over https or to this machine. */
  authorization?: { origin: string; value: string } | undefined
  /** Tries after the first one. */
  retries?: number
  maxRedirects?: number
  /** Of one request, from its connection to the last byte. */
  timeoutMs?: number
  perHost?: number
  gapMs?: number
  /** Ends everything that is under way. */
  signal?: AbortSignal
}

export interface GetOptions {
  accept?: string
  /** More headers for a request to this URL; asked anew for each try and each redirect. */
  headersFor?: (url: URL) => Promise<Record<string, string>>
  /** Of the answer, after unpacking. */
  maxBytes: number
}

export interface Client {
  /** Asks for a URL. Whatever the network or the server does is a reply; throws only when `signal` is aborted. */
  get(url: string, options: GetOptions): Promise<Reply>
  close(): Promise<void>
}

const defaults = { retries: 3, maxRedirects: 5, timeoutMs: 60_000, perHost: 2, gapMs: 0 }
const connectTimeoutMs = 10_000

export function createClient(options: ClientOptions): Client {
  const { userAgent, authorization, signal, retries, maxRedirects, timeoutMs, perHost, gapMs } = {
    ...defaults,
    ...options,
  }
  const dispatcher = new Agent({ connect: guardedConnector(options.guard ?? createAddressGuard(), connectTimeoutMs) })
  const takeTurn = createTurns({ perHost, gapMs })
  const silentHosts = createSilentHosts()

  async function get(url: string, wanted: GetOptions): Promise<Reply> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = { ...(await follow(url, wanted)), attempts: attempt }
      if (attempt > retries || !mayPass(reply)) return reply
      const wait = waitMs(attempt, reply.kind === 'answer' ? reply.headers.get('retry-after') : null)
      if (wait > maxWaitMs) return reply
      await sleep(wait, undefined, { signal })
    }
  }

  /** Asks, and follows redirects, each of which is a request like the first. */
  async function follow(start: string, wanted: GetOptions): Promise<Reply> {
    let next = start
    for (let hops = 0; hops <= maxRedirects; hops += 1) {
      const url = toWebUrl(next)
      if (!url) return failed({ kind: 'url', url: next })
      const reply = await takeTurn(url.host, () => askUnlessSilent(url, wanted))
      const target = reply.kind === 'answer' ? redirectOf(reply.status, reply.headers) : undefined
      if (target === undefined) return reply
      next = URL.canParse(target, url) ? new URL(target, url).href : target
    }
    return failed({ kind: 'redirects', limit: maxRedirects })
  }

  async function askUnlessSilent(url: URL, wanted: GetOptions): Promise<Reply> {
    if (silentHosts.has(url.host)) return failed({ kind: 'silent', host: url.host, tries: maxSilence })
    const reply = await ask(url, wanted)
    silentHosts.note(url.host, reply)
    return reply
  }

  async function ask(url: URL, { accept = '*/*', headersFor, maxBytes }: GetOptions): Promise<Reply> {
    // Work on articles keeps the event loop busy; only a turn of it shows which connections the server has closed meanwhile.
    // Without it, a request after 5 s of work met ECONNRESET.
    await setImmediate()
    signal?.throwIfAborted()
    const deadline = AbortSignal.timeout(timeoutMs)
    const headers: Record<string, string> = { accept, 'user-agent': userAgent, ...(await headersFor?.(url)) }
    if (authorization?.origin === url.origin && isConfidential(url)) headers.authorization = authorization.value
    try {
      const response = await fetch(url, {
        dispatcher,
        headers,
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      })
      const bytes = await readBody(response, maxBytes)
      return { kind: 'answer', url: url.href, status: response.status, headers: response.headers, bytes, attempts: 1 }
    } catch (error) {
      signal?.throwIfAborted()
      return failed(deadline.aborted ? { kind: 'timeout', seconds: timeoutMs / 1000 } : failureOf(error, url, maxBytes))
    }
  }

  return { get, close: () => dispatcher.destroy() }
}

/** A URL that may be asked for: of the web, and without a name and password that would be sent along. */
function toWebUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined
}

/** Whether nobody on the way can read what is sent there. */
export function isConfidential({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

const redirects = new Set([301, 302, 303, 307, 308])

function redirectOf(status: number, headers: Headers): string | undefined {
  return redirects.has(status) ? (headers.get('location') ?? undefined) : undefined
}

/** Takes the body in pieces and lets go of it at the limit: a small packed answer may hold gigabytes. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (redirects.has(response.status) || !response.body) {
    await response.body?.cancel()
    return new Uint8Array()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

class TooLarge extends Error {}

function failureOf(error: unknown, { hostname }: URL, limit: number): Failure {
  if (error instanceof TooLarge) return { kind: 'too-large', limit }
  const cause = rootOf(error)
  if (cause instanceof AddressRefused) {
    return { kind: 'address', host: hostname, address: cause.address, range: cause.kind }
  }
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND') return { kind: 'host', host: hostname }
  return { kind: 'network', reason: cause instanceof Error ? cause.message || cause.name : String(cause) }
}

/** What lies under an error: `fetch` wraps what went wrong, and a host of several addresses gives an error for each. */
function rootOf(error: unknown): unknown {
  let inner = error
  for (let depth = 0; depth < 5; depth += 1) {
    if (inner instanceof AggregateError && inner.errors.length > 0) inner = inner.errors[0]
    else if (inner instanceof Error && inner.cause !== undefined) inner = inner.cause
    else break
  }
  return inner
}

function failed(failure: Failure): Reply {
  return { kind: 'failed', failure, attempts: 1 }
}
