/** The sources of a run → batches, each for one worker at a time. */

import { stat } from 'node:fs/promises'
import type { QueuedBatch, QueuedSource } from '../../store/postgres/queue/queue.ts'
import { isRemote } from '../files/remote-name.ts'
import { readSource } from '../read-source.ts'

/** Of one batch: what a worker that dies costs, and what is kept in one transaction. */
const maxBatch = { sources: 64, bytes: 4_000_000 }

/** The largest source that travels with its job. */
export const maxCarried = 1_000_000

/** Seconds for a batch, and bytes for each second more: a tenth of the slowest reading that was measured. */
const limit = { seconds: 900, bytesPerSecond: 100_000 }

/** The longest time that pg-boss gives a job: less than a day. */
const maxSeconds = 23 * 3600

export interface ToBatchesOptions {
  /** Sources that are exports: each is a batch of its own. */
  exports: Set<string>
  /** Whether the bytes of sources travel with their jobs. */
  carries: boolean
}

/** Batches of sources, in their order. Throws `TooLarge` for one that cannot travel. */
export async function* toBatches(
  paths: Iterable<string>,
  { exports, carries }: ToBatchesOptions,
): AsyncGenerator<QueuedBatch> {
  let sources: QueuedSource[] = []
  let bytes = 0
  const whole = (): QueuedBatch => {
    const seconds = Math.min(maxSeconds, limit.seconds + Math.ceil(bytes / limit.bytesPerSecond))
    const batch = { sources, seconds }
    sources = []
    bytes = 0
    return batch
  }
  for (const path of paths) {
    const isExport = exports.has(path)
    const size = await sizeOf(path)
    if (sources.length > 0 && (isExport || bytes + size > maxBatch.bytes)) yield whole()
    sources.push(carries && !isRemote(path) ? await carried(path, size) : { path })
    bytes += size
    if (isExport || sources.length === maxBatch.sources) yield whole()
  }
  if (sources.length > 0) yield whole()
}

/** A source that is too large for its job. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

/** A source with its bytes; one that cannot be read travels without, so that its worker says why. */
async function carried(path: string, size: number): Promise<QueuedSource> {
  if (size > maxCarried) {
    throw new TooLarge(
      `Unexpected size of ${path}, ${size} bytes, expected ${maxCarried} at most to travel with its job`,
    )
  }
  const source = await readSource(path, maxCarried)
  return 'bytes' in source ? { path, bytes: Buffer.from(source.bytes).toString('base64') } : { path }
}

/** 0 if it cannot be told, which whoever reads it says. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
