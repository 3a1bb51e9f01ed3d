/** What an item of a WordPress export needs to know of the rest of its site: it travels with the item's piece. */

/** Plain data, no more of it than the one item needs. */
export interface WxrContext {
  /** What the prefixes of elements mean. */
  namespaces: Record<string, string>
  site: { title?: string; url?: string; language?: string }
  /** Names for people, by login. */
  authors: Record<string, string>
  /** The terms of the item that stand below others. */
  terms: LowerTerm[]
  /** The attachments that the item may mean, by id. */
  attachments: Record<string, Attachment>
  /** The content of the synced patterns that the item shows, and of those in them, by id. */
  patterns: Record<string, string>
}

/** Where a term stands among those of its taxonomy. */
export interface LowerTerm {
  taxonomy: string
  slug: string
  /** Names as WordPress stores them, from the top down. */
  parents: string[]
}

/** A file of the media library. */
export interface Attachment {
  url: string
  alt: string
  /** HTML. */
  caption: string
  title: string
  width?: number
  height?: number
  /** The id of the post that it was uploaded to. */
  parent?: string
  /** Its place in galleries, from the lowest up; `0` where none is. */
  order?: number
}
