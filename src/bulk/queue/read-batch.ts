/** A batch of the queue → what came of its sources. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { QueuedSource, Taken } from '../../store/postgres/queue/queue.ts'
import type { Known, Part } from '../../store/store.ts'
import { append } from '../../tree/append.ts'
import { openCollection } from '../collection.ts'
import type { Files } from '../files/files.ts'
import { isRemote } from '../files/remote-name.ts'
import type { ImportOptions } from '../import-file.ts'
import type { Importer } from '../jobs/task.ts'
import { messageOf } from '../message-of.ts'
import type { Exports } from '../open-exports.ts'
import { planSlice, type Slice } from '../plan-collection.ts'
import { readParts, readPlanned } from '../read-parts.ts'
import { splitBytes } from '../split-bytes.ts'
import { saying } from '../to-reading.ts'
import type { SliceReader } from './slices.ts'

/** What a worker has opened for a run. */
export interface OpenRun extends Pick<ImportOptions, 'format' | 'limits'> {
  importer: Importer
  /** How many threads it has. */
  jobs: number
  files: Files
  /** All exports of the run, on which each of them hangs. */
  exports: Exports
  slices: SliceReader
  known(paths: string[]): Promise<(Known | undefined)[]>
}

/** The sources of a batch are not on this machine. */
export class NotHere extends Error {
  override name = 'NotHere'
}

/** Reads the sources of a batch, in their order. Throws `NotHere` if there is none of them. */
export async function* readBatch({ sources, failure }: Taken, run: OpenRun): AsyncGenerator<Part[]> {
  if (failure !== undefined) {
    yield sources.map((source) => givenUp(source, failure))
    return
  }
  if (sources.every(({ path, bytes }) => bytes === undefined && !isRemote(path) && !existsSync(path))) {
    throw new NotHere(
      `none of ${sources.length} sources is there, the first is ${sources[0]?.path}: a worker is started in the folder in which the run was queued, or where the same paths lead to the same files`,
    )
  }
  for (const { path, slice } of sources) {
    // A slice is a batch of its own.
    if (slice) return yield* readSlice(path, slice, run)
  }
  const onDisk = sources.filter(({ bytes }) => bytes === undefined).map(({ path }) => path)
  if (onDisk.length === sources.length) {
    yield* readParts(onDisk, { ...run, takesRecords: true })
    return
  }
  const before = await run.known(sources.map(({ path }) => path))
  for (const [index, source] of sources.entries()) yield [await readCarried(source, before[index], run)]
}

/** Reads some of the articles of a source, whatever is known of it. */
async function* readSlice(path: string, slice: Slice, run: OpenRun): AsyncGenerator<Part[]> {
  const collection = await openCollection(path, { ...run, takesRecords: true })
  if (!collection) throw new Error(`${path} holds many articles no more`)
  const parts = run.slices.read(path, collection, slice)
  yield* readPlanned(planSlice(path, collection, { parts, slice }), run)
}

/** Reads one source again, whatever is known of it. */
export async function readAgain(path: string, run: OpenRun): Promise<Part[]> {
  const parts: Part[] = []
  const known = async (paths: string[]) => paths.map(() => undefined)
  for await (const some of readParts([path], { ...run, known, takesRecords: true })) append(parts, some)
  return parts
}

/** A source that came with its job, or that could not be read when it was queued. */
async function readCarried(
  { path, bytes: text }: QueuedSource,
  known: Known | undefined,
  { importer, format, limits }: OpenRun,
): Promise<Part> {
  const whole = { path, isFirst: true, isLast: true }
  if (text === undefined) {
    return {
      ...whole,
      readings: [saying(path, [messageOf(path, 'source/unreadable', { reason: 'it did not come with its job' })])],
    }
  }
  const bytes = Buffer.from(text, 'base64')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (known?.sha256 === sha256) return { known }
  const { pieces, said } = splitBytes(path, bytes, { format, limits })
  const [done] = await importer.run([{ pieces }])
  const readings = [...(said.length > 0 ? [saying(path, said)] : []), ...(done?.readings ?? [])]
  const isSure = readings.every(({ bug }) => bug === undefined)
  return { ...whole, readings, ...(isSure && { sha256 }) }
}

function givenUp({ path, slice }: QueuedSource, reason: string): Part {
  return {
    path,
    isFirst: !slice || slice.from === 0,
    isLast: slice?.to === undefined,
    isDoubted: true,
    readings: [saying(path, [messageOf(path, 'source/given-up', { reason })])],
  }
}
