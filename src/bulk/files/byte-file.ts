/** A file that can be read from any place on, wherever it lies. */

import { createReadStream, statSync } from 'node:fs'
import { stampOf } from '../stamp.ts'

export interface ByteFile {
  sizeBytes: number
  /** What tells from now on that it is untouched; nothing if that cannot be told. */
  stamp(): string | undefined
  /** Its bytes from `start` up to `end`, which is not among them. What goes wrong has a `code`, like errors of the system. */
  read(start?: number, end?: number): AsyncIterable<Uint8Array>
}

/** A file on this machine. Throws what the system throws. */
export function localFile(path: string): ByteFile {
  return {
    sizeBytes: statSync(path).size,
    stamp: () => stampOf(statSync(path, { bigint: true }), Date.now()),
    read: (start = 0, end = Number.POSITIVE_INFINITY) =>
      end > start ? createReadStream(path, { start, end: end - 1 }) : nothing(),
  }
}

async function* nothing(): AsyncGenerator<never> {}

/** The first bytes of a file, up to `length` of them. */
export async function headOf(file: ByteFile, length: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.read(0, length)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
