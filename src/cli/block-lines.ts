/** Why the blocks of a page were kept or dropped, for `inspect`. */

import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import { createLocator } from '../diagnostics/locate.ts'
import type { Profile } from '../meta/profile.ts'
import type { Verdict } from '../read/reader.ts'
import { readers } from '../read/readers.ts'
import { decode } from '../split/decode.ts'
import { append } from '../tree/append.ts'
import { printable } from './printable.ts'

/** Characters of a block that are shown. */
const shownLength = 60

/** A line for every block of a measured page; none for other sources. Reads the source once more, for reasons cost time. */
export async function blockLines(piece: Piece, profile: Profile, limits: Limits): Promise<string[]> {
  const { text } = decode(piece.bytes, piece.format)
  const read = await readers[piece.format]()
  const verdicts: Verdict[] = []
  const explain = (all: Verdict[]) => append(verdicts, all)
  read(text, { path: piece.path, profile, limits, report: () => {}, explain })
  const locate = createLocator(text, piece.start)
  return verdicts.map(({ text, start, isKept, chance, reasons }) => {
    const line = start === undefined ? '' : String(locate(start).line)
    const percent = `${Math.round(100 * chance)} %`
    const shown = printable(text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text)
    return `${isKept ? 'kept   ' : 'dropped'} ${percent.padStart(5)}  ${line.padStart(5)}  ${shown}  (${reasons.join(', ')})`
  })
}
