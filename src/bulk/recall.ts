/** Sources that did not change since a store last saw them need not be read again. */

import { createHash } from 'node:crypto'
import type { Memory } from '../store/store.ts'
import { stdinPath } from './find-sources.ts'
import type { Imported } from './import-all.ts'
import { readSource } from './read-source.ts'

/**
 * What `read` gives, or what it gave when the source at `path` last had the same hash. A reading is noted when the caller
 * asks for what follows it: by then the store has its record. A source in which the importer failed is not noted.
 */
export async function* readOrRecall(
  path: string,
  { memory, sha256, read }: { memory: Memory; sha256: string; read: () => AsyncIterable<Imported> },
): AsyncGenerator<Imported> {
  const known = await memory.recall(path, sha256)
  if (known) {
    for await (const reading of known) yield { path, ...reading }
    return
  }
  const notes = await memory.note(path, sha256)
  let failed = false
  for await (const result of read()) {
    yield result
    await notes.add(result)
    failed ||= result.bug !== undefined
  }
  if (!failed) await notes.finish()
}

/** The hash of the bytes of a file; nothing for standard input, and if it cannot be read, which whoever reads it says. */
export async function hashFile(path: string, maxBytes: number): Promise<string | undefined> {
  if (path === stdinPath) return undefined
  const source = await readSource(path, maxBytes)
  return 'bytes' in source ? createHash('sha256').update(source.bytes).digest('hex') : undefined
}
