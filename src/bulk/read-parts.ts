/** Sources → what came of each, in their order, many at once: the plan says which are the same, the importer reads the rest. */

import { statSync } from 'node:fs'
import type { Known, ReadPart, SamePart } from '../store/store.ts'
import { openCollection } from './collection.ts'
import type { Files } from './files/files.ts'
import { isRemote } from './files/remote-name.ts'
import { stdinPath } from './find-sources.ts'
import type { ImportOptions } from './import-file.ts'
import type { Done, Importer, Task } from './jobs/task.ts'
import { mapInOrder } from './map-in-order.ts'
import type { Exports } from './open-exports.ts'
import { planCollection } from './plan-collection.ts'
import { readStdin } from './read-stdin.ts'
import { splitBytes } from './split-bytes.ts'
import { stampOf } from './stamp.ts'
import { saying, type ToldReading } from './to-reading.ts'

/** A part with what only people want to see. */
export type ToldPart = SamePart | (Omit<ReadPart, 'readings'> & { readings: ToldReading[] })

export interface ReadPartsOptions extends Pick<ImportOptions, 'format' | 'limits'> {
  importer: Importer
  /** Where sources are. */
  files: Files
  /** The exports among the sources of the whole run. */
  exports: Exports
  /** What a store knows of sources; without it all are read. */
  known?: ((paths: string[]) => Promise<(Known | undefined)[]>) | undefined
  /** Whether sources are read whatever is known of them. */
  rereads?: boolean | undefined
  /** Which sources are read at all; the others pass as they are known, and keep what they have. */
  chooses?: ((path: string) => boolean) | undefined
  /** Whether files of records are sources. */
  takesRecords?: boolean | undefined
  /** How many tasks can be done at once. */
  jobs: number
  /** Ends the run after the batches that were begun. */
  signal?: AbortSignal | undefined
}

/** Sources that are looked up at once. */
const lookUp = 200
/** Batches that are read before the first is taken, of each that can be done at once: one is worked on, one waits. */
const ahead = 2
/** Of one batch: bytes, tasks, and parts that need no work. */
const maxBatch = { bytes: 1_000_000, tasks: 32, parts: 500 }

/** A part to be, and the work that it takes. */
export interface Planned {
  task?: Task
  bytes: number
  toPart(done: Done): ToldPart
}

/** Reads the sources at `paths` in batches; none stops the others. */
export function readParts(paths: Iterable<string>, options: ReadPartsOptions): AsyncGenerator<ToldPart[]> {
  return readPlanned(plan(paths, options), options)
}

/** Reads what was planned, in batches. */
export async function* readPlanned(
  planned: AsyncIterable<Planned>,
  { importer, jobs }: Pick<ReadPartsOptions, 'importer' | 'jobs'>,
): AsyncGenerator<ToldPart[]> {
  yield* mapInOrder(batches(planned), Math.max(1, jobs * ahead), async (batch) => {
    const tasks = batch.flatMap(({ task }) => task ?? [])
    const done = tasks.length > 0 ? await importer.run(tasks) : []
    let next = 0
    return batch.map(({ task, toPart }) => toPart((task && done[next++]) ?? nothing))
  })
}

const nothing: Done = { isSame: true, readings: [] }

async function* batches(planned: AsyncIterable<Planned>): AsyncGenerator<Planned[]> {
  let batch: Planned[] = []
  let [bytes, tasks] = [0, 0]
  for await (const one of planned) {
    batch.push(one)
    bytes += one.bytes
    if (one.task) tasks += 1
    if (bytes < maxBatch.bytes && tasks < maxBatch.tasks && batch.length < maxBatch.parts) continue
    yield batch
    batch = []
    bytes = tasks = 0
  }
  if (batch.length > 0) yield batch
}

async function* plan(paths: Iterable<string>, options: ReadPartsOptions): AsyncGenerator<Planned> {
  const { known, rereads = false, chooses, signal } = options
  for (const some of chunks(paths, lookUp)) {
    const all = rereads && !chooses ? [] : ((await known?.(some)) ?? [])
    const before = rereads ? [] : all
    for (const [index, path] of some.entries()) {
      if (signal?.aborted) return
      if (chooses && !chooses(path)) {
        const passing = all[index]
        if (passing) yield ready({ known: passing })
        continue
      }
      const collection = await openCollection(path, options)
      const plan = { before: before[index], isRemembered: known !== undefined, signal }
      if (collection) yield* planCollection(path, collection, plan)
      else if (path === stdinPath) yield* planStdin(options)
      else yield planFile(path, before[index])
    }
  }
}

function planFile(path: string, known: Known | undefined): Planned {
  const { size, stamp } = look(path)
  if (known && stamp !== undefined && stamp === known.stamp) return ready({ known })
  return {
    task: { path, sha256: known?.sha256, stamp: known?.stamp },
    bytes: size,
    toPart({ isSame, readings, sha256, stamp }) {
      if (known && isSame) return { known, stamp }
      return { path, readings, isFirst: true, isLast: true, sha256, stamp }
    },
  }
}

/** A look at a file is quick, and does not gain from being one of many at once. */
function look(path: string): { size: number; stamp?: string | undefined } {
  // Whoever reads it asks the server.
  if (isRemote(path)) return { size: 0 }
  try {
    const stats = statSync(path, { bigint: true })
    return { size: Number(stats.size), stamp: stampOf(stats, Date.now()) }
  } catch {
    // Whoever reads it says why it cannot be read.
    return { size: 0 }
  }
}

async function* planStdin({ exports, ...options }: ReadPartsOptions): AsyncGenerator<Planned> {
  const whole = { path: stdinPath, isFirst: true, isLast: true }
  const source = await readStdin(exports, options.limits)
  if ('problem' in source) return yield ready({ ...whole, readings: [saying(stdinPath, [source.problem])] })
  const { pieces, said } = splitBytes(stdinPath, source.bytes, options)
  if (said.length > 0) yield ready({ ...whole, readings: [saying(stdinPath, said)] })
  for (const piece of pieces) {
    const toPart = ({ readings }: Done) => ({ ...whole, readings })
    yield { task: { pieces: [piece] }, bytes: piece.bytes.length, toPart }
  }
}

function ready(part: ToldPart): Planned {
  return { bytes: 0, toPart: () => part }
}

function* chunks<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
