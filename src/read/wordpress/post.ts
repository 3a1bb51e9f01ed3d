/** A post of WordPress, wherever it came from: as far as exports and REST answers agree. */

import type { MetaRow } from '../../article/draft.ts'
import type { Attachment } from '../../article/wxr-context.ts'
import type { WxrRecord } from '../../article/wxr-record.ts'
import type { Span } from '../../diagnostics/report.ts'
import type { StoredMeta } from './meta.ts'
import type { StoredTerm } from './terms.ts'

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
  terms: StoredTerm[]
  /** Addresses that the source names beside the link, and slugs and days that the post once had. */
  former: { urls: string[]; slugs: string[]; days: string[] }
  comments: StoredComment[]
  place: PostPlace
  /** HTML. */
  excerpt?: string | undefined
  /** HTML of an excerpt that WordPress may have made of the content. */
  shownExcerpt?: string | undefined
  content: Content
  /** What a page shows, if the content is raw and the source has both: a plugin may show the meta box there. */
  shown?: Content | undefined
  rows: MetaRow[]
  /** The id of the image that stands for the post. */
  featured?: { id: string; at?: Span | undefined } | undefined
  attachments: Record<string, Attachment>
  /** The content of synced patterns, by id. */
  patterns: Record<string, string>
  /** What our own export carries beside what it shows. */
  record?: WxrRecord | undefined
  /** The meta values that `rows` were made of, if `record` is there. */
  stored?: StoredMeta[]
  /** The language of the site, which its posts mostly have. */
  language?: string | undefined
}

/** What WordPress knows of a post beside its text; `0` is none. */
export interface PostPlace {
  type?: string | undefined
  parent?: string | undefined
  order?: string | undefined
  isSticky: boolean
}

/** A comment as WordPress stores it. */
export interface StoredComment {
  id?: string | undefined
  /** The id of the comment that it answers; `0` for none. */
  parent?: string | undefined
  /** Nothing or `comment` for a comment. */
  type?: string | undefined
  /** WordPress' own word: `1`, `0`, `spam`, `trash`, `post-trashed`; in answers `approved`, `hold`. */
  approval?: string | undefined
  author?: string | undefined
  url?: string | undefined
  date: Moment
  content: Content
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
  /** Gives for an offset of `html` that of the source. */
  locate?: ((offset: number) => number) | undefined
}
