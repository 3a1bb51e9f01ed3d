// The Nu HTML checker over all pages of a folder.

import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

/** Gives what it calls an error: `page:line message`. */
export function markupErrors(folder) {
  const jar = createRequire(import.meta.url)('vnu-jar')
  const args = ['-jar', jar, '--skip-non-html', '--format', 'json', '--exit-zero-always', folder]
  const { stderr, error } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (error) throw new Error('there is no java (Debian: apt-get install default-jre-headless)', { cause: error })
  return JSON.parse(stderr)
    .messages.filter(({ type }) => type === 'error')
    .map(
      ({ url, lastLine, message, extract }) => `${url.replace(/^file:/, '')}:${lastLine} ${message} ${extract ?? ''}`,
    )
}
