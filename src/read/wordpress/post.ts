/** A post of WordPress, wherever it came from: as far as exports and REST answers agree. */

import type { MetaRow } from '../../article/draft.ts'
import type { Attachment } from '../../article/wxr-context.ts'
import type { Span } from '../../diagnostics/report.ts'

export interface Post {
  id?: string | undefined
  /** HTML. */
  title?: string | undefined
  link?: string | undefined
  slug?: string | undefined
  /** WordPress' own word: `publish`, `future`, … */
  status?: string | undefined
  isProtected: boolean
  published: Moment
  modified: Moment
  /** Names as WordPress stores them: with entities. */
  authors: { name: string; url?: string }[]
  categories: string[]
  tags: string[]
  /** HTML. */
  excerpt?: string | undefined
  content: Content
  /** What a page shows, if the content is raw and the source has both: a plugin may show the meta box there. */
  shown?: Content | undefined
  rows: MetaRow[]
  /** The id of the image that stands for the post. */
  featured?: string | undefined
  attachments: Record<string, Attachment>
  /** The language of the site, which its posts mostly have. */
  language?: string | undefined
}

/** The same time on the clock of the site and in UTC, as `2026-02-18 11:59:46` or with a `T`. */
export interface Moment {
  local?: string | undefined
  utc?: string | undefined
}

export interface Content {
  html: string
  /** `raw`: as the editor stored it; `rendered`: as the page shows it. */
  form: 'raw' | 'rendered'
  /** Where it stands in the source; nothing if it stands there in another form. */
  at?: Span | undefined
}
