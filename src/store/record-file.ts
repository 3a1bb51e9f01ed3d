/** One file of records as a store: a run replaces all of it. */

import { chosen, counted } from './choose-records.ts'
import { fileRun } from './file-run.ts'
import { readRecords } from './read-records.ts'
import { nowhere, type RecordFormat, writeRecords } from './records.ts'
import type { Store } from './store.ts'

/** Opens the file, which need not be there. The file of a run is there when the run is finished, and never a part of it. */
export function openRecordFile(path: string, format: RecordFormat): Store {
  return {
    async begin({ dryRun = false }) {
      const records = dryRun ? nowhere : writeRecords(path, format)
      return fileRun({
        async write({ line, id }) {
          await records.writeLine(line)
          return { change: 'created', name: id, messages: [] }
        },
        finish: records.close,
        abort: records.abort,
      })
    },
    read: (ids) => chosen(readRecords(path), path, ids),
    count: () => counted(readRecords(path)),
    close: async () => {},
  }
}
