/** A WordPress export → its articles, in the memory of one item. */

import type { Message } from '../../diagnostics/message.ts'
import { createLog } from '../../diagnostics/report.ts'
import { type ChunkDecoder, createChunkDecoder } from './decode-chunks.ts'
import { createIndexer, createSplitter, type WxrOptions, type WxrPart } from './split-text.ts'

/**
 * Reads an export twice: for its media library, which stands behind the posts that use it, and for its articles.
 * `open` begins the bytes anew. How the bytes are cut into chunks does not matter; no file is too large.
 */
export async function* splitWxr(open: () => AsyncIterable<Uint8Array>, options: WxrOptions): AsyncGenerator<WxrPart> {
  const indexer = createIndexer(options)
  const early = createChunkDecoder()
  for await (const chunk of open()) indexer.write(early.write(chunk))
  indexer.write(early.end())

  const decoder = createChunkDecoder()
  const splitter = createSplitter(indexer.end(), options)
  for await (const chunk of open()) yield* splitter.write(decoder.write(chunk))
  yield* splitter.write(decoder.end())
  yield* splitter.end()
  yield* strayParts(decoder, options)
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
