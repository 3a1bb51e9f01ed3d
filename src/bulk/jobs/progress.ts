/** How far a worker is with its tasks, in memory that it shares with the main thread: that can be read while it hangs. */

import { readFileSync, readlinkSync } from 'node:fs'

/** Counts the articles that were begun; then the task and the article in it that were begun last; the worker's thread. */
export type Progress = Int32Array<SharedArrayBuffer>

const [begunAt, taskAt, articleAt, threadAt] = [0, 1, 2, 3]

export function newProgress(): Progress {
  return new Int32Array(new SharedArrayBuffer(16))
}

/** To be called in the worker: gives what it calls before each article. */
export function createProgress(progress: Progress): (task: number, article: number) => void {
  Atomics.store(progress, threadAt, findThread())
  return (task, article) => {
    Atomics.store(progress, taskAt, task)
    Atomics.store(progress, articleAt, article)
    Atomics.add(progress, begunAt, 1)
  }
}

/** How many articles were begun, and which was the last. */
export function readProgress(progress: Progress): { begun: number; task: number; article: number } {
  return {
    begun: Atomics.load(progress, begunAt),
    task: Atomics.load(progress, taskAt),
    article: Atomics.load(progress, articleAt),
  }
}

/**
 * Seconds that the worker has worked: of CPU, where Linux says it of a thread, which Node itself does from version 24 on; else by
 * the clock.
 */
export function secondsOf(progress: Progress): number {
  const thread = Atomics.load(progress, threadAt)
  if (thread === 0) return performance.now() / 1000
  try {
    // proc_pid_stat(5): after the name in brackets the 12th and 13th fields are the time in user and kernel mode, in ticks.
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return (Number(user) + Number(system)) / ticksPerSecond
  } catch {
    return performance.now() / 1000
  }
}

/** USER_HZ, which is 100 for programs on all platforms that Node runs on. */
const ticksPerSecond = 100

/** The number of this thread at the system; 0 where it cannot be told. */
function findThread(): number {
  try {
    return Number(/\d+$/.exec(readlinkSync('/proc/thread-self'))?.[0] ?? 0)
  } catch {
    return 0
  }
}
