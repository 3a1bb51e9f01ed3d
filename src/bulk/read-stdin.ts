/** Standard input, where it is no export. */

import type { Limits } from '../diagnostics/limits.ts'
import { stdinPath } from './find-sources.ts'
import type { Exports } from './open-exports.ts'
import { readSource } from './read-source.ts'

/** All of standard input, of which its beginning was read to see what it is. */
export function readStdin(
  { stdin, problem }: Pick<Exports, 'stdin' | 'problem'>,
  limits: Limits,
): ReturnType<typeof readSource> {
  return problem ? Promise.resolve({ problem }) : readSource(stdinPath, limits.bytes, stdin)
}
