/** A file → the pieces it holds: unpacked, known to be text, of a known format. */

import type { Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import { type Limits, resolveLimits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import type { Problem } from '../diagnostics/problem.ts'
import { createLog } from '../diagnostics/report.ts'
import { findBinaryKind, isBlank } from './binary.ts'
import { decode } from './decode.ts'
import { detectFormat, type UnreadFormat } from './detect-format.ts'
import { headOf } from './head-of.ts'
import { findSavedPage, isMhtml } from './mhtml.ts'
import { restHeadLength, restItems } from './rest-items.ts'
import { findRestKind } from './rest-kinds.ts'
import { isGzip, unzip } from './unzip.ts'
import { splitWholeWxr } from './wxr/split-wxr.ts'

export interface SplitOptions {
  /** Taken as it is instead of being told from the path and the content. */
  format?: Format | undefined
  /** Where they are not the standard ones. */
  limits?: Partial<Limits> | undefined
}

export interface Split {
  /** Empty when `problems` holds an error; an export may hold no article and no error. */
  pieces: Piece[]
  problems: Problem[]
  /** What is to be said of the file beside its pieces. */
  messages?: Message[]
}

/** Splits a file into its pieces: one, but for exports and answers of WordPress. Never throws on bad input. */
export function toPieces(path: string, bytes: Uint8Array, options: SplitOptions = {}): Split {
  const limits = resolveLimits(options.limits)
  const limit = limits.bytes
  if (bytes.length > limit) return refuse({ id: 'source/too-large', details: { bytes: bytes.length, limit } })

  const unpacked = isGzip(bytes) ? unzip(bytes, limit) : { bytes }
  if ('problem' in unpacked) return refuse(unpacked.problem)
  if (isBlank(unpacked.bytes)) return refuse({ id: 'source/empty', details: {} })

  const binary = findBinaryKind(unpacked.bytes)
  if (binary) return refuse({ id: 'source/binary', details: binary })

  if ((options.format ?? 'html') === 'html' && isMhtml(unpacked.bytes)) return splitMhtml(path, unpacked.bytes)

  const format = options.format ?? detectFormat(path, unpacked.bytes)
  if (format === 'login-page') return refuse({ id: 'wxr/not-an-export', details: { title: titleOf(unpacked.bytes) } })
  const kind = format === 'json' ? findRestKind(headOf(unpacked.bytes, restHeadLength)) : undefined
  if (kind) return refuse({ id: 'rest/no-post', details: { seen: kind } })
  if (format === 'feed' || format === 'xml' || format === 'json') {
    return refuse({ id: 'source/unsupported', details: { looksLike: unreadFormats[format] } })
  }
  const split = splitters[format]
  return split ? split(path, unpacked.bytes, limits) : whole([{ path, bytes: unpacked.bytes, format }])
}

/** Formats whose files hold many articles. */
const splitters: { [Name in Format]?: (path: string, bytes: Uint8Array, limits: Limits) => Split } = {
  wxr(path, bytes, limits) {
    const parts = splitWholeWxr(bytes, { path, limits })
    return {
      pieces: parts.flatMap((part) => ('piece' in part ? [part.piece] : [])),
      problems: [],
      messages: parts.flatMap((part) => ('messages' in part ? part.messages : [])),
    }
  },
  rest(path, bytes) {
    const { text } = decode(bytes, 'rest')
    const { report, messages } = createLog(path, text)
    const items = restItems(text, report)
    const pieces = items.map(({ text, start }): Piece => ({ path, bytes: Buffer.from(text), format: 'rest', start }))
    return { ...whole(pieces), messages }
  },
}

function splitMhtml(path: string, file: Uint8Array): Split {
  const page = findSavedPage(file)
  if (!page) return refuse({ id: 'source/unsupported', details: { looksLike: 'a message (MIME) without a page' } })
  const { bytes, ...fetched } = page
  return whole([{ path, bytes, format: 'html', fetched }])
}

function whole(pieces: Piece[]): Split {
  return { pieces, problems: [] }
}

function titleOf(page: Uint8Array): string {
  return /<title>([^<]{0,200})/i.exec(Buffer.from(page.subarray(0, 2048)).toString('utf8'))?.[1]?.trim() ?? ''
}

const unreadFormats: Record<Exclude<UnreadFormat, 'login-page'>, string> = {
  feed: 'a feed, which holds only the last posts of a site',
  xml: 'XML that is no WordPress export',
  json: 'JSON that is no answer of the WordPress REST API',
}

function refuse(problem: Problem): Split {
  return { pieces: [], problems: [problem] }
}
