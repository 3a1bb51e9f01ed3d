import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { reasonOf } from '../../store/reason-of.ts'

/** Reads a file whole, unless it is a pipe, a device or the like, or larger than `maxBytes`. `file` is a real path. */
export async function readRegularFile(file: string, maxBytes: number): Promise<{ bytes: Buffer } | { reason: string }> {
  try {
    // A link that came since is not followed, and a pipe without writer not waited for.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) return { reason: 'no regular file' }
      if (stats.size > maxBytes) return { reason: `${stats.size} bytes, more than ${maxBytes}` }
      const bytes = Buffer.alloc(stats.size)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
      return { bytes: bytes.subarray(0, bytesRead) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}
