/** Hosts that do not answer: an old site may hold a thousand pictures of a server that is long gone. */

import type { Reply } from './reply.ts'

export interface SilentHosts {
  has(host: string): boolean
  /** Takes note of what came of a request. */
  note(host: string, reply: Reply): void
}

/** Tries without any answer, one after the other, after which a host is left alone: two requests with their retries. */
export const maxSilence = 8

export function createSilentHosts(): SilentHosts {
  const silences = new Map<string, number>()
  return {
    has: (host) => (silences.get(host) ?? 0) >= maxSilence,
    note(host, reply) {
      const isSilent = reply.kind === 'failed' && (reply.failure.kind === 'network' || reply.failure.kind === 'timeout')
      silences.set(host, isSilent ? (silences.get(host) ?? 0) + 1 : 0)
    },
  }
}
