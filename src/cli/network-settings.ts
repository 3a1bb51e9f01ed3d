/** What the flags and the environment say of the network, for sources by URL. Light: the network itself is loaded when it is asked. */

import type { NetworkSettings } from '../bulk/files/files.ts'
import { isRange } from '../net/addresses.ts'
import type { ObjectStore } from '../net/object-store.ts'
import { CannotRun } from './exit.ts'
import type { NetworkFlags } from './network-options.ts'
import { version } from './version.ts'

/** Settings of a client. Throws `CannotRun` for flags that do not fit. */
export function toNetworkSettings(flags: NetworkFlags): NetworkSettings {
  const { retries, delay, timeout, allowPrivate = false, allowAddress: allow = [] } = flags
  const wrong = allow.find((range) => !isRange(range))
  if (wrong !== undefined) {
    throw new CannotRun(
      `Unexpected address \`${wrong}\`, expected an address or a range: 127.0.0.1, 10.0.0.0/8, fd00::/8`,
    )
  }
  return {
    userAgent: `alphanode/${version()}`,
    allow,
    allowPrivate,
    ...(retries !== undefined && { retries }),
    ...(delay !== undefined && { gapMs: delay }),
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    store: objectStoreOf(process.env),
  }
}

/** The store that the variables name which all clients of S3 read. */
function objectStoreOf(env: NodeJS.ProcessEnv): ObjectStore {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env
  const endpoint = env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL
  if (endpoint && !/^https?:\/\/[^/]/.test(endpoint)) {
    throw new CannotRun(`Unexpected AWS_ENDPOINT_URL \`${endpoint}\`, expected a URL: https://s3.example.org`)
  }
  return {
    region: env.AWS_REGION || env.AWS_DEFAULT_REGION || 'us-east-1',
    ...(endpoint && { endpoint }),
    ...(id && secret && { keys: { id, secret, ...(token && { token }) } }),
  }
}
