/** The bytes of one source: a regular file of a sane size, or standard input. */

import { type BigIntStats, constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Message } from '../diagnostics/message.ts'
import { reasonOf } from '../store/reason-of.ts'
import { stdinPath } from './find-sources.ts'
import { messageOf } from './message-of.ts'
import { stampOf } from './stamp.ts'

export type ReadSource = WholeSource | { problem: Message }

interface WholeSource {
  bytes: Uint8Array
  /** What tells from now on that the file is untouched; absent for one that was written just before. */
  stamp?: string | undefined
  /** Whether the file was written to while it was read. */
  hasChanged: boolean
}

/** Reads a source whole. Refuses by size and kind before it reads; what cannot be read is a message. */
export async function readSource(
  path: string,
  maxBytes: number,
  stdin: AsyncIterable<Uint8Array> = process.stdin,
  now: () => number = Date.now,
): Promise<ReadSource> {
  if (path === stdinPath) {
    const read = await readStream(stdin, path, maxBytes)
    return 'problem' in read ? read : { ...read, hasChanged: false }
  }
  try {
    // Without O_NONBLOCK opening a pipe waits for its other end; the same handle is looked at and read.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const begunMs = now()
      const before = await handle.stat({ bigint: true })
      if (!before.isFile()) return { problem: messageOf(path, 'source/not-a-file', { kind: kindName(before) }) }
      if (before.size > maxBytes) return { problem: tooLarge(path, Number(before.size), maxBytes) }
      // A file that grows while it is read (or of /proc, which states no size) stops at the limit.
      const read = await readStream(handle.createReadStream({ autoClose: false }), path, maxBytes)
      if ('problem' in read) return read
      const after = await handle.stat({ bigint: true })
      const hasChanged = before.mtimeNs !== after.mtimeNs || before.size !== after.size
      return { ...read, stamp: hasChanged ? undefined : stampOf(after, begunMs), hasChanged }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { problem: messageOf(path, 'source/unreadable', { reason: reasonOf(error) }) }
  }
}

async function readStream(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): Promise<Pick<WholeSource, 'bytes'> | { problem: Message }> {
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

function kindName(stats: BigIntStats): string {
  if (stats.isFIFO()) return 'named pipe'
  if (stats.isSocket()) return 'socket'
  if (stats.isDirectory()) return 'folder'
  return 'device'
}
