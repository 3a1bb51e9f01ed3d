/** From a number of jobs to whoever does them. */

import { importInProcess } from './in-process.ts'
import type { Importer, Setup } from './task.ts'

/** Opens as many workers as may work at once; with 0 the work is done in this thread. */
export async function openImporter(setup: Setup, jobs: number): Promise<Importer> {
  if (jobs === 0) return importInProcess(setup)
  const { importInWorkers } = await import('./import-in-workers.ts')
  return importInWorkers(setup, jobs)
}
