/** A record on its way into a store: made where it was imported, which may be another thread, and not parsed again. */

import type { Article } from '../article/article.ts'
import { jsonLine } from './json-line.ts'

export interface Packed {
  /** The record as one line of JSON. */
  line: string
  /** What stores are asked for. */
  id: string
  slug: string
  path: string
  sha256: string
  language: string | undefined
  status: string | undefined
  publishedAt: string | undefined
  modifiedAt: string | undefined
  title: string | undefined
  lead: string | undefined
  text: string
}

export function pack(article: Article): Packed {
  const { id, slug, source, language, status, publishedAt, modifiedAt, title, lead, body } = article
  const { path, sha256 } = source
  return {
    line: jsonLine(article),
    id,
    slug,
    path,
    sha256,
    language,
    status,
    publishedAt,
    modifiedAt,
    title,
    lead,
    text: body.text,
  }
}

/** The record itself. It was checked when it was made. */
export function unpack({ line }: Packed): Article {
  return JSON.parse(line)
}

/** The record under another id and slug. */
export function rename(packed: Packed, names: Pick<Article, 'id' | 'slug'>): Packed {
  return pack({ ...unpack(packed), ...names })
}
