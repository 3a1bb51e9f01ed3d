/** From a number of jobs to whoever does them. */

import type { Importer, Setup } from './task.ts'

/** Opens as many workers as may work at once; with 0 the work is done in this thread. */
export async function openImporter(setup: Setup, jobs: number): Promise<Importer> {
  // Where workers read, this thread loads nothing of what reading takes.
  if (jobs === 0) {
    const { importInProcess } = await import('./in-process.ts')
    return importInProcess(setup)
  }
  const { importInWorkers } = await import('./import-in-workers.ts')
  return importInWorkers(setup, jobs)
}
