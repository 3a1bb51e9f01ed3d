/** What `import`, `check`, `render` and `inspect` have in common: named paths → articles, with talk. */

import type { Format } from '../article/article.ts'
import { findSources, type Sources } from '../bulk/find-sources.ts'
import type { CommonFlags } from './command.ts'
import { CannotRun, type FailLevel } from './exit.ts'
import type { SettingFlags } from './settings.ts'

/** The flags of every command that reads sources. */
export interface SourceFlags extends CommonFlags, SettingFlags {
  fromFormat?: Format
}

/** Finds the sources; if there is none at all, says why and throws `CannotRun`. */
export async function findSome(paths: string[], names?: RegExp): Promise<Sources> {
  const sources = await findSources(paths, names)
  if (sources.files.length > 0) return sources
  const reasons = sources.messages.map(({ file, reason }) => `  ${file}: ${reason}`)
  throw new CannotRun(['Nothing to read', ...reasons].join('\n'))
}

/** The least severity that is shown: `-q` errors only, `-v` everything. */
export function shownLevel({ quiet, verbose }: CommonFlags, standard: FailLevel): FailLevel {
  if (quiet) return 'error'
  return verbose ? 'info' : standard
}
