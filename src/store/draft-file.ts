/** A file that is written in parts and gets its name when it is whole. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { draftPath } from './write-file.ts'

export interface DraftFile {
  /** Waits when the disk is slower. */
  write(text: string): Promise<void>
  /** Ends the file and gives it its name. */
  close(): Promise<void>
  /** Takes the unfinished file away. */
  abort(): Promise<void>
}

/** Opens a file under a hidden name beside its own. */
export function openDraftFile(path: string): DraftFile {
  const draft = draftPath(path)
  const file = createWriteStream(draft)
  // An error of the file (no space, no such folder) must reach whoever waits, not the process.
  const ended = finished(file)
  ended.catch(() => {})
  return {
    write: (text) => Promise.race([sendText(file, text), ended]),
    async close() {
      file.end()
      await ended
      await rename(draft, path)
    },
    async abort() {
      file.destroy()
      await ended.catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

/** Writes to a stream; waits when the reader is slower. */
export async function sendText(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (text && !stream.write(text)) await once(stream, 'drain')
}
