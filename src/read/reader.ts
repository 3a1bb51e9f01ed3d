/** What every reader is. */

import type { Draft } from '../article/draft.ts'
import type { WxrContext } from '../article/wxr-context.ts'
import type { Guard } from '../diagnostics/guard.ts'
import type { Profile } from '../meta/profile.ts'

export interface ReadContext extends Guard {
  /** The path of the source, with `/` between folders. */
  path: string
  /** Where a crawl fetched it. */
  url?: string
  profile: Profile
  /** Whether comments are asked for. */
  comments?: boolean
  /** Takes why each block of a page was kept or dropped, if that was measured. Asking costs as much as deciding. */
  explain?: (verdicts: Verdict[]) => void
  /** For items of WordPress exports. */
  wxr?: WxrContext
}

/** Why a block of a page was kept or dropped. */
export interface Verdict {
  text: string
  /** Offset of the start tag of the element it stands in. */
  start: number | undefined
  isKept: boolean
  /** The chance, from 0 to 1, that it belongs to the article. */
  chance: number
  /** What moved the decision most, the strongest first; `+` for keeping, `-` against. */
  reasons: string[]
}

/** Turns the decoded text of a piece into a draft. Never throws on bad input: it reports, and reads what is there. */
export type Read = (text: string, context: ReadContext) => Draft
