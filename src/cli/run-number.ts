/** Numbers of runs, as users write them. */

import { CannotRun } from './exit.ts'

/** The number of a run. Throws `CannotRun` for other text. */
export function readRunNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new CannotRun(`Unexpected run \`${text}\`, expected the number of a run`)
}
