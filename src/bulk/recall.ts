/** Sources that did not change since a store last saw them need not be read again. */

import { createHash } from 'node:crypto'
import type { Memory, Reading } from '../store/store.ts'
import type { Imported } from './import-all.ts'
import { readSource } from './read-source.ts'

/**
 * What `read` gives, or what it gave when the file at `path` last had the same bytes. A reading is noted when the caller
 * asks for what follows its last result: by then the store has the records. One in which the importer failed is not noted.
 */
export async function* readOrRecall(
  path: string,
  memory: Memory,
  read: () => AsyncIterable<Imported>,
): AsyncGenerator<Imported> {
  const source = await readSource(path)
  if ('problem' in source) {
    yield { path, messages: [source.problem] }
    return
  }
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const known = memory.recall(path, sha256)
  if (known) {
    for (const reading of known) yield { path, ...reading }
    return
  }
  const readings: Reading[] = []
  let failed = false
  for await (const result of read()) {
    const { article, messages, bug } = result
    failed ||= bug !== undefined
    readings.push({ ...(article && { article }), messages })
    yield result
  }
  if (!failed) memory.remember(path, sha256, readings)
}
