/** The ledger of a run in full, in a file. */

import { findRecordFormat, writeRecords } from '../store/records.ts'
import type { Listener } from './listener.ts'

/** Opens the file that `--ledger` names, as NDJSON unless it is called `.json`. */
export function openLedger(path: string): Listener {
  const { write, close, abort } = writeRecords(path, findRecordFormat(path) ?? 'ndjson')
  return {
    wantsArticles: false,
    async put({ messages }) {
      for (const message of messages) await write(message)
    },
    close,
    abort,
  }
}
