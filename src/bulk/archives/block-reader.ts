/** Reads a file here and there, as ZIP archives want it, in blocks that are asked for once: entries mostly stand side by side. */

import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'
import type { ByteFile } from '../files/byte-file.ts'

const blockBytes = 1024 * 1024

/** Blocks in memory: the list of the archive, and the entry that is read. */
const maxBlocks = 4

export class BlockReader extends RandomAccessReader {
  readonly #file: ByteFile
  /** By their number, the one that was asked for last at the end. */
  readonly #blocks = new Map<number, Promise<Buffer>>()

  constructor(file: ByteFile) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end))
  }

  /** As yauzl asks for headers, without a stream for each. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const fill = async () => {
      let filled = 0
      for await (const bytes of this.#range(position, position + length)) filled += bytes.copy(buffer, offset + filled)
      if (filled < length) throw new Error('unexpected end of the archive')
    }
    // What the callback throws is none of the promise.
    fill().then(
      () => process.nextTick(callback, null),
      (error: Error) => process.nextTick(callback, error),
    )
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const number = Math.floor(at / blockBytes)
      const begin = number * blockBytes
      const bytes = (await this.#block(number)).subarray(at - begin, end - begin)
      if (bytes.length === 0) return
      at += bytes.length
      yield bytes
    }
  }

  #block(number: number): Promise<Buffer> {
    const block = this.#blocks.get(number) ?? this.#load(number * blockBytes)
    this.#blocks.delete(number)
    this.#blocks.set(number, block)
    const [oldest] = this.#blocks.keys()
    if (this.#blocks.size > maxBlocks && oldest !== undefined) this.#blocks.delete(oldest)
    return block
  }

  async #load(start: number): Promise<Buffer> {
    const chunks: Uint8Array[] = []
    for await (const chunk of this.#file.read(start, start + blockBytes)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
}
