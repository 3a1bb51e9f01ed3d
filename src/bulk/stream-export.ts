/** WordPress exports of any size, as bytes that can be read more than once. */

import { createReadStream } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Format } from '../article/article.ts'
import { detectFormat } from '../split/detect-format.ts'
import { isGzip } from '../split/unzip.ts'

/** Begins the bytes of a source anew. */
export type OpenBytes = () => AsyncIterable<Uint8Array>

const exportNames = /\.(?:xml|wxr)(?:\.gz)?$/i

/**
 * How to read the file at `path` in chunks, if it is an export that stands in a regular file. What cannot be read is
 * left to whoever reads it whole, who says why.
 */
export async function findExport(path: string, format: Format | undefined): Promise<OpenBytes | undefined> {
  if (format ? format !== 'wxr' : !exportNames.test(path)) return undefined
  try {
    if (!(await lstat(path)).isFile()) return undefined
    const head = await firstChunk(createReadStream(path, { end: headBytes - 1 }))
    const open: OpenBytes = isGzip(head)
      ? () => createReadStream(path).pipe(createGunzip())
      : () => createReadStream(path)
    const begins = isGzip(head) ? await firstChunk(open()) : head
    return (format ?? detectFormat(path, begins)) === 'wxr' ? open : undefined
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return undefined
  }
}

/** Bytes in which a format shows itself. */
const headBytes = 16_384

async function firstChunk(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of bytes) return chunk
  return new Uint8Array()
}
