/** Unpacks a stream. */

import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** What the chunks of a gzip file unpack to. Throws zlib's errors, and those of the chunks. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(chunks)
  const gunzip = createGunzip()
  packed.once('error', (error) => gunzip.destroy(error))
  try {
    yield* packed.pipe(gunzip)
  } finally {
    packed.destroy()
  }
}
