/** One source that is read whole → what came of its articles. */

import type { Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Profile } from '../meta/profile.ts'
import { type Imported as Came, importArticle } from '../pipeline.ts'
import { messageOf } from './message-of.ts'
import { type SplitBytesOptions, splitBytes } from './split-bytes.ts'

export interface Imported extends Came {
  /** The path of the source. */
  path: string
  /** What the article was read from; absent when the source never became a piece. */
  piece?: Piece | undefined
  /** What the importer itself threw: a bug, also told as the message `source/failed`. */
  bug?: unknown
}

export interface ImportOptions {
  profile: Profile
  /** How much is read. */
  limits: Limits
  /** Taken as the format of every source instead of being told from its name and content. */
  format?: Format | undefined
  /** Whether comments come into the records. */
  comments?: boolean | undefined
}

/** Imports the articles that the bytes of a source hold. */
export async function* importBytes(
  path: string,
  bytes: Uint8Array,
  options: ImportOptions & Pick<SplitBytesOptions, 'fetched'>,
): AsyncGenerator<Imported> {
  const { said, pieces } = splitBytes(path, bytes, options)
  if (said.length > 0) yield { path, messages: said }
  for (const piece of pieces) yield await importPiece(piece, options)
}

/** The one place that catches what the importer throws: a bug that one article meets must not cost the others. */
export async function importPiece(
  piece: Piece,
  { profile, limits, comments = false }: Omit<ImportOptions, 'format'>,
): Promise<Imported> {
  try {
    return { path: piece.path, piece, ...(await importArticle(piece, { profile, limits, comments })) }
  } catch (bug) {
    const reason = bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug)
    return { path: piece.path, piece, messages: [messageOf(piece.path, 'source/failed', { reason })], bug }
  }
}
