/** Files of servers and objects of stores: pages whole, large ones in parts (RFC 9110, section 14), a few megabytes in memory. */

import { createAddressGuard } from '../../net/addresses.ts'
import { createClient } from '../../net/client.ts'
import { objectUrl, readListing, signedHeaders } from '../../net/object-store.ts'
import { type Answer, failureText } from '../../net/reply.ts'
import { messageOf } from '../message-of.ts'
import type { ReadSource } from '../read-source.ts'
import type { ByteFile } from './byte-file.ts'
import type { Files, NetworkSettings } from './files.ts'
import { isObject } from './remote-name.ts'

/** What a server does not give. With a code, as errors of the system have. */
class RemoteError extends Error {
  override name = 'RemoteError'
  readonly code = 'REMOTE'
}

/** Bytes of the first request, which tells what a file is; of the others; of the chunks that are handed on. */
const sizes = { head: 65_536, block: 8 * 1024 * 1024, chunk: 65_536 }

const maxListingBytes = 20_000_000

/** Begins to ask servers. Files up to `maxBytes` are read whole. */
export function openRemoteFiles(network: NetworkSettings, maxBytes: number): Files {
  const { allow = [], allowPrivate = false, store, ...options } = network
  const client = createClient({ ...options, guard: createAddressGuard({ allow, allowPrivate }) })

  async function ask(path: string, url: string | undefined, more: Record<string, string>, limit: number) {
    if (url === undefined) throw new RemoteError('it is no name of an object: s3://bucket/key')
    const { origin } = new URL(url)
    const headersFor = async (target: URL) => ({
      ...more,
      // Whoever is led elsewhere leaves the signature behind.
      ...(isObject(path) && target.origin === origin && (await signedHeaders(target, store))),
    })
    const reply = await client.get(url, { maxBytes: limit, headersFor })
    if (reply.kind === 'answer') return reply
    const { failure } = reply
    throw new RemoteError(
      failure.kind === 'too-large' && more.range
        ? `the server gives no parts of it, and it is larger than ${limit} bytes`
        : failureText(failure),
    )
  }

  const get = (path: string, more: Record<string, string>, limit = maxBytes) =>
    ask(path, isObject(path) ? objectUrl(path, store) : path, more, limit)

  /** The bytes from `start` up to `end`, or all of them from a server that gives no parts. */
  async function getRange(path: string, start: number, end: number): Promise<Answer> {
    return get(path, { range: `bytes=${start}-${end - 1}` }, Math.max(maxBytes, end - start))
  }

  async function open(path: string): Promise<ByteFile> {
    const first = await getRange(path, 0, sizes.head)
    const version = versionOf(first)
    const stamp = () => stampOf(first)
    if (first.status === 200 || isEmpty(first)) {
      const bytes = first.status === 200 ? first.bytes : new Uint8Array()
      return { sizeBytes: bytes.length, stamp, read: (start, end) => chunksOf(bytes.subarray(start ?? 0, end)) }
    }
    const { total: sizeBytes } = rangeOf(first, 0)

    const getBlock = async (start: number, end: number): Promise<Uint8Array> => {
      const answer = await getRange(path, start, Math.min(end, start + sizes.block))
      const { total } = rangeOf(answer, start)
      if (total !== sizeBytes || versionOf(answer) !== version) throw new RemoteError('it changed while it was read')
      return answer.bytes
    }
    async function* read(start = 0, wanted = sizeBytes): AsyncGenerator<Uint8Array> {
      const end = Math.min(wanted, sizeBytes)
      yield* chunksOf(first.bytes.subarray(start, end))
      let at = Math.max(start, first.bytes.length)
      let next = at < end ? begun(getBlock(at, end)) : undefined
      while (next) {
        const block: Uint8Array = await next
        at += block.length
        // The next one comes while this one is worked on.
        next = at < end ? begun(getBlock(at, end)) : undefined
        yield* chunksOf(block)
      }
    }
    return { sizeBytes, stamp, read }
  }

  async function readWhole(path: string, stamp?: string): Promise<ReadSource> {
    try {
      const answer = await get(path, stamp === undefined ? {} : { 'if-none-match': stamp })
      if (answer.status === 304) return { isUnchanged: true }
      if (answer.status !== 200) throw badStatus(answer)
      return {
        bytes: answer.bytes,
        stamp: stampOf(answer),
        hasChanged: false,
        ...(!isObject(path) && { fetched: { url: answer.url, ...typeOf(answer) } }),
      }
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      return { problem: messageOf(path, 'source/unreadable', { reason: error.message }) }
    }
  }

  async function* list(path: string): AsyncGenerator<string> {
    const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]*)\/(.*)$/i.exec(path) ?? []
    const query = { 'list-type': '2', prefix }
    for (let token: string | undefined, isFirst = true; isFirst || token !== undefined; isFirst = false) {
      const url = objectUrl(path, store, { ...query, ...(token !== undefined && { 'continuation-token': token }) })
      const answer = await ask(path, url, {}, maxListingBytes)
      if (answer.status !== 200) throw badStatus(answer)
      const { keys, next } = readListing(Buffer.from(answer.bytes).toString())
      for (const key of keys) if (!key.endsWith('/')) yield `s3://${bucket}/${key}`
      token = next
    }
  }

  return { open, readWhole, list, close: client.close }
}

/** Keeps a promise that fails before anybody waits for it from ending the process; whoever waits hears of it. */
function begun<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {})
  return promise
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += sizes.chunk) yield bytes.subarray(start, start + sizes.chunk)
}

/** The size that a part names. Throws `RemoteError` for an answer that is not the part from `start` on. */
function rangeOf(answer: Answer, start: number): { total: number } {
  if (answer.status !== 206) throw badStatus(answer)
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.headers.get('content-range') ?? '') ?? []
  if (Number(from) !== start || total === undefined || answer.bytes.length === 0)
    throw new RemoteError('the server gives other parts of it than it is asked for')
  return { total: Number(total) }
}

/** Nothing of a file can be asked for that has no bytes. */
function isEmpty({ status, headers }: Answer): boolean {
  return status === 416 && headers.get('content-range') === 'bytes */0'
}

function badStatus({ status, headers }: Answer): RemoteError {
  const region = headers.get('x-amz-bucket-region')
  return new RemoteError(`the server answers ${status}${region ? `; the bucket is in the region ${region}` : ''}`)
}

/** What differs when a file was changed, if the server says it. */
function versionOf({ headers }: Answer): string {
  return headers.get('etag') ?? headers.get('last-modified') ?? ''
}

/** A strong validator, which two different contents never share (RFC 9110, section 8.8.1). */
function stampOf({ headers }: Answer): string | undefined {
  const tag = headers.get('etag')
  return tag?.startsWith('"') ? tag : undefined
}

/** What the server calls a page. */
function typeOf({ headers }: Answer): { format?: 'html'; encoding?: string } {
  const type = headers.get('content-type') ?? ''
  const encoding = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1]
  return {
    ...(/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type) && { format: 'html' }),
    ...(encoding !== undefined && { encoding }),
  }
}
