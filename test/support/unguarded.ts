/** For tests of one stage. */

import type { Guard } from '../../src/diagnostics/guard.ts'
import { standardLimits } from '../../src/diagnostics/limits.ts'

/** The standard limits, and nobody who is told of more. */
export const unguarded: Guard = { limits: standardLimits, report: () => {} }
