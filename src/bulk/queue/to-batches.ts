/** The sources of a run → batches, each for one worker at a time. */

import { stat } from 'node:fs/promises'
import type { QueuedBatch, QueuedSource } from '../../store/postgres/queue/queue.ts'
import type { Collection } from '../collection.ts'
import { isRemote } from '../files/remote-name.ts'
import { readSource } from '../read-source.ts'
import { cut } from './slices.ts'

/** Of one batch: what a worker that dies costs, and what is kept in one transaction. */
const maxBatch = { sources: 64, bytes: 4_000_000 }

/** The largest source that travels with its job. */
export const maxCarried = 1_000_000

/** Seconds for a batch, and bytes for each second more: a tenth of the slowest reading that was measured. */
const limit = { seconds: 900, bytesPerSecond: 100_000 }

/** How many times quicker articles are passed over than they are read, at least. */
const passingOver = 10

/** The longest time that pg-boss gives a job: less than a day. */
const maxSeconds = 23 * 3600

export interface ToBatchesOptions {
  /** Opens a source of many articles. */
  open(path: string): Promise<Collection | undefined>
  /** Whether workers will find it the same, so that nobody need cut it. */
  isSame(path: string, collection: Collection): Promise<boolean>
  /** Whether the bytes of sources travel with their jobs. */
  carries: boolean
}

/** Batches of sources, in their order. Throws `TooLarge` for one that cannot travel. */
export async function* toBatches(
  paths: Iterable<string>,
  { open, isSame, carries }: ToBatchesOptions,
): AsyncGenerator<QueuedBatch> {
  let sources: QueuedSource[] = []
  let bytes = 0
  const whole = (): QueuedBatch => {
    const batch = { sources, seconds: secondsFor(bytes) }
    sources = []
    bytes = 0
    return batch
  }
  for (const path of paths) {
    const isCarried = carries && !isRemote(path)
    const size = await sizeOf(path)
    if (sources.length > 0 && bytes + size > maxBatch.bytes) yield whole()
    const collection = isCarried ? undefined : await open(path)
    const isLarge = isRemote(path) || size > maxBatch.bytes
    if (collection && isLarge && !(await isSame(path, collection))) {
      if (sources.length > 0) yield whole()
      yield* slicesOf(path, collection)
      continue
    }
    sources.push(isCarried ? await carried(path, size) : { path })
    bytes += size
    if (sources.length === maxBatch.sources) yield whole()
  }
  if (sources.length > 0) yield whole()
}

/** A batch for each slice. */
async function* slicesOf(path: string, collection: Collection): AsyncGenerator<QueuedBatch> {
  for await (const { slice, bytes, bytesBefore } of cut(collection)) {
    yield { sources: [{ path, slice }], seconds: secondsFor(bytes + bytesBefore / passingOver) }
  }
}

function secondsFor(bytes: number): number {
  return Math.min(maxSeconds, limit.seconds + Math.ceil(bytes / limit.bytesPerSecond))
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
