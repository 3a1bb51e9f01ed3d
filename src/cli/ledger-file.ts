/** The ledger of a run in full, in a file. */

import type { Message } from '../diagnostics/message.ts'
import { findRecordFormat, nowhere, writeRecords } from '../store/records.ts'

export interface LedgerFile {
  put(messages: Message[]): Promise<void>
  /** Ends the file, which is there only now. */
  close(): Promise<void>
  /** Takes an unfinished file away. */
  abort(): Promise<void>
}

/** Opens the file that `--ledger` names, as NDJSON unless it is called `.json`; without a name nothing is kept. */
export function openLedger(path: string | undefined): LedgerFile {
  const { write, close, abort } = path === undefined ? nowhere : writeRecords(path, findRecordFormat(path) ?? 'ndjson')
  return {
    async put(messages) {
      for (const message of messages) await write(message)
    },
    close,
    abort,
  }
}
