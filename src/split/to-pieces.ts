/** A file → the pieces it holds: unpacked, known to be text, of a known format. */

import type { Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Problem } from '../diagnostics/problem.ts'
import { findBinaryKind, isBlank } from './binary.ts'
import { detectFormat, type UnreadFormat } from './detect-format.ts'
import { isGzip, unzip } from './unzip.ts'

export interface SplitOptions {
  /** Taken as it is instead of being told from the path and the content. */
  format?: Format | undefined
  /** The largest source that is read, counted after unpacking. */
  maxBytes?: number | undefined
}

export interface Split {
  /** Empty exactly when `problems` holds an error. */
  pieces: Piece[]
  problems: Problem[]
}

/** 20 MB: the longest article anyone wrote is far below, and every later stage is linear in it. */
export const defaultMaxBytes = 20_000_000

/** Splits a file into its pieces: one, for the formats that exist. Never throws on bad input. */
export function toPieces(path: string, bytes: Uint8Array, options: SplitOptions = {}): Split {
  const limit = options.maxBytes ?? defaultMaxBytes
  if (bytes.length > limit) return refuse({ id: 'source/too-large', details: { bytes: bytes.length, limit } })

  const unpacked = isGzip(bytes) ? unzip(bytes, limit) : { bytes }
  if ('problem' in unpacked) return refuse(unpacked.problem)
  if (isBlank(unpacked.bytes)) return refuse({ id: 'source/empty', details: {} })

  const binary = findBinaryKind(unpacked.bytes)
  if (binary) return refuse({ id: 'source/binary', details: binary })

  const format = options.format ?? detectFormat(path, unpacked.bytes)
  if (format === 'xml' || format === 'json') {
    return refuse({ id: 'source/unsupported', details: { looksLike: unreadFormats[format] } })
  }
  return { pieces: [{ path, bytes: unpacked.bytes, format }], problems: [] }
}

const unreadFormats: Record<UnreadFormat, string> = {
  xml: 'XML, such as a WordPress export',
  json: 'JSON, such as an answer of the WordPress REST API',
}

function refuse(problem: Problem): Split {
  return { pieces: [], problems: [problem] }
}
