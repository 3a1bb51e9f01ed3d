/** Writes that wait for each other, so that many take one transaction. */

import { asStoreError } from './database.ts'
import type { Statements } from './statements.ts'

/** Writes of one transaction, four for most articles: what a kill costs at most. */
const maxWrites = 400
/** Characters of one transaction, which wait in memory. */
const maxSize = 16_000_000

export interface Batches {
  /** Adds a write that keeps `size` characters in memory until it is done; does all of a full batch. */
  add(size: number, write: () => void): void
  /** Does what waits. Throws `StoreError`. */
  commit(): void
}

/** Writes go to the disk in their order, those of a batch together or not at all. A dry run forgets them. */
export function createBatches(path: string, { atomically }: Statements, dryRun: boolean): Batches {
  let waiting: (() => void)[] = []
  let total = 0
  const commit = () => {
    const writes = waiting
    waiting = []
    total = 0
    if (writes.length === 0 || dryRun) return
    asStoreError(path, () =>
      atomically(() => {
        for (const write of writes) write()
      }),
    )
  }
  return {
    commit,
    add(size, write) {
      waiting.push(write)
      total += size
      if (waiting.length >= maxWrites || total >= maxSize) commit()
    },
  }
}
