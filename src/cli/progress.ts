/** How far a run is, on a terminal only. */

import { grouped } from './grouped.ts'
import type { Output } from './terminal.ts'

export interface Progress {
  /** Says that so many more sources are done. */
  step(sources: number): void
  /** Takes the line away, so that something else can be written. */
  clear(): void
}

/** Milliseconds between two drawings: often enough to look alive, seldom enough to cost nothing. */
const drawEveryMs = 100

/**
 * Shows `412/1,204 · 83/s · 10 s left` on the last line, or `412 · 83/s` where nobody knows how many there are. Does nothing
 * if the output is no terminal or the run is short.
 */
export function createProgress(output: Output, total: number | undefined, now: () => number = Date.now): Progress {
  if (!output.isTerminal || (total !== undefined && total < 2)) return { step() {}, clear() {} }
  const startedAt = now()
  let done = 0
  let drawnAt = startedAt
  return {
    step(sources) {
      done += sources
      if (now() - drawnAt < drawEveryMs) return
      drawnAt = now()
      output.stream.write(`${clearLine}${progressLine(done, total, drawnAt - startedAt)}`)
    },
    clear() {
      if (drawnAt > startedAt) output.stream.write(clearLine)
    },
  }
}

const clearLine = '\r\u001b[K'

/** The line itself; `elapsedMs` is since the beginning. */
export function progressLine(done: number, total: number | undefined, elapsedMs: number): string {
  const perSecond = (done * 1000) / Math.max(1, elapsedMs)
  const rate = perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond))
  if (total === undefined) return `${grouped(done)} · ${rate}/s`
  const secondsLeft = Math.ceil((total - done) / Math.max(perSecond, 0.001))
  return `${grouped(done)}/${grouped(total)} · ${rate}/s · ${duration(secondsLeft)} left`
}

function duration(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
