/** The queue of a store of PostgreSQL. */

import { z } from 'zod'
import { StoreError } from '../../store.ts'
import { isPostgres } from '../address.ts'
import { asStoreError, connect, disconnect } from '../database.ts'
import { enqueue } from './enqueue.ts'
import { openJobs } from './jobs.ts'
import { join } from './join.ts'
import type { Queue } from './queue.ts'
import * as sql from './sql.ts'

const Progress = z.array(
  z.object({
    run: z.number(),
    sources: z.number(),
    batches: z.number(),
    kept: z.number(),
    done: z.number(),
    read: z.number(),
    failures: z.array(z.string()),
  }),
)

/** Opens the queue at an address; `now` gives the time in ISO 8601. Throws `StoreError`. */
export async function openQueue(path: string, now: () => string): Promise<Queue> {
  if (!isPostgres(path)) {
    throw new StoreError(
      `Unexpected queue \`${path}\`, expected the address of a database: postgres://user@host/database`,
    )
  }
  const database = await connect(path, { dryRun: false })
  const { address, pool } = database
  const jobs = await asStoreError(address.name, () => openJobs(database))
  return {
    name: address.name,
    enqueue: (run) => enqueue(database, jobs, run),
    join: () => join(database, jobs, now),
    async progress() {
      return Progress.parse((await asStoreError(address.name, () => pool.query(sql.listProgress))).rows)
    },
    maintain: () => asStoreError(address.name, () => jobs.maintain()),
    close: () => disconnect(database),
  }
}
