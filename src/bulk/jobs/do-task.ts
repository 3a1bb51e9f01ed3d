/** One task → what came of it. */

import { createHash } from 'node:crypto'
import type { Piece } from '../../article/draft.ts'
import type { Message } from '../../diagnostics/message.ts'
import { type ImportOptions, importPiece, splitBytes } from '../import-file.ts'
import { loadProfile } from '../load-profile.ts'
import { messageOf } from '../message-of.ts'
import { readSource } from '../read-source.ts'
import { saying, type ToldReading, toReading } from '../to-reading.ts'
import type { Done, FileTask, Setup, Task } from './task.ts'

/** Does tasks; `begun` is called before each article, by its number in the task. */
export type DoTask = (task: Task, begun?: (article: number) => void) => Promise<Done>

/** Loads what all tasks need. Throws `UnusableModule` for a profile that cannot be loaded. */
export async function openTasks({ profile, limits, format, comments, framed }: Setup): Promise<DoTask> {
  const options: ImportOptions = { profile: await loadProfile(profile), limits, format, comments }
  const keepsPiece = (messages: Message[]) => messages.some(({ severity }) => framed.includes(severity))

  const importAll = async (pieces: Piece[], begun: (article: number) => void): Promise<ToldReading[]> => {
    const readings: ToldReading[] = []
    for (const [index, piece] of pieces.entries()) {
      begun(index)
      readings.push(toReading(await importPiece(piece, options), keepsPiece))
    }
    return readings
  }

  const doFile = async ({ path, sha256: before }: FileTask, begun: (article: number) => void): Promise<Done> => {
    begun(0)
    const source = await readSource(path, limits.bytes)
    if ('problem' in source) return { isSame: false, readings: [saying([source.problem])] }
    const { bytes, stamp, hasChanged } = source
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = { sha256, ...(stamp !== undefined && { stamp }) }
    if (sha256 === before && !hasChanged) return { isSame: true, readings: [], ...known }
    const { pieces, said } = splitBytes(path, bytes, options)
    const about = hasChanged ? [...said, messageOf(path, 'source/changed', {})] : said
    const readings = [...(about.length > 0 ? [saying(about)] : []), ...(await importAll(pieces, begun))]
    const isSure = !hasChanged && readings.every(({ bug }) => bug === undefined)
    return { isSame: false, readings, ...(isSure && known) }
  }

  return async (task, begun = () => {}) =>
    'path' in task ? doFile(task, begun) : { isSame: false, readings: await importAll(task.pieces, begun) }
}
