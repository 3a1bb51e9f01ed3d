/** How severities are coloured. */

import type { Severity } from '../diagnostics/message.ts'
import type { Colors } from './terminal.ts'

export const severityColors = { error: 'red', warn: 'yellow', info: 'cyan' } as const satisfies Record<
  Severity,
  keyof Colors
>
