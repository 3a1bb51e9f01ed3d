/** What the readers hand on: a piece of a source, and the draft that a reader makes of it. */

import type { Root } from 'hast'
import type { Point } from '../diagnostics/message.ts'
import type { Span } from '../diagnostics/report.ts'
import type { Author, Comment, Fidelity, Format, MainImage, Similar, Status, Term } from './article.ts'
import type { Json } from './json.ts'
import type { WxrContext } from './wxr-context.ts'

/** The bytes of one article and where they stood. */
export interface Piece {
  /** As the user gave it; with `/` between folders. */
  path: string
  bytes: Uint8Array
  format: Format
  /** Where the piece begins, if it is a part of a bigger file. */
  start?: Point
  /** What a crawl, or the browser that saved it, knows of a page: its address, and what the server called its encoding. */
  fetched?: { url?: string; encoding?: string }
  /** What an item of a WordPress export needs to know of the rest of the file. */
  wxr?: WxrContext
}

/** A value of the box as the source shows it, before the profile gives it a type. */
export type MetaNode =
  /** Shown text, whose type the profile decides. */
  | { kind: 'text'; text: string }
  /** A value whose type the source itself states (YAML, JSON, a carrier); it is kept as it is. */
  | { kind: 'typed'; value: Json }
  | { kind: 'list'; items: MetaNode[] }
  /** Named values in source order; a name may come twice. */
  | { kind: 'map'; rows: MetaRow[] }

/** One row of the box: the label as the source writes it, and the value. */
export interface MetaRow {
  key: string
  value: MetaNode
  at?: Span | undefined
  /** As a database or a program holds it: no theme has changed its characters. */
  isStored?: boolean
}

/** The meta box as it was found. */
export interface Box {
  rows: MetaRow[]
  fidelity: Fidelity
  at?: Span | undefined
}

/** The facts of a page; all optional, because a source may hold none of them. Texts are trimmed and never empty. */
export interface Facts {
  id?: string
  slug?: string
  url?: string
  title?: string
  lead?: string
  language?: string
  direction?: 'ltr' | 'rtl'
  authors?: Author[]
  publishedAt?: string
  modifiedAt?: string
  status?: Status
  categories?: string[]
  tags?: string[]
  image?: MainImage
  terms?: Term[]
  aliases?: string[]
  similar?: Similar[]
  comments?: DraftComment[]
}

/** A comment whose text is still to be cleaned. */
export type DraftComment = Omit<Comment, 'html' | 'text'> & { body: Root }

/**
 * What a reader found. `body` speaks the canonical vocabulary of `docs/architecture.md` ("The body"):
 * code as `pre > code.language-x`, images as `img` with their caption in a `figure`'s `figcaption`.
 */
export interface Draft {
  facts: Facts
  body: Root
  box?: Box | undefined
  /** Whether lines of a page were chosen by what they look like. */
  isMeasured?: boolean
}
