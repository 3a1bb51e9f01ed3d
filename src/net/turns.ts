/** Politeness: how many requests a host gets at once, and how soon after each other. */

import { setTimeout } from 'node:timers/promises'

export interface TurnOptions {
  /** Requests to one host at the same time. */
  perHost: number
  /** Milliseconds between the beginnings of two requests to one host. */
  gapMs: number
}

/** Does the work when it is the host's turn. */
export type TakeTurn = <Result>(host: string, work: () => Promise<Result>) => Promise<Result>

interface Host {
  running: number
  waiting: (() => void)[]
  /** By the clock. */
  nextBeginsAt: number
}

/** In milliseconds. */
interface Clock {
  now(): number
  sleep(ms: number): Promise<void>
}

const machineClock: Clock = { now: () => performance.now(), sleep: (ms) => setTimeout(ms) }

export function createTurns({ perHost, gapMs }: TurnOptions, clock = machineClock): TakeTurn {
  const hosts = new Map<string, Host>()
  return async (name, work) => {
    const host = hosts.get(name) ?? { running: 0, waiting: [], nextBeginsAt: 0 }
    hosts.set(name, host)
    // Who ends hands the place on, so the number of those running stays.
    if (host.running >= perHost) await new Promise<void>((begin) => host.waiting.push(begin))
    else host.running += 1
    try {
      const now = clock.now()
      const beginsAt = Math.max(now, host.nextBeginsAt)
      host.nextBeginsAt = beginsAt + gapMs
      if (beginsAt > now) await clock.sleep(beginsAt - now)
      return await work()
    } finally {
      const next = host.waiting.shift()
      if (next) next()
      else host.running -= 1
    }
  }
}
