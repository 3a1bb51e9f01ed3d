/** Ends an article that takes too long. */

import { newProgress, type Progress, readProgress, secondsOf } from './progress.ts'

export interface Watch {
  progress: Progress
  /** Aborted when an article has taken more than its time. */
  signal: AbortSignal
  stop(): void
}

/** Milliseconds between two looks: what an article may take beyond its time. */
const lookMs = 250

/** Watches a worker from the moment on at which it begins its first article. */
export function watch(maxSeconds: number): Watch {
  const progress = newProgress()
  const overdue = new AbortController()
  let last = { begun: 0, seconds: 0 }
  const timer = setInterval(() => {
    const { begun } = readProgress(progress)
    if (begun === 0) return
    const seconds = secondsOf(progress)
    if (begun !== last.begun) last = { begun, seconds }
    else if (seconds - last.seconds > maxSeconds) overdue.abort()
  }, lookMs)
  return { progress, signal: overdue.signal, stop: () => clearInterval(timer) }
}
