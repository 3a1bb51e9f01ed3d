/** Which alphanode this is. */

import { readFileSync } from 'node:fs'

/** The version of the package, from its manifest. */
export function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return manifest.version
}
