/** What an item of a WordPress export needs to know of the rest of the file: it travels with the item's piece. */

/** Plain data, no more of it than the one item needs. */
export interface WxrContext {
  /** What the prefixes of elements mean. */
  namespaces: Record<string, string>
  site: { title?: string; url?: string; language?: string }
  /** Names for people, by login. */
  authors: Record<string, string>
  /** The attachments that the item may mean, by id. */
  attachments: Record<string, Attachment>
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
}
