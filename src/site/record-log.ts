/** Full records on disk, one a line, found by where they stand: a build holds one of them in memory at a time. */

import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import type { Article } from '../article/article.ts'
import { StoreError } from '../store/store.ts'
import { shortHash } from './entry.ts'

export interface Span {
  /** Bytes before the record. */
  offset: number
  length: number
}

export interface RecordLog {
  /** Writes the JSON of a record behind all others. */
  append(json: string): Span
  /** Reads back the record of this hash. Throws `StoreError` if it is not there as it was written. */
  read(span: Span, hash: string): Article
  /** Writes a record of another log behind all others, as it stands there. */
  take(other: RecordLog, span: Span): Span
  /** Reads bytes as they stand. */
  bytes(span: Span): Buffer
  /** Bytes of the log, with all that was appended. */
  size(): number
  close(): void
}

/** Bytes that a record takes of the log. */
export function lineLength({ length }: Span): number {
  return length + newline.length
}

const newline = Buffer.from('\n')

/** Bytes that are written at once. */
const batchBytes = 1 << 20

/** Opens the log, or makes it. What stands behind `length` was left by a build that did not end, and is cut off. */
export function openRecordLog(path: string, length: number): RecordLog {
  const file = openSync(path, length === 0 ? 'w+' : 'r+')
  if (fstatSync(file).size < length) {
    closeSync(file)
    throw new StoreError(`Unexpected size of ${path}, expected ${length} bytes or more: remove it, and build again`)
  }
  ftruncateSync(file, length)
  let written = length
  let waiting: Buffer[] = []
  let size = length

  const flush = () => {
    const bytes = Buffer.concat(waiting)
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, written + done)
    written += bytes.length
    waiting = []
  }
  const add = (line: Buffer): Span => {
    waiting.push(line)
    const span = { offset: size, length: line.length - 1 }
    size += line.length
    if (size - written > batchBytes) flush()
    return span
  }
  const bytes = ({ offset, length }: Span): Buffer => {
    if (offset + length > written) flush()
    const found = Buffer.allocUnsafe(length)
    return found.subarray(0, readSync(file, found, 0, length, offset))
  }
  return {
    append: (json) => add(Buffer.from(`${json}\n`)),
    take: (other, span) => add(Buffer.concat([other.bytes(span), newline])),
    bytes,
    read(span, hash) {
      const json = bytes(span).toString('utf8')
      // It was a record when it was written, and the hash says that it still is: the schema need not say so again.
      if (shortHash(json) === hash) return JSON.parse(json) as Article
      throw new StoreError(`Unexpected record in ${path}, expected what was written: remove it, and build again`)
    },
    size() {
      flush()
      return size
    },
    close: () => closeSync(file),
  }
}
