/** A WordPress export → its articles, in the memory of one item. */

import type { Message } from '../../diagnostics/message.ts'
import { createLog } from '../../diagnostics/report.ts'
import { type ChunkDecoder, createChunkDecoder } from './decode-chunks.ts'
import { createIndexer, createSplitter, type WxrOptions, type WxrPart } from './split-text.ts'

/**
 * Reads an export twice: for its media library, which stands behind the posts that use it, and for its articles.
 * `open` begins the bytes anew. How the bytes are cut into chunks does not matter; no file is too large.
 * Where they cannot be read on, what came before is read, and then the failure is thrown.
 */
export async function* splitWxr(open: () => AsyncIterable<Uint8Array>, options: WxrOptions): AsyncGenerator<WxrPart> {
  const indexer = createIndexer(options)
  const early = createChunkDecoder()
  await eachUntilFailure(open(), (chunk) => indexer.write(early.write(chunk)))
  indexer.write(early.end())

  const decoder = createChunkDecoder()
  const splitter = createSplitter(indexer.end(), options)
  let failure: { error: unknown } | undefined
  try {
    for await (const chunk of open()) yield* splitter.write(decoder.write(chunk))
  } catch (error) {
    failure = { error }
  }
  yield* splitter.write(decoder.end())
  yield* splitter.end()
  yield* strayParts(decoder, options)
  if (failure) throw failure.error
}

/** Takes what can be read; the second reading fails at the same place, and says so. */
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
  const indexer = createIndexer(options)
  indexer.write(text)
  const splitter = createSplitter(indexer.end(), options)
  return [...splitter.write(text), ...splitter.end(), ...strayParts(decoder, options)]
}

/** The largest item that is read, in characters: as large as any other source. */
export const defaultMaxItem = 20_000_000

function strayParts(decoder: ChunkDecoder, { path }: WxrOptions): { messages: Message[] }[] {
  const { count, encoding } = decoder.strays()
  if (count === 0) return []
  const { report, messages } = createLog(path, '')
  report('wxr/mixed-encoding', { count, encoding })
  return [{ messages }]
}
