/** What comes of a request. */

import { quote } from '../diagnostics/rule.ts'

export interface Answer {
  kind: 'answer'
  /** Where redirects led. */
  url: string
  status: number
  headers: Headers
  /** Unpacked. */
  bytes: Uint8Array
  attempts: number
}

export interface Failed {
  kind: 'failed'
  failure: Failure
  attempts: number
}

export type Reply = Answer | Failed

/** Why there is no answer. */
export type Failure =
  /** The host leads to an address that must not be connected to. */
  | { kind: 'address'; host: string; address: string; range: string }
  /** Not http or https, or with a password in it. */
  | { kind: 'url'; url: string }
  /** No such name. */
  | { kind: 'host'; host: string }
  /** The host gave no answer so often that it is not asked any more. */
  | { kind: 'silent'; host: string; tries: number }
  | { kind: 'redirects'; limit: number }
  | { kind: 'too-large'; limit: number }
  | { kind: 'timeout'; seconds: number }
  | { kind: 'network'; reason: string }

const sentences: { [Kind in Failure['kind']]: (failure: Extract<Failure, { kind: Kind }>) => string } = {
  address: ({ host, address, range }) =>
    `${host === address ? host : `${host} leads to ${address}`}, an address that is not public (${range})`,
  url: ({ url }) => `${quote(url)} is no URL of http or https, or holds a password`,
  host: ({ host }) => `there is no host ${host}`,
  silent: ({ host, tries }) => `${host} gave no answer ${tries} times in a row, and is not asked any more`,
  redirects: ({ limit }) => `more than ${limit} redirects`,
  'too-large': ({ limit }) => `more than ${limit} bytes`,
  timeout: ({ seconds }) => `no whole answer within ${seconds} s`,
  network: ({ reason }) => reason,
}

/** A failure in words. */
export function failureText(failure: Failure): string {
  // The table ties each kind to its failure; a lookup over the union cannot show that to the compiler.
  const say = sentences[failure.kind] as (failure: Failure) => string
  return say(failure)
}
