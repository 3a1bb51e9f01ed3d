/** One task → what came of it. */

import { createHash } from 'node:crypto'
import type { Piece } from '../../article/draft.ts'
import type { Message } from '../../diagnostics/message.ts'
import type { Files } from '../files/files.ts'
import { type ImportOptions, importPiece } from '../import-file.ts'
import { loadProfile } from '../load-profile.ts'
import { messageOf } from '../message-of.ts'
import { splitBytes } from '../split-bytes.ts'
import { isSettled, saying, type ToldReading, toReading } from '../to-reading.ts'
import { stoppedReading } from './stopped.ts'
import type { Done, FileTask, Setup, Task } from './task.ts'

/** Called before each article, by its number in the task. */
type Begun = (article: number) => void

export type DoTask = (task: Task, begun?: Begun) => Promise<Done>

/** Loads what all tasks need. Throws `UnusableModule` for a profile that cannot be loaded. */
export async function openTasks({ profile, limits, format, comments, framed }: Setup, files: Files): Promise<DoTask> {
  const options: ImportOptions = { profile: await loadProfile(profile), limits, format, comments }
  const keepsPiece = (messages: Message[]) => messages.some(({ severity }) => framed.includes(severity))

  const importAll = async (pieces: Piece[], { stopped = [] }: Task, begun: Begun): Promise<ToldReading[]> => {
    const readings: ToldReading[] = []
    for (const [index, piece] of pieces.entries()) {
      const stop = stopped.find(({ article }) => article === index)
      begun(index)
      readings.push(
        stop ? stoppedReading(piece, stop, limits) : toReading(await importPiece(piece, options), keepsPiece),
      )
    }
    return readings
  }

  const doFile = async (task: FileTask, begun: Begun): Promise<Done> => {
    const { path, sha256: before } = task
    begun(0)
    const source = await files.readWhole(path, before === undefined ? undefined : task.stamp)
    if ('problem' in source) return { isSame: false, readings: [saying(path, [source.problem])] }
    if ('isUnchanged' in source) return { isSame: true, readings: [] }
    const { bytes, stamp, hasChanged, fetched } = source
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = { sha256, ...(stamp !== undefined && { stamp }) }
    if (sha256 === before && !hasChanged) return { isSame: true, readings: [], ...known }
    const { pieces, said } = splitBytes(path, bytes, { ...options, fetched })
    const about = hasChanged ? [...said, messageOf(path, 'source/changed', {})] : said
    const readings = [...(about.length > 0 ? [saying(path, about)] : []), ...(await importAll(pieces, task, begun))]
    const isSure = !hasChanged && readings.every(isSettled)
    return { isSame: false, readings, ...(isSure && known) }
  }

  return async (task, begun = () => {}) =>
    'path' in task ? doFile(task, begun) : { isSame: false, readings: await importAll(task.pieces, task, begun) }
}
