/** A run that puts records into files, which know nothing of sources or of earlier runs. */

import type { Point } from '../diagnostics/message.ts'
import type { Packed } from './packed.ts'
import type { Kept, StoreRun, Written } from './store.ts'

export interface FileRun {
  /** Writes one record; `start` is where its article begins in a file of many. */
  write(record: Packed, start: Point | undefined): Promise<Written>
  finish(): Promise<void>
  /** Ends it before it was whole. */
  abort(): Promise<void>
}

/** A run of a store whose records are written one by one. */
export function fileRun({ write, finish, abort }: FileRun): StoreRun {
  return {
    known: async (paths) => paths.map(() => undefined),
    async keep(parts) {
      const kept: Kept[] = []
      for (const part of parts) {
        if ('known' in part) throw new Error('files know no sources')
        const written: Kept = []
        for (const { record, start } of part.readings) written.push(record && (await write(record, start)))
        kept.push(written)
      }
      return kept
    },
    recall: nothing,
    finish: ({ state }) => (state === 'finished' ? finish() : abort()),
    abort,
  }
}

async function* nothing(): AsyncGenerator<never> {}
