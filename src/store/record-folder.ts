/** A folder with one file per record as a store: runs add files and replace those of the same name. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chosen, counted } from './choose-records.ts'
import { collisionMessages, holderOf } from './collisions.ts'
import { fileRun } from './file-run.ts'
import { openFolder } from './folder.ts'
import { unpack } from './packed.ts'
import { type ReadRecord, readRecords } from './read-records.ts'
import type { Store } from './store.ts'

/** Opens the folder, which need not be there. */
export function openRecordFolder(path: string): Store {
  return {
    async begin({ onCollision, dryRun = false }) {
      const folder = await openFolder(path, { extension: '.json', onCollision, dryRun })
      return fileRun({
        async write(record, start) {
          const text = `${JSON.stringify(unpack(record), null, 2)}\n`
          const { collision, ...written } = await folder.write(record.slug, text, holderOf(record.path, start))
          const messages = collision ? collisionMessages(record.path, [collision], { mode: onCollision, start }) : []
          return { ...written, messages }
        },
        finish: async () => {},
        abort: async () => {},
      })
    },
    read: (ids) => chosen(recordsOf(path), path, ids),
    count: () => counted(recordsOf(path)),
    close: async () => {},
  }
}

/** In the order of the names of their files. */
async function* recordsOf(folder: string): AsyncGenerator<ReadRecord> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
  for (const name of names.sort()) yield* readRecords(join(folder, name))
}
