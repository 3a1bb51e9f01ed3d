/** What came of sources when they were read last: who runs again need not read them. */

import { checkReading } from '../check-reading.ts'
import type { Memory, Reading, Way } from '../store.ts'
import type { Batches } from './batches.ts'
import { asStoreError } from './database.ts'
import type { Statements } from './statements.ts'

/** Articles of one source that are in memory at once. */
const pageSize = 50

export interface SqliteMemory extends Memory {
  /** Says that a record of this source was not kept as it came, which only reading it again can tell of. */
  doubt(path: string): void
}

/** Opens the memory of a run that reads in this way. */
export function createMemory(path: string, statements: Statements, batches: Batches, way: Way): SqliteMemory {
  const doubted = new Set<string>()
  return {
    recall: async (source, sha256) =>
      asStoreError(path, () => statements.knowsSource({ path: source, sha256, ...way }))
        ? readingsOf(source, path, statements, () => batches.add(0, () => statements.forgetSource(source)))
        : undefined,
    async note(source, sha256) {
      let count = 0
      batches.add(0, () => statements.forgetSource(source))
      return {
        async add({ article, messages }) {
          const row = { path: source, number: count++, id: article?.id, messages: JSON.stringify(messages) }
          batches.add(row.messages.length, () => statements.putReading(row))
        },
        async finish() {
          if (!doubted.has(source)) batches.add(0, () => statements.putSource({ path: source, sha256, ...way }))
        },
      }
    },
    doubt: (source) => {
      doubted.add(source)
    },
  }
}

/** The readings of a source, some in memory at a time. `forget` is called when one is spoilt: the next run reads the source. */
async function* readingsOf(
  source: string,
  path: string,
  statements: Statements,
  forget: () => void,
): AsyncGenerator<Reading> {
  for (let last: number | undefined = -1; last !== undefined; ) {
    const after: number = last
    const page = asStoreError(path, () => statements.readingsAfter(source, after, pageSize))
    for (const kept of page) {
      const { readings, isSpoilt } = checkReading(path, kept)
      if (isSpoilt) forget()
      yield* readings
    }
    last = page.at(-1)?.number
  }
}
