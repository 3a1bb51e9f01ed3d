/** A page that a browser saved in one file (MHTML, RFC 2557): the page in it, without its styles, scripts and images. */

import { headOf } from './head-of.ts'

export interface SavedPage {
  bytes: Uint8Array
  /** Where the browser had it from; nothing if that was no server. */
  url?: string
  /** What the file calls its encoding. */
  encoding?: string
}

/** Whether a source begins with the headers of such a file: those of a message (RFC 5322) that holds HTML or several parts. */
export function isMhtml(bytes: Uint8Array): boolean {
  return messageHead.test(headOf(bytes, 8192))
}

const messageHead =
  /^(?=(?:[^\r\n]+\r?\n)*mime-version:)(?:[^\r\n]+\r?\n)*content-type:\s*(?:multipart\/|text\/html\b)/i

/**
 * The page of such a file; nothing if none of its parts is one. It is the part that the file says it starts with, or the
 * first that is HTML (RFC 2387, section 3.2): later ones are frames of the page. Linear, but for parts in parts.
 */
export function findSavedPage(bytes: Uint8Array): SavedPage | undefined {
  const page = pageIn(readEntity(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)), maxDepth)
  if (!page) return undefined
  const url = /^https?:\/\/\S+$/i.exec(page.headers.get('content-location') ?? '')?.[0]
  const encoding = parameter(page.headers, 'charset')
  return { bytes: decoded(page), ...(url !== undefined && { url }), ...(encoding !== undefined && { encoding }) }
}

/** Parts in each other that are looked into: a letter in a list of files has three. */
const maxDepth = 4

/** A message, or a part of one (RFC 2045, section 2.4). */
interface Entity {
  /** Values by names in lower case. */
  headers: Map<string, string>
  body: Buffer
}

function readEntity(bytes: Buffer): Entity {
  const length = /^(?:[^\r\n]+\r?\n)*/.exec(bytes.toString('latin1', 0, maxHeaders))?.[0].length ?? 0
  const unfolded = bytes.toString('latin1', 0, length).replace(/\r?\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const [, name = '', value = ''] of unfolded.matchAll(/^([\w-]+):(.*)$/gm))
    if (!headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim())
  return { headers, body: bytes.subarray(length + (bytes[length] === carriageReturn ? 2 : 1)) }
}

const maxHeaders = 65_536
const carriageReturn = 13

function pageIn(entity: Entity, depth: number): Entity | undefined {
  const type = entity.headers.get('content-type') ?? ''
  if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return entity
  const boundary = parameter(entity.headers, 'boundary')
  if (depth === 0 || boundary === undefined || !/^multipart\//i.test(type)) return undefined
  const start = parameter(entity.headers, 'start')
  let first: Entity | undefined
  for (const part of partsOf(entity.body, boundary)) {
    const read = readEntity(part)
    const isStart = start === undefined || read.headers.get('content-id') === start
    const page = isStart || !first ? pageIn(read, depth - 1) : undefined
    if (page && isStart) return page
    first ??= page
  }
  return first
}

/** What stands between the delimiters (RFC 2046, section 5.1.1); the last part may be cut off. */
function* partsOf(body: Buffer, boundary: string): Generator<Buffer> {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let begin: number | undefined
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== lineFeed) continue
    const lineEnd = body.indexOf(lineFeed, at)
    const rest = body.toString('latin1', at + delimiter.length, lineEnd < 0 ? undefined : lineEnd)
    if (!/^(?:--)?[ \t\r]*$/.test(rest)) continue
    if (begin !== undefined) yield body.subarray(begin, at)
    begin = lineEnd < 0 || rest.startsWith('--') ? undefined : lineEnd + 1
  }
  if (begin !== undefined) yield body.subarray(begin)
}

const lineFeed = 10

function parameter(headers: Map<string, string>, name: string): string | undefined {
  const value = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(headers.get('content-type') ?? '')
  return value?.[1] ?? value?.[2]
}

/** The body as it was before it was packed for the post (RFC 2045, section 6). */
function decoded({ headers, body }: Entity): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? ''
  return decoders[encoding]?.(body.toString('latin1')) ?? body
}

const decoders: Record<string, (text: string) => Buffer> = Object.assign(Object.create(null), {
  base64: (text: string) => Buffer.from(text, 'base64'),
  'quoted-printable': (text: string) =>
    Buffer.from(
      text.replace(/=(?:[ \t]*\r?\n|([\da-f]{2}))/gi, (_, hex?: string) =>
        hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
      ),
      'latin1',
    ),
})
