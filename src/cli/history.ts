/** The runs that a store keeps, for commands. */

import { existsSync } from 'node:fs'
import { openStore, storeKind, storeName } from '../store/open-store.ts'
import type { History, RunRecord } from '../store/store.ts'
import { CannotRun } from './exit.ts'

export interface OpenHistory {
  history: History
  close(): Promise<void>
}

/** Opens a store that is there and keeps runs; nothing is written to it unless `writes` says so. Throws `CannotRun` for another. */
export async function openHistory(path: string, { writes = false } = {}): Promise<OpenHistory> {
  const kind = storeKind(path)
  if (kind !== 'postgres' && !existsSync(path))
    throw new CannotRun(`Unexpected store \`${path}\`, expected one that is there`)
  const store = await openStore(path, { dryRun: !writes })
  const { history } = store
  if (history) return { history, close: () => store.close() }
  await store.close()
  throw new CannotRun(`Unexpected store \`${storeName(path)}\`, expected a .db or postgres://…: others keep no runs`)
}

/** One run of a store. Throws `CannotRun` if there is none of this number. */
export async function findRun(path: string, history: History, number: number): Promise<RunRecord> {
  const run = (await history.runs()).find(({ id }) => id === number)
  if (run) return run
  const name = storeName(path)
  throw new CannotRun(`Unexpected run ${number}, expected one of ${name}: \`alphanode runs ${name}\` lists them`)
}
