/** A run of many machines, as those who fill the queue and those who work see it. */

import type { JsonObject } from '../../../article/json.ts'
import type { Known, Part, RunOptions, Way } from '../../store.ts'

export interface Queue {
  /** The name of the store, without a password. */
  name: string
  /** Puts a run into the queue: all of it, or nothing. Gives its number. */
  enqueue(run: QueuedRun): Promise<number>
  /** What the store knows of sources. */
  known(paths: string[], way: Way): Promise<(Known | undefined)[]>
  /** Becomes one of the workers. */
  join(): Promise<Member>
  /** Gives back batches whose time is over, and takes old ones away. */
  maintain(): Promise<void>
  close(): Promise<void>
}

export interface QueuedRun {
  options: RunOptions
  /** How sources are read: what `work` needs to know of the flags. */
  setup: JsonObject
  sources: number
  /** How often a batch is tried again whose worker failed or died. */
  retries: number
  batches: Iterable<QueuedBatch> | AsyncIterable<QueuedBatch>
}

/** Sources that are read and kept together, in their order. */
export interface QueuedBatch {
  sources: QueuedSource[]
  /** Seconds after which a worker that still lives is taken to be stuck. */
  seconds: number
}

export interface QueuedSource {
  path: string
  /** Which of its articles, if they are read by many workers: `from` a number up to another, and of what it was cut. */
  slice?: { from: number; to?: number | undefined; sha256?: string | undefined; stamp?: string | undefined } | undefined
  /** Its bytes in base64, if they travel with the job. */
  bytes?: string | undefined
}

/** A batch that this worker has, and nobody else. */
export interface Taken {
  job: string
  run: number
  batch: number
  sources: QueuedSource[]
  /** Why it was given up: all that is left is to say so. */
  failure?: string | undefined
}

/** How the sources of a run are read. */
export interface RunSetup {
  setup: unknown
  way: Way
}

/** One worker. */
export interface Member {
  /** The next batch, if one waits. Batches of workers that are gone wait again. */
  take(): Promise<Taken | undefined>
  setup(run: number): Promise<RunSetup>
  known(paths: string[], way: Way): Promise<(Known | undefined)[]>
  /**
   * Puts what came of a batch into the store, together with the word that it is done. Gives false, and keeps nothing, if the
   * batch is not this worker's any more.
   */
  finish(taken: Taken, parts: AsyncIterable<Part[]>): Promise<boolean>
  /** Gives a batch back, to be tried again a limited number of times. */
  fail(taken: Taken, reason: string): Promise<void>
  /**
   * Keeps what came of batches, in the order of their runs, for all that is ready and nobody else is about. `readAgain`
   * reads a source that did not change, but whose record an earlier one of the run has taken.
   */
  keep(readAgain: (run: number, path: string) => Promise<Part[]>): Promise<boolean>
  /** Whether all that was queued is kept. */
  isDone(): Promise<boolean>
  leave(): Promise<void>
}
