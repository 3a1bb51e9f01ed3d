/** Imports in this thread: nothing to start, and nothing that could stop an article. */

import { createFiles } from '../files/files.ts'
import { openTasks } from './do-task.ts'
import type { Importer, Setup } from './task.ts'

export async function importInProcess(setup: Setup, now: () => number = Date.now): Promise<Importer> {
  const { limits, network } = setup
  const files = createFiles({ maxBytes: limits.bytes, network, now })
  const doTask = await openTasks(setup, files)
  return {
    async run(tasks) {
      const done = []
      for (const task of tasks) done.push(await doTask(task))
      return done
    },
    close: files.close,
  }
}
