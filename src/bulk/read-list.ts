/** A list of paths → its paths, one after the other. */

import { createReadStream } from 'node:fs'
import { stdinPath } from './find-sources.ts'

/** Bytes of a path that no system takes: four times what Linux does (PATH_MAX). */
const longestPath = 16_384

/** A list that is none: it names what was found. */
export class UnreadableList extends Error {
  override name = 'UnreadableList'
}

/**
 * Reads the paths that stand in a file, or on standard input for `-`: with NULs between if there is one among the first
 * 64 KB or `isNul` says so (`find -print0`), else on lines of their own. Empty ones are passed over. Throws
 * `UnreadableList`, and what the disk throws.
 */
export async function* readList(list: string, { isNul = false } = {}): AsyncGenerator<string> {
  const chunks: AsyncIterable<Buffer> =
    list === stdinPath ? process.stdin : createReadStream(list, { highWaterMark: 65_536 })
  let separator = isNul ? 0 : undefined
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    separator ??= chunk.includes(0) ? 0 : 0x0a
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let start = 0
    for (let end = bytes.indexOf(separator); end >= 0; end = bytes.indexOf(separator, start)) {
      yield* toPath(bytes.subarray(start, end), separator)
      start = end + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > longestPath)
      throw new UnreadableList(`Unexpected path of more than ${longestPath} bytes in ${list}, expected a list of paths`)
  }
  yield* toPath(rest, separator)
}

function* toPath(bytes: Buffer, separator: number | undefined): Generator<string> {
  const path = bytes.toString()
  const name = separator === 0 ? path : path.replace(/\r$/, '')
  if (name !== '') yield name
}
