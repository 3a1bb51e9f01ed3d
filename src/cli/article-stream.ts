/** Articles of any kind of file: sources are imported, record files are read. */

import { type ImportAllOptions, importAll } from '../bulk/import-all.ts'
import { readRecords, recordNames } from '../bulk/read-records.ts'
import type { Happened } from './talk.ts'

/** The articles of the files at `paths`, in their order, with what there is to say about each. */
export async function* articlesOf(paths: string[], options: ImportAllOptions): AsyncGenerator<Happened> {
  for (const path of paths) {
    if (recordNames.test(path) && !options.format) yield* readRecords(path)
    else yield* importAll([path], options)
  }
}
