/** An archive among the sources of a run: one source with many articles. */

import { createHash } from 'node:crypto'
import { messagesOfText, messagesToText } from '../../diagnostics/stored-message.ts'
import type { ArchiveKind } from '../../split/archive/names.ts'
import type { Known } from '../../store/store.ts'
import type { ByteFile } from '../files/byte-file.ts'
import type { Done } from '../jobs/task.ts'
import { messageOf } from '../message-of.ts'
import type { Planned, ReadPartsOptions } from '../read-parts.ts'
import { saying } from '../to-reading.ts'
import { readArchive } from './read-archive.ts'

/** Plans the work that an archive takes, unless it is the same as before. One that changes meanwhile is read again by the next run. */
export async function* planArchive(
  path: string,
  kind: ArchiveKind,
  before: Known | undefined,
  options: Pick<ReadPartsOptions, 'known' | 'files' | 'limits' | 'format' | 'signal'>,
): AsyncGenerator<Planned> {
  // Whoever reads it says why it cannot be opened.
  const opening = options.files.open(path)
  const file = await opening.catch(() => undefined)
  const look = () => file && stampNow(file)
  const stamp = look()
  if (before && stamp !== undefined && stamp === before.stamp) return yield ready({ known: before })
  const sha256 = options.known && file && (await hash(file))
  if (before && sha256 !== undefined && sha256 === before.sha256) return yield ready({ known: before, stamp })

  let isFirst = true
  let isSure = true
  for await (const { pieces, said } of readArchive(path, kind, { ...options, open: () => opening })) {
    if (options.signal?.aborted) return
    if (said.length > 0) {
      yield ready({ path, readings: [saying(path, said)], isFirst, isLast: false })
      isFirst = false
    }
    for (const piece of pieces) {
      const about = { path, isFirst, isLast: false }
      isFirst = false
      const toPart = ({ readings }: Done) => {
        isSure &&= readings.every(({ bug }) => bug === undefined)
        return {
          ...about,
          readings: readings.map((reading) => ({ ...reading, messages: retell(reading.messages, piece.path, path) })),
        }
      }
      yield { task: { pieces: [piece] }, bytes: piece.bytes.length, toPart }
    }
  }
  const after = look()
  const hasChanged = stamp !== undefined && after !== stamp
  const last = () => ({
    path,
    readings: hasChanged ? [saying(path, [messageOf(path, 'source/changed', {})])] : [],
    isFirst,
    isLast: true,
    ...(isSure && !hasChanged && { sha256, stamp: after }),
  })
  yield { bytes: 0, toPart: last }
}

/** Messages of a member, whose file is not that of the source. */
function retell(text: string, member: string, archive: string): string {
  return text === '[]' ? text : messagesToText(messagesOfText(text, member), archive)
}

function ready(part: ReturnType<Planned['toPart']>): Planned {
  return { bytes: 0, toPart: () => part }
}

function stampNow(file: ByteFile): string | undefined {
  try {
    return file.stamp()
  } catch {
    // It is gone by now, which whoever reads it says.
    return undefined
  }
}

/** The hash of a file; nothing if it cannot be read, which whoever reads it says. */
async function hash(file: ByteFile): Promise<string | undefined> {
  const sum = createHash('sha256')
  try {
    for await (const chunk of file.read()) sum.update(chunk)
  } catch {
    return undefined
  }
  return sum.digest('hex')
}
