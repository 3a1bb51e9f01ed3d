/** The bytes of one source: a regular file of a sane size, or standard input. */

import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import type { Message } from '../diagnostics/message.ts'
import { reasonOf } from '../store/reason-of.ts'
import { stdinPath } from './find-sources.ts'
import { messageOf } from './message-of.ts'
import { stampOf } from './stamp.ts'

export type ReadSource = WholeSource | { problem: Message } | { isUnchanged: true }

interface WholeSource {
  bytes: Uint8Array
  /** What tells from now on that the file is untouched; absent for one that was written just before. */
  stamp?: string | undefined
  /** Whether the file was written to while it was read. */
  hasChanged: boolean
  /** What its server said of it. */
  fetched?: { url: string; encoding?: string; format?: 'html' }
}

/** Reads a source whole. Refuses by size and kind before it reads; what cannot be read is a message. */
export async function readSource(
  path: string,
  maxBytes: number,
  stdin: AsyncIterable<Uint8Array> = process.stdin,
  now: () => number = Date.now,
): Promise<Exclude<ReadSource, { isUnchanged: true }>> {
  if (path === stdinPath) {
    const read = await readStream(stdin, path, maxBytes)
    return 'problem' in read ? read : { ...read, hasChanged: false }
  }
  try {
    return readFile(path, maxBytes, now)
  } catch (error) {
    return { problem: messageOf(path, 'source/unreadable', { reason: reasonOf(error) }) }
  }
}

/** Reads at once, for it runs where nothing else waits: a promise for each step costs more than the step. */
function readFile(path: string, maxBytes: number, now: () => number): WholeSource | { problem: Message } {
  // Without O_NONBLOCK opening a pipe waits for its other end; the same file is looked at and read.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const before = fstatSync(file, { bigint: true })
    const begunMs = now()
    if (!before.isFile()) return { problem: messageOf(path, 'source/not-a-file', { kind: kindName(before) }) }
    if (before.size > maxBytes) return { problem: tooLarge(path, Number(before.size), maxBytes) }
    const bytes = readWhole(file, Number(before.size), maxBytes)
    if (!bytes) return { problem: tooLarge(path, maxBytes + 1, maxBytes) }
    const after = fstatSync(file, { bigint: true })
    const hasChanged = before.mtimeNs !== after.mtimeNs || before.size !== after.size
    return { bytes, stamp: hasChanged ? undefined : stampOf(after, begunMs), hasChanged }
  } finally {
    closeSync(file)
  }
}

/** All of a file of about this size; nothing for one that grows meanwhile, or states no size as in /proc, and is too large. */
function readWhole(file: number, size: number, maxBytes: number): Uint8Array | undefined {
  let bytes = Buffer.allocUnsafeSlow(size + 1)
  let length = 0
  for (;;) {
    const count = readSync(file, bytes, length, bytes.length - length, null)
    length += count
    if (length > maxBytes) return undefined
    if (count === 0) return bytes.subarray(0, length)
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafeSlow(Math.max(65_536, length))])
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
