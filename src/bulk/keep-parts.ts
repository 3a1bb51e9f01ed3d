/** What came of sources → a store, some in each transaction. */

import type { Kept, StoreRun } from '../store/store.ts'
import type { ToldPart } from './read-parts.ts'

/** What came of sources, and what became of it. */
export interface KeptPart {
  part: ToldPart
  kept: Kept
}

/** Readings of one transaction: what a kill costs at most. */
const maxReadings = 100
/** Characters of one transaction, which wait in memory. */
const maxSize = 8_000_000

/**
 * Keeps what came of sources in their order. `readAgain` reads one that did not change, but whose record an earlier one of
 * the run has taken.
 */
export async function* keepParts(
  run: StoreRun,
  batches: AsyncIterable<ToldPart[]>,
  readAgain: (path: string) => AsyncIterable<ToldPart[]>,
): AsyncGenerator<KeptPart> {
  for await (const batch of transactions(batches)) {
    for (let rest = batch; rest.length > 0; ) {
      const kept = await run.keep(rest)
      for (const [index, part] of rest.entries()) {
        const what = kept[index]
        if (what) yield { part, kept: what }
      }
      const lost = rest[kept.length]
      if (lost && 'known' in lost) yield* keepParts(run, readAgain(lost.known.path), readAgain)
      rest = rest.slice(kept.length + 1)
    }
  }
}

async function* transactions(batches: AsyncIterable<ToldPart[]>): AsyncGenerator<ToldPart[]> {
  let waiting: ToldPart[] = []
  let [readings, size] = [0, 0]
  for await (const batch of batches) {
    for (const part of batch) {
      waiting.push(part)
      if ('known' in part) continue
      readings += part.readings.length
      for (const { record, messages } of part.readings) size += messages.length + (record?.line.length ?? 0)
    }
    if (readings < maxReadings && size < maxSize && waiting.length < maxParts) continue
    yield waiting
    waiting = []
    readings = size = 0
  }
  if (waiting.length > 0) yield waiting
}

/** Parts of one transaction, of which most did not change. */
const maxParts = 500
