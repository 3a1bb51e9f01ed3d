/** How a run ends. */

import type { Severity } from '../diagnostics/message.ts'

export const exitCodes = { done: 0, failed: 1, cannotRun: 2, bug: 3, interrupted: 130 } as const

/** Something the user must change before the command can run: its message is shown alone, and the run ends with code 2. */
export class CannotRun extends Error {
  override name = 'CannotRun'
}

/** From which severity on a message makes a run fail. */
export const failLevels = ['error', 'warn', 'info', 'never'] as const
export type FailLevel = (typeof failLevels)[number]

/** Whether a message of this severity reaches the level. */
export function reaches(severity: Severity, level: FailLevel): boolean {
  return level !== 'never' && failLevels.indexOf(severity) <= failLevels.indexOf(level)
}

/** All severities, the worst first. */
export const severities: Severity[] = ['error', 'warn', 'info']
