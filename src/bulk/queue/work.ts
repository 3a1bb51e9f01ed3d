/** A worker: batches of a queue, one after the other, until nothing is left or the user interrupts. */

import { setTimeout as wait } from 'node:timers/promises'
import type { Member, Queue, RunSetup, Taken } from '../../store/postgres/queue/queue.ts'
import { type Part, StoreError } from '../../store/store.ts'
import { type OpenRun, readAgain, readBatch } from './read-batch.ts'

export interface WorkOptions {
  /** Opens what a run needs to be read. */
  openRun(run: RunSetup, known: OpenRun['known']): Promise<OpenRun>
  /** Whether to end when all that was queued is kept; otherwise the worker waits for more. */
  drains: boolean
  /** Ends the work after the batch that was begun. */
  signal: AbortSignal
  /** Told of each batch, and of what went wrong. */
  tell(happened: Worked): Promise<void>
}

export type Worked =
  | { kind: 'read'; taken: Taken; articles: number; same: number }
  /** Somebody else has the batch by now. */
  | { kind: 'lost'; taken: Taken }
  | { kind: 'failed'; taken: Taken; reason: string }
  /** The database is out of reach. */
  | { kind: 'cut'; reason: string; seconds: number }

/** Milliseconds after which a worker looks again for something to do. */
const pollMs = 500

/** Seconds between two tries to reach the database: the first, and the longest. */
const retrySeconds = { first: 1, longest: 30 }

const maintainEveryMs = 60_000

/** Works on the queue that `open` opens. Throws `StoreError` if it is none, and does not only seem so. */
export async function work(open: () => Promise<Queue>, options: WorkOptions): Promise<void> {
  const runs = new Map<number, Promise<OpenRun>>()
  const opened: { queue?: Queue } = {}
  try {
    await stayConnected(async () => (opened.queue ??= await open()), options, runs)
  } finally {
    await closeAll(runs.values())
    await opened.queue?.close()
  }
}

/** Works, and comes back whenever the database was out of reach. Throws `StoreError` for what waiting does not mend. */
async function stayConnected(open: () => Promise<Queue>, options: WorkOptions, runs: Working['runs']): Promise<void> {
  const { signal, tell } = options
  let seconds = retrySeconds.first
  let wasReached = false
  while (!signal.aborted) {
    try {
      const queue = await open()
      const member = await queue.join()
      wasReached = true
      try {
        const reached = () => {
          seconds = retrySeconds.first
        }
        return await workAs(member, queue, { ...options, runs, reached })
      } finally {
        await member.leave()
      }
    } catch (error) {
      if (!(error instanceof StoreError) || !(wasReached || error.isPassing)) throw error
      await tell({ kind: 'cut', reason: error.message, seconds })
      await wait(seconds * 1000, undefined, { signal }).catch(() => {})
      seconds = Math.min(seconds * 2, retrySeconds.longest)
    }
  }
}

/** Closes what was opened for runs; one that could not be opened was told. */
async function closeAll(runs: Iterable<Promise<OpenRun>>): Promise<void> {
  for (const opened of await Promise.allSettled(runs)) {
    if (opened.status === 'fulfilled') {
      const { importer, exports, files, slices } = opened.value
      await slices.close()
      await Promise.all([importer.close(), exports.close(), files.close()])
    }
  }
}

interface Working extends WorkOptions {
  runs: Map<number, Promise<OpenRun>>
  reached(): void
}

/** Works until it is told to end, or the database is out of reach. */
async function workAs(member: Member, queue: Queue, { runs, reached, ...options }: Working): Promise<void> {
  const { signal, drains, tell, openRun } = options
  const opened = async (run: number): Promise<OpenRun> => {
    const known = runs.get(run)
    if (known) return known
    const setup = await member.setup(run)
    const opening = openRun(setup, (paths) => member.known(paths, setup.way))
    runs.set(run, opening)
    return opening
  }
  const again = async (run: number, path: string) => readAgain(path, await opened(run))
  let maintainedAt = 0
  while (!signal.aborted) {
    if (Date.now() - maintainedAt > maintainEveryMs) {
      await queue.maintain()
      maintainedAt = Date.now()
    }
    const taken = await member.take()
    reached()
    if (taken) await tell(await workOn(taken, member, opened))
    while (!signal.aborted && (await member.keep(again)));
    if (taken) continue
    if (drains && (await member.isDone())) return
    await wait(pollMs, undefined, { signal }).catch(() => {})
  }
}

/** Reads a batch and puts what came of it into the store. */
async function workOn(taken: Taken, member: Member, opened: (run: number) => Promise<OpenRun>): Promise<Worked> {
  const counts = { articles: 0, same: 0 }
  async function* counted(batches: AsyncIterable<Part[]>): AsyncGenerator<Part[]> {
    for await (const parts of batches) {
      for (const part of parts) {
        if ('known' in part) counts.same += part.known.articles
        else counts.articles += part.readings.filter(({ record }) => record).length
      }
      yield parts
    }
  }
  const run = await opened(taken.run).catch(async (error: unknown) => {
    // This worker cannot read the run, so it ends; others may.
    if (!(error instanceof StoreError)) await member.fail(taken, reasonOf(error))
    throw error
  })
  try {
    const isKept = await member.finish(taken, counted(readBatch(taken, run)))
    return isKept ? { kind: 'read', taken, ...counts } : { kind: 'lost', taken }
  } catch (error) {
    // What the database says is for the whole worker; the rest is about this batch, and the next worker may fare better.
    if (error instanceof StoreError) throw error
    const reason = reasonOf(error)
    await member.fail(taken, reason)
    return { kind: 'failed', taken, reason }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
