/** What keeps a stage within limits. */

import type { Limits } from './limits.ts'
import type { Report } from './report.ts'

/** How much is read, and whom to tell of more. */
export interface Guard {
  limits: Limits
  report: Report
}
