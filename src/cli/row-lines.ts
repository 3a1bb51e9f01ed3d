/** Where the rows of the meta box stand in the source. */

import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import { createLocator } from '../diagnostics/locate.ts'
import type { Profile } from '../meta/profile.ts'
import { readers } from '../read/readers.ts'
import { decode } from '../split/decode.ts'

/** The line of each row, in order. Reads the source once more: a record does not keep the places of its values. */
export async function rowLines(piece: Piece, profile: Profile, limits: Limits): Promise<(number | undefined)[]> {
  const { text } = decode(piece.bytes, piece.format)
  const read = await readers[piece.format]()
  const { box } = read(text, { path: piece.path, profile, limits, report: () => {} })
  const locate = createLocator(text, piece.start)
  return box?.rows.map(({ at }) => at && locate(at.start).line) ?? []
}
