/** Where records are read from besides sources: files by their names, and stores. */

import { existsSync } from 'node:fs'
import { articleNames } from '../split/detect-format.ts'
import type { Store } from '../store/store.ts'
import { CannotRun } from './exit.ts'

/** The names of articles and of record files. */
export const renderable = new RegExp(`${articleNames.source}|\\.(?:ndjson|jsonl|json)$`, 'i')

/** Throws `CannotRun` for a store that holds nothing, or is not there. */
export async function openFilledStore(path: string): Promise<Store> {
  const { openStore, storeKind, storeName } = await import('../store/open-store.ts')
  const isRemote = storeKind(path) === 'postgres'
  if (!isRemote && !existsSync(path)) throw new CannotRun(`Unexpected store \`${path}\`, expected one that is there`)
  // Whoever only reads makes no schema in a database.
  const store = await openStore(path, { dryRun: isRemote })
  if ((await store.count()) > 0) return store
  await store.close()
  throw new CannotRun(`Nothing to read: no records in ${storeName(path)}`)
}
