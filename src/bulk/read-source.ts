/** The bytes of one source: a regular file of a sane size, or standard input. */

import { constants, type Stats } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Message } from '../diagnostics/message.ts'
import { reasonOf } from '../store/reason-of.ts'
import { stdinPath } from './find-sources.ts'
import { messageOf } from './message-of.ts'

export type ReadSource = { bytes: Uint8Array } | { problem: Message }

/** Reads a source whole. Refuses by size and kind before it reads; what cannot be read is a message. */
export async function readSource(
  path: string,
  maxBytes: number,
  stdin: AsyncIterable<Uint8Array> = process.stdin,
): Promise<ReadSource> {
  if (path === stdinPath) return readStream(stdin, path, maxBytes)
  try {
    // Without O_NONBLOCK opening a pipe waits for its other end; the same handle is looked at and read.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) return { problem: messageOf(path, 'source/not-a-file', { kind: kindName(stats) }) }
      if (stats.size > maxBytes) return { problem: tooLarge(path, stats.size, maxBytes) }
      // A file that grows while it is read (or of /proc, which states no size) stops at the limit.
      return await readStream(handle.createReadStream({ autoClose: false }), path, maxBytes)
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { problem: messageOf(path, 'source/unreadable', { reason: reasonOf(error) }) }
  }
}

async function readStream(stream: AsyncIterable<Uint8Array>, path: string, maxBytes: number): Promise<ReadSource> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) return { problem: tooLarge(path, size, maxBytes) }
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks) }
}

function tooLarge(path: string, bytes: number, limit: number): Message {
  return messageOf(path, 'source/too-large', { bytes, limit })
}

function kindName(stats: Stats): string {
  if (stats.isFIFO()) return 'named pipe'
  if (stats.isSocket()) return 'socket'
  if (stats.isDirectory()) return 'folder'
  return 'device'
}
