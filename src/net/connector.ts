/** Connects only where the guard allows. */

import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { AddressGuard } from './addresses.ts'

/** The address of a host is none that may be connected to. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
  readonly address: string
  /** Of the range that the address belongs to. */
  readonly kind: string

  constructor(address: string, kind: string) {
    super(`${address} (${kind})`)
    this.address = address
    this.kind = kind
  }
}

/**
 * A connector for undici. A host name is looked up once, and only addresses that passed the guard are handed to the
 * socket: there is no second lookup that could answer otherwise. A host that is an address itself is never looked up, so
 * it is guarded before.
 */
export function guardedConnector(guard: AddressGuard, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(guard) })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    const kind = isIP(host) === 0 ? undefined : guard(host)
    if (kind === undefined) connect(options, callback)
    else callback(new AddressRefused(host, kind), null)
  }
}

function guardedLookup(guard: AddressGuard): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const allowed = found.filter(({ address }) => guard(address) === undefined)
      const [first] = allowed
      if (!first) return callback(refusal(found, guard), '')
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

function refusal([first]: LookupAddress[], guard: AddressGuard): Error {
  return new AddressRefused(first?.address ?? 'no address', (first && guard(first.address)) ?? 'unknown')
}
