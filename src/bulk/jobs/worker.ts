/** What runs in a worker thread: loads the profile once, then does tasks. */

import { Piscina } from 'piscina'
import { createFiles } from '../files/files.ts'
import { plainError } from '../to-reading.ts'
import { type DoTask, openTasks } from './do-task.ts'
import { createProgress, type Progress } from './progress.ts'
import type { Done, Setup, Task } from './task.ts'

export interface WorkerData {
  setup: Setup
}

/** Tasks to be done by one worker, and where it says how far it is. */
export interface Batch {
  tasks: Task[]
  progress: Progress
}

/** What came of a batch. What the worker throws kills no other: only a worker that is gone rejects. */
export type BatchResult = { done: Done[] } | { bug: Error }

const { setup }: WorkerData = Piscina.workerData
const { limits, network } = setup
const opened: Promise<DoTask> = openTasks(setup, createFiles({ maxBytes: limits.bytes, network }))

export default async function doBatch({ tasks, progress }: Batch): Promise<BatchResult> {
  const begin = createProgress(progress)
  try {
    const doTask = await opened
    const done: Done[] = []
    for (const [index, task] of tasks.entries()) done.push(await doTask(task, (article) => begin(index, article)))
    return { done }
  } catch (bug) {
    return { bug: plainError(bug) }
  }
}
