/** Imports in this thread: nothing to start, and nothing that could stop an article. */

import { openTasks } from './do-task.ts'
import type { Importer, Setup } from './task.ts'

export async function importInProcess(setup: Setup, now: () => number = Date.now): Promise<Importer> {
  const doTask = await openTasks(setup, now)
  return {
    async run(tasks) {
      const done = []
      for (const task of tasks) done.push(await doTask(task))
      return done
    },
    close: async () => {},
  }
}
