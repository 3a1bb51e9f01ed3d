/** Full records on disk, one a line, found by where they stand: a build holds one of them in memory at a time. */

import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import type { Article } from '../article/article.ts'
import { parseRecord } from '../store/check-record.ts'
import { StoreError } from '../store/store.ts'

export interface Span {
  /** Bytes before the record. */
  offset: number
  length: number
}

export interface RecordLog {
  /** Writes the JSON of a record behind all others. */
  append(json: string): Span
  /** Reads a record back. Throws `StoreError` if it is not there whole. */
  read(span: Span): Article
  /** Bytes of the log, with all that was appended. */
  size(): number
  close(): void
}

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
  return {
    append(json) {
      const line = Buffer.from(`${json}\n`)
      waiting.push(line)
      const span = { offset: size, length: line.length - 1 }
      size += line.length
      if (size - written > batchBytes) flush()
      return span
    },
    read({ offset, length }) {
      if (offset + length > written) flush()
      const bytes = Buffer.allocUnsafe(length)
      const read = readSync(file, bytes, 0, length, offset)
      const checked = parseRecord(bytes.toString('utf8', 0, read))
      if ('article' in checked) return checked.article
      throw new StoreError(`Cannot read ${path}: ${checked.problem}; remove it, and build again`)
    },
    size() {
      flush()
      return size
    },
    close: () => closeSync(file),
  }
}
