/** Tells the truth of a synthesized world from records. */

import { open } from 'node:fs/promises'
import { posix } from 'node:path'

/** What a line of the truth begins with (`TruthLine`); a record begins with its version. */
const head = '{"index":'

/** Whether a file is the `truth.ndjson` that `synth` puts beside its sources: all its articles stand in these. */
export async function holdsTruth(path: string): Promise<boolean> {
  if (posix.basename(path) !== 'truth.ndjson') return false
  try {
    const handle = await open(path)
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(head.length), 0, head.length, 0)
      return buffer.toString('latin1', 0, bytesRead) === head
    } finally {
      await handle.close()
    }
  } catch {
    // Whoever reads it in earnest says why it cannot be read.
    return false
  }
}
