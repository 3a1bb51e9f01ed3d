/** What every reader is. */

import type { Draft } from '../article/draft.ts'
import type { WxrContext } from '../article/wxr-context.ts'
import type { Report } from '../diagnostics/report.ts'
import type { Profile } from '../meta/profile.ts'

export interface ReadContext {
  /** The path of the source, with `/` between folders. */
  path: string
  profile: Profile
  report: Report
  /** For items of WordPress exports. */
  wxr?: WxrContext
}

/** Turns the decoded text of a piece into a draft. Never throws on bad input: it reports, and reads what is there. */
export type Read = (text: string, context: ReadContext) => Draft
