/** A web archive (ISO 28500, as Common Crawl writes them) → its pages, one in memory at a time. */

import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio'
import { ArchiveStop, type Fetched, type Member, type SplitArchiveOptions, tooLarge } from './member.ts'

/**
 * Splits the unpacked bytes of a WARC file. Its articles are the HTML pages that a server answered with, and texts that were
 * made of such (WET); all other records are for `choose` to count. Throws `ArchiveStop` where the file goes wrong.
 */
export async function* splitWarc(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, choose }: SplitArchiveOptions,
): AsyncGenerator<Member> {
  const budget = { bytes: maxHeaders }
  // Without a limit on what stands before a record, a file without line breaks would come into memory whole.
  const reader = new AsyncIterReader(limited(chunks, budget), null)
  for await (const record of new WARCParser(reader)) {
    const length = record.warcContentLength
    if (!record.warcHeaders.statusline.startsWith('WARC/') || !(length >= 0))
      throw damaged(`no record begins with ${JSON.stringify(record.warcHeaders.statusline.slice(0, 40))}`)
    budget.bytes = length + maxHeaders
    const found = describe(record)
    if (!choose(found ? found.url : '')) continue
    if (!found) continue
    const name = found.url
    const bytes = length > maxBytes + maxHeaders ? undefined : await unpack(record, maxBytes)
    yield bytes ? { name, bytes, fetched: found } : { name, problem: tooLarge(`more than ${maxBytes}`, maxBytes) }
  }
}

/** Bytes of the headers of a record, and of the HTTP headers in it. */
const maxHeaders = 1_000_000

async function* limited(chunks: AsyncIterable<Uint8Array>, budget: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.bytes -= chunk.length
    if (budget.bytes < 0) throw damaged(`headers of more than ${maxHeaders} bytes`)
    yield chunk
  }
}

/** What a record holds, if that is a page or the text of one. */
function describe(record: WARCRecord): Fetched | undefined {
  const url = record.warcTargetURI ?? ''
  if (url === '') return undefined
  const { warcType, httpHeaders } = record
  if (warcType === 'response' && httpHeaders?.statusCode !== 200) return undefined
  const type = warcType === 'response' ? httpHeaders?.headers.get('Content-Type') : record.warcContentType
  const format = kinds.find((kind) => kind.of.includes(warcType) && kind.type.test(type ?? ''))?.format
  const encoding = charset.exec(type ?? '')?.[1]
  return format && { url, format, ...(encoding !== undefined && { encoding }) }
}

const kinds: { of: string[]; type: RegExp; format: Fetched['format'] }[] = [
  { of: ['response', 'resource'], type: /^\s*(?:text\/html|application\/xhtml\+xml)\b/i, format: 'html' },
  { of: ['conversion'], type: /^\s*text\/plain\b/i, format: 'text' },
]

const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/i

/** The payload without the chunks and the packing of HTTP; nothing if it is too large. */
async function unpack(record: WARCRecord, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function damaged(reason: string): ArchiveStop {
  return new ArchiveStop({ id: 'archive/damaged', details: { kind: 'WARC', reason } })
}
