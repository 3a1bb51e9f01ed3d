/** Imports in worker threads. A worker that hangs or takes too much memory is ended, and costs the one article it was at. */

import { Piscina } from 'piscina'
import { readProgress } from './progress.ts'
import type { Done, Importer, Setup, Stopped, Task } from './task.ts'
import { watch } from './watch.ts'
import type { Batch, BatchResult, WorkerData } from './worker.ts'

/** Opens workers, which load what they need when the first tasks come. */
export function importInWorkers(setup: Setup, jobs: number): Importer {
  const { seconds, heap } = setup.limits
  const workerData: WorkerData = { setup }
  const pool = new Piscina<Batch, BatchResult>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: jobs,
    // One that waits for the next batch would be ended at once, and to start another costs what 300 articles cost.
    idleTimeout: Number.POSITIVE_INFINITY,
    // Batches wait outside of the pool.
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: heap },
    workerData,
  })

  const run = async (tasks: Task[]): Promise<Done[]> => {
    if (tasks.length === 0) return []
    const { progress, signal, stop } = watch(seconds)
    try {
      const result = await pool.run({ tasks, progress }, { signal })
      if ('done' in result) return result.done
      throw result.bug
    } catch (error) {
      const reason = signal.aborted ? 'time' : reasonOf(error)
      if (!reason) throw error
      const at = readProgress(progress)
      const task = tasks[at.task]
      if (!task) throw error
      // Others may have filled the memory: who is to be blamed shows alone.
      const isSure = reason === 'time' || tasks.length === 1
      const again = isSure ? { ...task, stopped: [...(task.stopped ?? []), { article: at.article, reason }] } : task
      const [before, after] = [tasks.slice(0, at.task), tasks.slice(at.task + 1)]
      return [...(await run(before)), ...(await run([again])), ...(await run(after))]
    } finally {
      stop()
    }
  }
  return { run, close: () => pool.destroy() }
}

/** Why a worker is gone; nothing if it is not. */
function reasonOf(error: unknown): Stopped['reason'] | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'memory'
  return /^worker exited/.test(error.message) ? 'exit' : undefined
}
