/** When a request is worth another try, and how long to wait for it. */

import type { Reply } from './reply.ts'

/** Asked too often, or a server in trouble: it may be over soon. */
const passingStatuses = new Set([408, 429, 500, 502, 503, 504])

/** The first wait; each further one is twice as long. */
const firstWaitMs = 1000

/** A server that asks for more patience than this is left alone. */
export const maxWaitMs = 120_000

/** Whether the same request could go better later. */
export function mayPass(reply: Reply): boolean {
  if (reply.kind === 'answer') return passingStatuses.has(reply.status)
  return reply.failure.kind === 'network' || reply.failure.kind === 'timeout'
}

/**
 * Milliseconds to wait after the `attempt`th try (from 1): what `Retry-After` says (seconds or a date), else twice as long
 * each time, of which a random half is taken off so that clients do not come back together.
 */
export function waitMs(
  attempt: number,
  retryAfter: string | null,
  { now = Date.now(), random = Math.random() } = {},
): number {
  if (retryAfter !== null) {
    const seconds = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1000
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  }
  const full = firstWaitMs * 2 ** (attempt - 1)
  return full - (random * full) / 2
}
