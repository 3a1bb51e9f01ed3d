/** Unpacks gzip sources. */

import { constants, gunzipSync } from 'node:zlib'
import type { Problem } from '../diagnostics/problem.ts'

/** Whether the bytes begin as every gzip member does (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Unpacks a gzip file to at most `limit` bytes; a bomb is stopped there, before its memory is taken. */
export function unzip(bytes: Uint8Array, limit: number): { bytes: Uint8Array } | { problem: Problem } {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: limit }) }
  } catch (error) {
    // zlib's only way to say that the input is bad is to throw.
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { problem: { id: 'source/too-large', details: { bytes: `more than ${limit}`, limit } } }
    return { problem: { id: 'source/bad-gzip', details: { reason: message } } }
  }
}

/** What the beginning of a gzip file unpacks to; nothing if it is damaged. A packed kilobyte gives a megabyte at most. */
export function unzipStart(head: Uint8Array): Uint8Array {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    // zlib's only way to say that the input is bad is to throw.
    return new Uint8Array()
  }
}
