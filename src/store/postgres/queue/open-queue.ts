/** The queue of a store of PostgreSQL. */

import { StoreError } from '../../store.ts'
import { isPostgres } from '../address.ts'
import { asStoreError, connect, disconnect } from '../database.ts'
import { knownSources } from '../postgres-run.ts'
import { enqueue } from './enqueue.ts'
import { openJobs } from './jobs.ts'
import { join } from './join.ts'
import type { Queue } from './queue.ts'

/** Opens the queue at an address; `now` gives the time in ISO 8601. Throws `StoreError`. */
export async function openQueue(path: string, now: () => string): Promise<Queue> {
  if (!isPostgres(path)) {
    throw new StoreError(
      `Unexpected queue \`${path}\`, expected the address of a database: postgres://user@host/database`,
    )
  }
  const database = await connect(path, { dryRun: false })
  const { address } = database
  const jobs = await asStoreError(address.name, () => openJobs(database))
  return {
    name: address.name,
    enqueue: (run) => enqueue(database, jobs, run),
    known: (paths, way) => asStoreError(address.name, () => knownSources(database.pool, paths, way)),
    join: () => join(database, jobs, now),
    maintain: () => asStoreError(address.name, () => jobs.maintain()),
    close: () => disconnect(database),
  }
}
