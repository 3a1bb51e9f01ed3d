/** A WordPress export → its articles, in the memory of one item. */

import type { Message } from '../../diagnostics/message.ts'
import { createLog } from '../../diagnostics/report.ts'
import { type ChunkDecoder, createChunkDecoder } from './decode-chunks.ts'
import { createIndexer, createSplitter, type Libraries, type WxrOptions, type WxrPart } from './split-text.ts'

/**
 * Reads an export for the library of its site, which stands behind the posts that use it, or in another file. Where the
 * bytes cannot be read on, what came before is taken: whoever reads the articles meets the failure again, and says so.
 */
export async function indexWxr(
  bytes: AsyncIterable<Uint8Array>,
  libraries: Libraries,
  options: Pick<WxrOptions, 'limits'>,
): Promise<void> {
  const indexer = createIndexer(libraries, options)
  const decoder = createChunkDecoder()
  await eachUntilFailure(bytes, (chunk) => indexer.write(decoder.write(chunk)))
  indexer.write(decoder.end())
  indexer.end()
}

/**
 * Cuts an export into articles. How the bytes are cut into chunks does not matter; no file is too large. Where they
 * cannot be read on, what came before is read, and then the failure is thrown.
 */
export async function* splitWxr(
  bytes: AsyncIterable<Uint8Array>,
  libraries: Libraries,
  options: WxrOptions,
): AsyncGenerator<WxrPart> {
  const decoder = createChunkDecoder()
  const splitter = createSplitter(libraries, options)
  let failure: { error: unknown } | undefined
  try {
    for await (const chunk of bytes) yield* splitter.write(decoder.write(chunk))
  } catch (error) {
    failure = { error }
  }
  yield* splitter.write(decoder.end())
  yield* splitter.end()
  yield* strayParts(decoder, options)
  if (failure) throw failure.error
}

async function eachUntilFailure(bytes: AsyncIterable<Uint8Array>, take: (chunk: Uint8Array) => void): Promise<void> {
  const chunks = bytes[Symbol.asyncIterator]()
  for (;;) {
    const next = await chunks.next().catch(() => undefined)
    if (!next || next.done) return
    take(next.value)
  }
}

/** The same for a file that is in memory. */
export function splitWholeWxr(bytes: Uint8Array, options: WxrOptions): WxrPart[] {
  const decoder = createChunkDecoder()
  const text = decoder.write(bytes) + decoder.end()
  const libraries: Libraries = new Map()
  const indexer = createIndexer(libraries, options)
  indexer.write(text)
  indexer.end()
  const splitter = createSplitter(libraries, options)
  return [...splitter.write(text), ...splitter.end(), ...strayParts(decoder, options)]
}

function strayParts(decoder: ChunkDecoder, { path }: WxrOptions): { messages: Message[] }[] {
  const { count, encoding } = decoder.strays()
  if (count === 0) return []
  const { report, messages } = createLog(path, '')
  report('wxr/mixed-encoding', { count, encoding })
  return [{ messages }]
}
