/** Servers of files: one that gives parts of them, and one that speaks S3 and checks signatures on its own. */

import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Served, serve } from './servers.ts'

export type ServedFiles = Record<string, string | Buffer>

interface RangeOptions {
  /** Whether it gives parts at all. */
  givesRanges?: boolean
  /** Asked before each answer; what it writes itself is the answer. */
  before?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean
  headers?: Record<string, string>
}

/** Serves files by their paths, which may be replaced meanwhile. */
export function serveFiles(files: ServedFiles, { before, ...options }: RangeOptions = {}): Promise<Served> {
  let count = 0
  return serve((request, response) => {
    count += 1
    if (before?.(request, response, count)) return
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname)
    sendFile(files[path], request, response, options)
  })
}

function sendFile(
  content: string | Buffer | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  { givesRanges = true, headers = {} }: RangeOptions,
): void {
  if (content === undefined) return void response.writeHead(404).end('not here')
  const bytes = Buffer.from(content)
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  if (!givesRanges || from === undefined) return void response.writeHead(200, { etag, ...headers }).end(bytes)
  const end = Math.min(Number(to), bytes.length - 1)
  if (Number(from) > end)
    return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}`, etag }).end()
  const range = `bytes ${from}-${end}/${bytes.length}`
  response.writeHead(206, { etag, 'content-range': range, ...headers }).end(bytes.subarray(Number(from), end + 1))
}

export const s3Keys = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }

/** Serves objects of one bucket, only to those who sign; lists them two at a time. */
export function serveObjects(bucket: string, objects: ServedFiles): Promise<Served> {
  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    if (!isSigned(request, url)) return void response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
    const path = decodeURIComponent(url.pathname)
    if (path !== `/${bucket}/`) return sendFile(objects[path.slice(bucket.length + 2)], request, response, {})
    const prefix = url.searchParams.get('prefix') ?? ''
    const after = url.searchParams.get('continuation-token') ?? ''
    const keys = Object.keys(objects).sort()
    const left = keys.filter((key) => key.startsWith(prefix) && key > after)
    const page = left.slice(0, 2)
    const contents = page
      .map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;').replaceAll('\x01', '&#x1;')}</Key></Contents>`)
      .join('')
    const next = left.length > 2 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    response.writeHead(200).end(`<ListBucketResult>${contents}${next}</ListBucketResult>`)
  }
  return serve(listener)
}

/** Signature Version 4, step by step after Amazon's "Create a signed AWS API request". */
function isSigned({ method = '', headers }: IncomingMessage, url: URL): boolean {
  const [, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const [date = '', region = '', service = ''] = scope.split('/')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const signed = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
  const canonical = [method, url.pathname, query, signed.join(''), names, headers['x-amz-content-sha256']].join('\n')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash].join('\n')
  const steps = [date, region, service, 'aws4_request', text]
  const key = steps.reduce<Buffer | string>(
    (secret, step) => createHmac('sha256', secret).update(step).digest(),
    `AWS4${s3Keys.secret}`,
  )
  return signature === Buffer.from(key).toString('hex')
}
